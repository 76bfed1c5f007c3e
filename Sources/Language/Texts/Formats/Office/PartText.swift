import Basics

/// The elements and texts of a part, with the offsets of the texts in the document.
struct PartText {
  let events: XMLEvents
  private var walker: SourceWalker
  private let base: Int
  private let end: Int

  /// Reads a part whose text begins at `base` in the document's.
  init(_ scalars: [Unicode.Scalar], base: Int, path: String) throws(InputError) {
    events = try XMLEvents(scalars, path: path, .part)
    walker = SourceWalker(scalars, isXML: true)
    self.base = base
    end = scalars.count
  }

  /// Where the last text ended in the document.
  var position: Int { base + walker.position }

  /// Gives each code point of the last text with its range in the document.
  ///
  /// Every text must be taken, in order, also such as is not wanted.
  mutating func takeText(_ body: (Unicode.Scalar, Range<Int>) -> Void) {
    let text = String(decoding: events.text, as: UTF8.self)
    walker.walk(text.unicodeScalars, limit: end) { scalar, range in
      body(scalar, base + range.lowerBound..<base + range.upperBound)
    }
  }
}
