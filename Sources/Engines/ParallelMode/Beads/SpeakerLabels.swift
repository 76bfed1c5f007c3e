import Basics
import Texts

/// The names of speakers that stand as sentences of their own before what they say.
///
/// In "Anna. Has he come yet?" the name is a sentence.
/// Where a translation has them within the sentence ("ANNA: Has he come yet?"), one that is left over goes with the speech that
/// follows, and is no null.
package struct SpeakerLabels {
  /// Which sentences of either text are such names.
  private let isLabel: Sides<[Bool]>

  /// More letters are no name.
  private static let mostLetters: Float = 24
  /// A name comes more than once.
  private static let leastSpeeches = 2

  /// Finds them: short sentences that begin a paragraph and are not all of it, by the words that come again in that place.
  ///
  /// - Complexity: O(number of sentences).
  package init(_ texts: Sides<ParallelText>) { isLabel = texts.map(SpeakerLabels.labels) }

  private static func labels(_ text: ParallelText) -> [Bool] {
    let sentences = text.sentences
    let candidates = sentences.indices.dropLast().filter { index in
      text.lengths[index] <= mostLetters && !text.terms.range(index).isEmpty
        && sentences[index + 1].paragraph == sentences[index].paragraph
        && (index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph)
    }
    var speeches: [Int32: Int] = [:]
    for index in candidates {
      speeches[text.terms.values[text.terms.range(index).lowerBound], default: 0] += 1
    }
    var isLabel = [Bool](repeating: false, count: text.count)
    for index in candidates {
      let name = text.terms.values[text.terms.range(index).lowerBound]
      isLabel[index] = (speeches[name] ?? 0) >= leastSpeeches
    }
    return isLabel
  }

  /// The beads with those names that are nulls put to what follows them in their text.
  ///
  /// - Parameter largest: no bead becomes larger than this on a side.
  /// - Complexity: O(number of beads).
  package func joined(to beads: [Bead], largest: Int) -> [Bead] {
    var joined: [Bead] = []
    // The indexes in `joined` of nulls that wait for the bead that follows.
    var waiting: Sides<Int?> = Sides(nil, nil)
    for bead in beads {
      var bead = bead
      if bead.isNull {
        if bead.a.count == 1, isLabel.a[bead.a.lowerBound] { waiting.a = joined.count }
        if bead.b.count == 1, isLabel.b[bead.b.lowerBound] { waiting.b = joined.count }
        joined.append(bead)
        continue
      }
      if let null = waiting.a, joined[null].a.upperBound == bead.a.lowerBound, bead.a.count < largest {
        bead = Bead(a: joined[null].a.lowerBound..<bead.a.upperBound, b: bead.b)
        joined[null] = SpeakerLabels.nothing
      }
      if let null = waiting.b, joined[null].b.upperBound == bead.b.lowerBound, bead.b.count < largest {
        bead = Bead(a: bead.a, b: joined[null].b.lowerBound..<bead.b.upperBound)
        joined[null] = SpeakerLabels.nothing
      }
      waiting = Sides(nil, nil)
      joined.append(bead)
    }
    return joined.filter { !$0.a.isEmpty || !$0.b.isEmpty }
  }

  /// In place of a null that has been put to a bead.
  private static let nothing = Bead(a: 0..<0, b: 0..<0)
}
