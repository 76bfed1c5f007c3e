import Basics

/// A run of a Word document's part: text of one kind of letters, as the elements of the part have it (`w:r`, ECMA-376 part 1, 17.3.2).
///
/// All ranges are offsets in the part's text, in code points.
struct WordRun {
  /// A text of the run (`w:t`).
  struct Text {
    /// Its start tag, and what stands between that and its end tag.
    let tag, content: Range<Int>
    /// Whether spaces at its ends count.
    let keepsSpaces: Bool
  }

  /// The prefix of the names, with its colon: `w:`.
  let prefix: String
  /// The start tag.
  let tag: Range<Int>
  /// Its properties (`w:rPr`); nil where it has none.
  var properties: Range<Int>?
  /// Its texts in order.
  var texts: [Text] = []
  /// What else it holds, as the names of the elements and where they begin.
  var others: [(name: String, start: Int)] = []
  /// The start tag of the insertion that it stands in by itself (`w:ins`).
  let insertion: Range<Int>?
  /// Whether it was deleted or moved away, or is no text of the document's.
  let isGone: Bool
}

/// Finds the runs of a part.
struct WordRunFinder {
  /// An element that is open.
  private struct Element {
    let name: String
    let tag: Range<Int>
    /// The index of the run that it is.
    let run: Int?
  }

  private let scalars: [Unicode.Scalar]
  private var open: [Element] = []
  /// The runs, in the order of their beginnings.
  private(set) var runs: [WordRun] = []
  /// The greatest number that names a change or a comment (`w:id`).
  private(set) var greatestID = 0

  /// Reads a part that is well formed; of one that is not, what is found is undetermined.
  ///
  /// - Complexity: O(length of the part).
  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var at = 0
    while let start = scalars[at...].firstIndex(of: "<") {
      at = step(start)
    }
  }

  /// Takes the tag or other markup that begins at an offset, and gives where it ends.
  private mutating func step(_ start: Int) -> Int {
    if begins("<!--", start) { return end(of: "-->", from: start + 4) }
    if begins("<![CDATA[", start) { return end(of: "]]>", from: start + 9) }
    if begins("<?", start) || begins("<!", start) { return end(of: ">", from: start + 2) }
    let close = tagEnd(start)
    let tag = start..<close
    if begins("</", start) {
      end(tag)
    } else {
      let isEmpty = close - start > 2 && scalars[close - 2] == "/"
      begin(tag, isEmpty: isEmpty)
    }
    return close
  }

  private func begins(_ text: String, _ at: Int) -> Bool {
    let wanted = text.unicodeScalars
    return at + wanted.count <= scalars.count && scalars[at..<at + wanted.count].elementsEqual(wanted)
  }

  private func end(of text: String, from start: Int) -> Int {
    let wanted = Array(text.unicodeScalars)
    var at = start
    while at + wanted.count <= scalars.count {
      if scalars[at] == wanted[0], scalars[at..<at + wanted.count].elementsEqual(wanted) {
        return at + wanted.count
      }
      at += 1
    }
    return scalars.count
  }

  /// Where a tag ends: an attribute may hold its closing bracket.
  private func tagEnd(_ start: Int) -> Int {
    var quote: Unicode.Scalar?
    for index in start..<scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        return index + 1
      }
    }
    return scalars.count
  }

  /// The name in a tag, prefix and all.
  private func name(_ tag: Range<Int>, from start: Int) -> Substring {
    let end =
      scalars[start..<tag.upperBound].firstIndex {
        $0.properties.isWhitespace || $0 == "/" || $0 == ">"
      } ?? tag.upperBound
    return Substring(scalars.text(in: start..<end))
  }

  private mutating func begin(_ tag: Range<Int>, isEmpty: Bool) {
    let full = name(tag, from: tag.lowerBound + 1)
    let local = full.split(separator: ":").last.map(String.init) ?? ""
    let prefix = String(full.dropLast(local.count))
    noteID(tag, local)
    var run: Int?
    if local == "r", prefix != "m:" {
      let insertion = open.last.flatMap { $0.name == "ins" ? $0.tag : nil }
      let isGone = open.contains { ["del", "moveFrom", "Fallback"].contains($0.name) }
      run = runs.count
      runs.append(WordRun(prefix: prefix, tag: tag, insertion: insertion, isGone: isGone))
    } else if let parent = open.last?.run {
      switch local {
      case "rPr": runs[parent].properties = isEmpty ? tag : nil
      case "t":
        if !isEmpty {
          let end = scalars[tag.upperBound...].firstIndex(of: "<") ?? scalars.count
          // A text in a section of its own cannot be divided.
          if begins("<![CDATA[", end) {
            runs[parent].others.append(("CDATA", end))
          } else {
            runs[parent].texts.append(
              .init(
                tag: tag, content: tag.upperBound..<end,
                keepsSpaces: scalars.text(in: tag).contains("preserve")))
          }
        }
      default: runs[parent].others.append((local, tag.lowerBound))
      }
    }
    if !isEmpty { open.append(Element(name: local, tag: tag, run: run)) }
  }

  private mutating func end(_ tag: Range<Int>) {
    guard let element = open.popLast() else { return }
    if element.name == "rPr", let run = open.last?.run {
      runs[run].properties = element.tag.lowerBound..<tag.upperBound
    }
  }

  /// Takes the number of a change, a comment or a bookmark, which are counted together.
  private mutating func noteID(_ tag: Range<Int>, _ name: String) {
    let isNumbered =
      ["ins", "del", "moveFrom", "moveTo"].contains(name) || name.hasSuffix("Start")
      || name.hasSuffix("Change")
    guard isNumbered, let match = scalars.text(in: tag).firstMatch(of: /:id\s*=\s*["'](\d{1,9})["']/),
      let id = Int(match.1)
    else {
      return
    }
    greatestID = max(greatestID, id)
  }
}
