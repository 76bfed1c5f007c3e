import Testing
import Texts

@Suite struct CharacterReferenceTests {
  private func length(
    _ source: String, _ scalar: Unicode.Scalar, _ syntax: CharacterReference.Syntax
  ) -> Int? {
    let scalars = Array(source.unicodeScalars)
    return CharacterReference.shared.end(
      at: 0, of: scalars, standsFor: scalar, limit: scalars.count, syntax)
  }

  @Test(arguments: [CharacterReference.Syntax.html, .markdown, .xml])
  func endsWithItsSemicolon(_ syntax: CharacterReference.Syntax) {
    #expect(length("&amp;x;", "&", syntax) == 5)
    #expect(length("&#38;x", "&", syntax) == 5)
    #expect(length("&#xE9;x", "é", syntax) == 6)
    #expect(length("&#;", "&", syntax) == nil)
    #expect(length("&", "&", syntax) == nil)
    #expect(length("& a;", "&", syntax) == nil)
  }

  @Test func someNamesOfHTMLNeedNone() {
    #expect(length("&copyright", "©", .html) == 5)
    #expect(length("&notin;", "∉", .html) == 7)
    #expect(length("&notit;", "¬", .html) == 4)
    #expect(length("&#8212x", "—", .html) == 6)
    #expect(length("&copyright", "©", .markdown) == nil)
    #expect(length("&foo;", "&", .html) == nil)
    #expect(length("&foo;", "&", .markdown) == nil)
  }

  @Test func inXMLEveryNameIsOne() {
    #expect(length("&my-ent.2;", "x", .xml) == 10)
    #expect(length("&größe;", "&", .xml) == 7)
  }

  @Test func aNumberMayBeTooLarge() {
    #expect(length("&#99999999999999999999;", "\u{FFFD}", .html) == 23)
  }
}
