import Basics

/// The elements and texts of a part, with the offsets of the texts in the document.
struct PartText {
  let events: XMLEvents
  private var walker: SourceWalker
  private let scalars: [Unicode.Scalar]
  /// A code point of the part, by its index and the byte of UTF-8 where it begins.
  private var cursor = (index: 0, byte: 0)
  private let base: Int
  private let end: Int

  /// Reads a part whose text begins at `base` in the document's.
  init(_ scalars: [Unicode.Scalar], base: Int, path: String) throws(InputError) {
    events = try XMLEvents(scalars, path: path, .part)
    walker = SourceWalker(scalars, isXML: true)
    self.scalars = scalars
    self.base = base
    end = scalars.count
  }

  /// Where the tag of the element that began last stands in the document, for those that stand for a character.
  ///
  /// - Complexity: all calls together O(length of the part).
  mutating func tagRange() -> Range<Int> {
    while cursor.index < end, cursor.byte < events.offset {
      cursor.byte += UTF8.width(scalars[cursor.index])
      cursor.index += 1
    }
    let start = max(cursor.index, walker.position)
    let close = scalars[start...].firstIndex(of: ">").map { $0 + 1 } ?? start
    return base + start..<base + close
  }

  /// The last text.
  var text: String { String(decoding: events.text, as: UTF8.self) }

  /// Gives each code point of the last text with its range in the document.
  ///
  /// Every text must be taken, in order, also such as is not wanted.
  mutating func takeText(_ body: (Unicode.Scalar, Range<Int>) -> Void) {
    walker.walk(text.unicodeScalars, limit: end) { scalar, range in
      body(scalar, base + range.lowerBound..<base + range.upperBound)
    }
  }
}
