import XMLBridge

/// Mends what XML forbids and a reader can do without, and counts it.
///
/// Characters that XML does not have are removed, a '&' that begins no reference is taken as itself, and bytes that are no UTF-8 become U+FFFD.
package struct XMLMending {
  /// A kind of thing that is mended.
  package enum Kind: Int, CaseIterable, Sendable {
    case character, ampersand, undecodable

    /// What was done, for a number of it.
    package func text(_ count: Int) -> String {
      switch self {
      case .character:
        "\(count) control \(count == 1 ? "character" : "characters") removed, which XML does not have"
      case .ampersand:
        "\(count) '&' that \(count == 1 ? "begins" : "begin") no reference taken as \(count == 1 ? "itself" : "themselves")"
      case .undecodable:
        "\(count) \(count == 1 ? "byte" : "bytes") that cannot be decoded replaced with U+FFFD"
      }
    }
  }

  /// How many things of each kind were mended, and where the first of them stand.
  package private(set) var counts = [PlacedCount](repeating: PlacedCount(), count: Kind.allCases.count)
  /// Whether characters and marks are mended.
  private let mends: Bool
  /// Whether bytes that are no UTF-8 are replaced.
  private let replacesUndecodable: Bool

  init(mends: Bool, replacesUndecodable: Bool) {
    self.mends = mends
    self.replacesUndecodable = replacesUndecodable
  }

  /// Where text with a '&' that means itself has been looked at up to, and what it is in there.
  private struct Walk {
    enum Context { case text, section, comment }
    var at: Int
    var context: Context

    /// Goes on to a place.
    mutating func go(to end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
      while at < end {
        switch context {
        case .text:
          guard let open = bytes[at..<end].firstIndex(of: UInt8(ascii: "<")) else {
            at = end
            return
          }
          let rest = bytes[open...]
          if rest.starts(with: "<![CDATA[".utf8) {
            (at, context) = (open + 9, .section)
          } else if rest.starts(with: "<!--".utf8) {
            (at, context) = (open + 4, .comment)
          } else {
            at = open + 1
          }
        case .section, .comment:
          let mark = context == .section ? UInt8(ascii: "]") : UInt8(ascii: "-")
          guard let first = bytes[at..<end].firstIndex(of: mark) else {
            at = end
            return
          }
          if first + 2 < bytes.count, bytes[first + 1] == mark, bytes[first + 2] == UInt8(ascii: ">") {
            (at, context) = (first + 3, .text)
          } else {
            at = first + 1
          }
        }
      }
    }
  }

  /// Mends the rest of a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - start: where what is not mended yet begins.
  ///   - isLast: whether nothing follows.
  ///   - waiting: where what the parser has not taken in yet begins, and whether it is in a section of characters there.
  /// - Returns: where what is mended ends, at the end or before what may go on; and what was mended, by its places in the mended text.
  mutating func mend(
    _ text: inout [UInt8], from start: Int, isLast: Bool, waiting: (at: Int, isInSection: Bool)
  ) -> (end: Int, places: [(kind: Kind, at: Int)]) {
    var places: [(kind: Kind, at: Int)] = []
    if replacesUndecodable { replaceUndecodable(&text, from: start, isLast: isLast, &places) }
    guard mends else { return (text.count, places) }
    var mended: [UInt8] = []
    var copied = 0
    var end = text.count
    text.withUnsafeBufferPointer { bytes in
      var walk = Walk(at: waiting.at, context: waiting.isInSection ? .section : .text)
      var at = start
      while true {
        var kind: Int32 = 0
        var length: Int64 = 0
        let found = bytes.baseAddress.map {
          Int(xmlb_next_fault($0, Int64(bytes.count), Int64(at), &kind, &length))
        }
        guard let found, found < bytes.count else { break }
        let isReference = bytes[found] == UInt8(ascii: "&")
        if Int(kind) == XMLB_CUT, !isLast {
          end = found
          break
        }
        if isReference {
          walk.go(to: found, bytes)
          guard walk.context == .text else {
            at = found + 1
            continue
          }
        } else if Int(kind) == XMLB_CUT {
          break
        }
        mended += bytes[copied..<found]
        if Int(kind) == XMLB_FORBIDDEN {
          places.append((.character, mended.count))
          copied = found + Int(length)
        } else {
          places.append((.ampersand, mended.count))
          mended += "&amp;".utf8
          copied = found + 1
        }
        at = copied
      }
      if copied > 0 { mended += bytes[copied...] }
    }
    if copied > 0 {
      end += mended.count - text.count
      text = mended
    }
    return (end, places)
  }

  private func replaceUndecodable(
    _ text: inout [UInt8], from start: Int, isLast: Bool, _ places: inout [(kind: Kind, at: Int)]
  ) {
    var whole: [UInt8] = []
    var at = start
    while let problem = text[at...].withUnsafeBufferPointer({ UTF8Check.firstProblem(in: $0) }) {
      // The last character may be cut.
      if !isLast, at + problem + 3 >= text.count { break }
      if whole.isEmpty { whole += text[..<start] }
      whole += text[at..<at + problem]
      places.append((.undecodable, whole.count))
      whole += UTF8.encodedReplacementCharacter
      at += problem + 1
    }
    guard !whole.isEmpty else { return }
    whole += text[at...]
    text = whole
  }

  /// Counts a thing that was mended.
  mutating func count(_ kind: Kind, at place: @autoclosure () -> InputError.Place) {
    counts[kind.rawValue].count(at: place())
  }

  /// What was done, a sentence for each kind.
  package var texts: [String] {
    Kind.allCases.filter { counts[$0.rawValue].count > 0 }.map {
      $0.text(counts[$0.rawValue].count) + counts[$0.rawValue].firstPlaces
    }
  }
}
