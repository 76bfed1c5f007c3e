import Basics

/// Finds the names of speakers that speeches of a play begin with, as in `Анна. Я ухожу` and `KARL (leise). Er wollte kommen`.
///
/// Such a name and the first sentence after it are one sentence, as they are where a colon stands between them. A view is taken for a
/// play by names that come again at the beginning of paragraphs.
struct SpeakerNames {
  /// More letters are no name.
  private static let longestName = 30
  /// A direction after the name, "(geht zum Fenster)", is no longer than this.
  private static let longestDirection = 80
  /// A play has so many speeches of speakers who speak again, by so many speakers, and so many of a hundred paragraphs are such.
  private static let (leastSpeeches, leastSpeakers, leastShare) = (3, 2, 30)

  /// The offset of the stop after the name, by the offset that its block begins at.
  private var stops: [Int: Int] = [:]

  /// Finds the names of a view.
  ///
  /// - Complexity: O(number of blocks).
  init(_ view: TextView, _ data: SegmentationData) {
    struct Label {
      let start, stop: Int
      let name: [Unicode.Scalar]
    }
    var labels: [Label] = []
    var count = 0
    for block in view.blocks where !block.isSentence {
      if block.kind == .text || block.kind == .listItem { count += 1 }
      guard let (name, stop) = SpeakerNames.name(block.range, view.scalars),
        !data.traits(of: name.prefix { !view.scalars[$0].isSpace }, in: view.scalars).contains(.starter)
      else { continue }
      labels.append(Label(start: block.range.lowerBound, stop: stop, name: Array(view.scalars[name])))
    }
    guard labels.count >= SpeakerNames.leastSpeeches else { return }
    var speeches: [[Unicode.Scalar]: Int] = [:]
    for label in labels { speeches[label.name, default: 0] += 1 }
    let again = labels.filter { speeches[$0.name, default: 0] > 1 }
    let speakers = speeches.values.count { $0 > 1 }
    guard again.count >= SpeakerNames.leastSpeeches, speakers >= SpeakerNames.leastSpeakers,
      again.count * 100 >= count * SpeakerNames.leastShare
    else { return }
    for label in labels where speeches[label.name, default: 0] > 1 || label.name.isAllCapitals {
      stops[label.start] = label.stop
    }
  }

  /// The offset of the stop after the name of a speaker that the block at `start` begins with; nil without one.
  func stop(atBlock start: Int) -> Int? { stops.isEmpty ? nil : stops[start] }

  /// The name that a block begins with, and the stop after it and its direction.
  private static func name(_ block: Range<Int>, _ scalars: [Unicode.Scalar]) -> (Range<Int>, stop: Int)? {
    let limit = block.prefix(longestName + 1).upperBound
    var at = block.lowerBound
    var words = 0
    while at < limit {
      // A name's words have capitals, but for those of "Erster der Bürger" or "Второй из слуг".
      let word = at
      while at < limit, scalars[at].isAlphabetic || scalars[at] == "-" || scalars[at] == "’" {
        at += 1
      }
      guard at > word else { return nil }
      if words == 0, !scalars[word].isCapital { return nil }
      words += 1
      guard at < limit, scalars[at] == " ", at + 1 < limit, scalars[at + 1].isAlphabetic else {
        break
      }
      at += 1
    }
    let name = block.lowerBound..<at
    guard name.count > 1, words <= 4, at < limit else { return nil }
    if scalars[at] == " ", at + 1 < block.upperBound, scalars[at + 1] == "(" || scalars[at + 1] == "[" {
      let end = block.upperBound
      let direction = at + 2..<min(at + 2 + longestDirection, end)
      guard let close = scalars[direction].firstIndex(where: { $0 == ")" || $0 == "]" }) else { return nil }
      at = close + 1
    }
    guard at + 2 < block.upperBound, scalars[at] == ".", scalars[at + 1].isSpace else { return nil }
    return (name, at)
  }
}

extension [Unicode.Scalar] {
  fileprivate var isAllCapitals: Bool { allSatisfy { !$0.isLowercase } }
}
