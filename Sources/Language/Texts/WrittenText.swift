import Basics

extension Document {
  /// A range of the view with the letters, spaces, hyphens and dashes that the document has there.
  ///
  /// A view writes a text in one way (<doc:NormalizedViews>); who edits or publishes a text wants its own: long s, ligatures, protected and
  /// thin spaces, U+2011, `--`, letters that are composed of two code points. What a view leaves out, such as marks of notes, soft hyphens and
  /// the ends of wrapped lines, is not in it.
  ///
  /// ```swift
  /// document.view.text(in: range)      // "Das ist 50 km"
  /// document.written(in: range)        // "Das iſt 50\u{202F}km"
  /// ```
  ///
  /// - Parameter range: offsets in the view.
  /// - Returns: code points, at least one for each of the view's but for letters of a ligature.
  /// - Complexity: O(length of `range` + log of the number of runs of text without markup).
  public func written(in range: Range<Int>) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(range.count)
    var last: Range<Int>?
    func append(_ index: Int, _ source: Range<Int>) {
      let standing = scalars[source.clamped(to: 0..<scalars.count)]
      guard Document.isWritten(standing, view.scalars[index]) else {
        text.append(view.scalars[index])
        last = nil
        return
      }
      // The letters of a ligature share its place.
      if source != last { text += standing }
      last = source
    }
    if let sources = view.sources {
      sources.forEach(in: range, append)
    } else {
      for index in range { append(index, index..<index + 1) }
    }
    return text
  }

  /// Whether what stands in the document is the same text as a code point of the view, written otherwise, and not markup.
  private static func isWritten(
    _ standing: ArraySlice<Unicode.Scalar>, _ shown: Unicode.Scalar
  ) -> Bool {
    guard let first = standing.first else { return false }
    if standing.count == 1 {
      return first.value >= 0xA0 && first != shown && first != "\u{FEFF}" && !first.isLineEnd
    }
    if first == "-" { return shown.isAnyDash && standing.allSatisfy { $0 == "-" } }
    return first.value > 0x40 && first != shown && standing.dropFirst().allSatisfy(\.isCombiningMark)
  }
}

extension Unicode.Scalar {
  fileprivate var isAnyDash: Bool { properties.generalCategory == .dashPunctuation }
  fileprivate var isCombiningMark: Bool { properties.generalCategory == .nonspacingMark }
}
