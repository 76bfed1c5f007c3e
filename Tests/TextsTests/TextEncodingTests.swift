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
}
