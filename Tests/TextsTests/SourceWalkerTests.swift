import Basics
import Testing
import Texts

@Suite struct SourceWalkerTests {
  /// The piece of `source` that each code point of `text` stands at.
  private func pieces(_ text: String, in source: String, isXML: Bool) -> [String] {
    let scalars = Array(source.unicodeScalars)
    var walker = SourceWalker(scalars, isXML: isXML)
    var pieces: [String] = []
    walker.walk(text.unicodeScalars, limit: scalars.count) { _, range in
      pieces.append(scalars.text(in: range))
    }
    return pieces
  }

  @Test(arguments: [true, false])
  func whatIsEqualStandsAtItsOffset(isXML: Bool) {
    #expect(pieces("a 🚀", in: "a 🚀", isXML: isXML) == ["a", " ", "🚀"])
    #expect(pieces("ab", in: "a<b c='>'>b", isXML: isXML) == ["a", "b"])
    #expect(pieces("ab", in: "a<!-- > & b -->b", isXML: isXML) == ["a", "b"])
  }

  @Test(arguments: [true, false])
  func aReferenceStandsForWhatItSays(isXML: Bool) {
    #expect(pieces("a&b<c", in: "a&amp;b&lt;c", isXML: isXML) == ["a", "&amp;", "b", "&lt;", "c"])
    #expect(pieces("é&ü", in: "&#xE9;&#38;&#252;", isXML: isXML) == ["&#xE9;", "&#38;", "&#252;"])
  }

  @Test func lineEndsAreOneLineFeed() {
    #expect(pieces("a\nb\nc", in: "a\r\nb\rc", isXML: true) == ["a", "\r\n", "b", "\r", "c"])
  }

  @Test func markupInCDATAIsText() {
    #expect(
      pieces("a<b>&]]c", in: "a<![CDATA[<b>&]]]]>c", isXML: true) == ["a", "<", "b", ">", "&", "]", "]", "c"])
  }

  @Test func inHTMLMarksMayStandForThemselves() {
    #expect(pieces("a<1 & b", in: "a<1 & b", isXML: false) == ["a", "<", "1", " ", "&", " ", "b"])
    #expect(pieces("<b", in: "</x>&lt;b", isXML: false) == ["&lt;", "b"])
    #expect(pieces("©r", in: "&copyr", isXML: false) == ["&copy", "r"])
  }

  @Test func anEntityOfTheDocumentsOwnIsNoted() {
    let source = Array("a&my-ent;b".unicodeScalars)
    var walker = SourceWalker(source, isXML: true)
    walker.walk("ab".unicodeScalars, limit: source.count) { _, _ in }
    #expect(walker.unknownEntity == "my-ent")
  }

  @Test func textThatIsNotThereIsAtTheLimit() {
    let source = Array("ab".unicodeScalars)
    var walker = SourceWalker(source, isXML: false)
    var ranges: [Range<Int>] = []
    walker.walk("abc".unicodeScalars, limit: 2) { _, range in ranges.append(range) }
    #expect(ranges == [0..<1, 1..<2, 2..<2])
  }
}
