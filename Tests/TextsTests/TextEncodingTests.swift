import Foundation
import Testing
import Texts

@Suite struct TextEncodingTests {
  @Test(arguments: [
    ["windows-1251", "windows-1251"], ["CP1251", "windows-1251"], ["koi8_r", "KOI8-R"], ["utf8", "UTF-8"],
    ["UTF-16LE", "UTF-16LE"],
    // Read as browsers read it.
    ["ISO-8859-1", "windows-1252"], ["latin1", "windows-1252"],
  ])
  func isKnownByAnyOfItsNames(_ names: [String]) {
    #expect(TextEncoding(names[0])?.name == names[1])
  }

  @Test(arguments: ["", "klingon", "UTF-7", "cesu-8", "SCSU", "BOCU-1", "windows-1251,swaplfnl", "a=b"])
  func othersAreNot(_ name: String) {
    #expect(TextEncoding(name) == nil)
  }

  @Test(arguments: [
    TextEncoding.utf8, .utf16BigEndian, .utf16LittleEndian, .utf32BigEndian, .utf32LittleEndian,
  ])
  func thoseOfUnicodeAreKnownByTheirNames(_ encoding: TextEncoding) {
    #expect(TextEncoding(encoding.name) == encoding)
  }

  @Test func isAStringInJSON() throws {
    #expect(
      String(decoding: try JSONEncoder().encode([TextEncoding.utf16BigEndian]), as: UTF8.self)
        == #"["UTF-16BE"]"#)
    #expect(
      try JSONDecoder().decode([TextEncoding].self, from: Data(#"["cp1251"]"#.utf8))[0].name == "windows-1251"
    )
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([TextEncoding].self, from: Data(#"["klingon"]"#.utf8))
    }
  }

  // MARK: - Where bytes can be cut

  @Test(arguments: [
    ("a\nb", 2), ("a\r\nb", 3), ("\n", 1), ("ab\n", 3), ("a\rb", 2), ("abc", 2), ("abя", 2), ("ab🚀", 2),
    ("", 0),
  ])
  func utf8IsCutAfterALineOrBeforeACharacter(_ text: String, _ end: Int) {
    #expect(TextEncoding.cut([UInt8](text.utf8), .utf8) == end)
    #expect(TextEncoding.cut([UInt8](text.utf8), nil) == end)
    // Half a character too much changes nothing.
    #expect(
      TextEncoding.cut([UInt8](text.utf8) + [0xF0], .utf8) == (text.contains("\n") ? end : text.utf8.count))
  }

  private static let wide: [(TextEncoding, String.Encoding, size: Int)] = [
    (.utf16LittleEndian, .utf16LittleEndian, 2), (.utf16BigEndian, .utf16BigEndian, 2),
    (.utf32LittleEndian, .utf32LittleEndian, 4), (.utf32BigEndian, .utf32BigEndian, 4),
  ]

  @Test func wideTextIsCutBetweenItsUnits() throws {
    for (encoding, foundation, size) in Self.wide {
      func bytes(_ text: String) throws -> [UInt8] { [UInt8](try #require(text.data(using: foundation))) }
      #expect(TextEncoding.cut(try bytes("ab\nc"), encoding) == 3 * size)
      // U+0A0A and U+0A00 hold the byte of a line feed, but are none.
      #expect(TextEncoding.cut(try bytes("a\n\u{A0A}\u{A00}"), encoding) == 2 * size)
      #expect(TextEncoding.cut(try bytes("abc") + [0], encoding) == 3 * size)
      #expect(TextEncoding.cut(try bytes("a🚀"), encoding) == (try bytes("a🚀")).count)
      // The first half of a pair waits for the second.
      if size == 2 { #expect(TextEncoding.cut(try bytes("a🚀").dropLast(2), encoding) == 2) }
      #expect(TextEncoding.cut([], encoding) == 0)
      #expect(TextEncoding.cut([0], encoding) == 0)
    }
  }

  @Test func theMarkTellsTheUnits() throws {
    let bytes = [0xFF, 0xFE] + [UInt8](try #require("a\nb".data(using: .utf16LittleEndian)))
    #expect(TextEncoding.cut(bytes, nil) == 6)
    #expect(TextEncoding.cut(bytes, TextEncoding("UTF-16")) == 6)
  }

  @Test func otherTextIsCutAfterALineOnly() {
    // Where a character of an encoding of several bytes ends cannot be told.
    #expect(TextEncoding.cut([0x82, 0xA0, 0x0A, 0x82], TextEncoding("Shift_JIS")) == 3)
    #expect(TextEncoding.cut([0x82, 0xA0, 0x82], TextEncoding("Shift_JIS")) == 0)
  }

  // MARK: - What documents say

  @Test(arguments: [
    ("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><TEI>", "KOI8-R"),
    ("<?xml version='1.0' encoding='cp1251'?>", "windows-1251"),
    ("\r\n <html><head><META charset=windows-1251>", "windows-1251"),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">", "KOI8-R"),
    ("<meta charset = 'iso-8859-1'>", "windows-1252"), ("<?xml version='1.0'?>", nil),
    ("<p>charset=KOI8-R</p>", nil),
    ("One. <meta charset=KOI8-R>", nil), ("<meta charset=klingon>", nil), ("", nil),
    // Whoever can be read byte by byte is not in these.
    ("<meta charset=utf-16>", nil), ("<?xml version='1.0' encoding='UTF-16LE'?>", nil),
    ("<meta charset=utf-32>", nil),
  ])
  func isReadFromMarkup(_ text: String, _ name: String?) {
    #expect(TextEncoding.declared([UInt8](text.utf8))?.name == name)
  }

  @Test func isReadFromTheBeginningOnly() {
    let text = "<!--" + String(repeating: " ", count: 1_024) + "--><meta charset=KOI8-R>"
    #expect(TextEncoding.declared([UInt8](text.utf8)) == nil)
  }
}
