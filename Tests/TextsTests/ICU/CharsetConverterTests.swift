import Foundation
import TestSupport
import Testing
import Texts

@Suite struct CharsetConverterTests {
  /// A name, what the registry calls it, and the size of its smallest character.
  @Test(
    arguments: [
      ("cp1251", "windows-1251", 1), ("koi8r", "KOI8-R", 1), ("utf8", "UTF-8", 1),
      ("utf-16le", "UTF-16LE", 2),
      ("UTF-32BE", "UTF-32BE", 4), ("iso_8859-5", "ISO-8859-5", 1), ("cp866", "IBM866", 1),
    ])
  func namesAreThoseOfTheRegistry(_ charset: String, _ name: String, _ unitSize: Int) throws {
    let converter = try CharsetConverter(charset)
    #expect(converter.name == name)
    #expect(converter.unitSize == unitSize)
    let again = try CharsetConverter(name)
    #expect(again.name == name)
  }

  @Test(arguments: ["", "klingon", "ä", "../../etc/passwd", String(repeating: "x", count: 500)])
  func anUnknownCharsetIsAnError(_ name: String) {
    #expect(throws: ICUError.self) { _ = try CharsetConverter(name) }
  }

  @Test func decodesLongTextAcrossBuffers() throws {
    // Pairs of surrogates at every offset of the buffer's end.
    for shift in 0..<3 {
      let text = String(repeating: "a", count: shift) + String(repeating: "🚀Ж", count: 40_000)
      let bytes = [UInt8](try #require(text.data(using: .utf16LittleEndian)))
      let converter = try CharsetConverter("UTF-16LE")
      #expect(try converter.decode(bytes) == Array(text.unicodeScalars))
    }
  }

  @Test func decodesNothing() throws {
    let converter = try CharsetConverter("KOI8-R")
    #expect(try converter.decode([]).isEmpty)
  }

  /// A charset, bytes, and the offset of the first that it cannot decode.
  @Test(
    arguments: [
      ("UTF-16LE", [0x61, 0, 0x3D, 0xD8, 0x62, 0], 2),  // the first half of a pair alone
      ("UTF-16BE", [0, 0x61, 0xDC, 0], 2),  // the second half alone
      ("UTF-16LE", [0x61, 0, 0x3D, 0xD8], 2),  // cut within a pair
      ("UTF-16LE", [0x61, 0, 0x3D], 2),  // cut within a unit
      ("UTF-32LE", [0x61, 0, 0, 0, 0, 0xD8, 0, 0], 4),  // a surrogate
      ("UTF-32BE", [0, 0x11, 0, 0], 0),  // above U+10FFFF
      ("US-ASCII", [0x61, 0xE4, 0x62], 1), ("ISO-8859-7", [0x61, 0x62, 0xAE], 2),
      ("UTF-8", [0x61, 0xE2, 0x82, 0x62], 1), ("Shift_JIS", [0x61, 0x81, 0x01], 1),
    ] as [(String, [UInt8], Int)])
  func theFirstUndecodableSequenceIsTold(_ charset: String, _ bytes: [UInt8], _ offset: Int) throws {
    let strict = try CharsetConverter(charset)
    let error = try #require(throws: CharsetConverter.Undecodable.self) { try strict.decode(bytes) }
    #expect(error.offset == offset)
    let lossy = try CharsetConverter(charset, lossy: true)
    #expect(try lossy.decode(bytes).contains("\u{FFFD}"))
    #expect(lossy.replaced == 1)
  }

  @Test func theOffsetIsRightBehindManyBuffers() throws {
    var generator = SeededGenerator(seed: 31)
    for count in [1, 32_767, 32_768, 100_000] {
      let text = String(String.UnicodeScalarView(RandomText.scalars(count: count, using: &generator)))
      let before = [UInt8](try #require(text.data(using: .utf16BigEndian)))
      let converter = try CharsetConverter("UTF-16BE")
      let error = try #require(throws: CharsetConverter.Undecodable.self) {
        try converter.decode(before + [0xDC, 0, 0, 0x61])
      }
      #expect(error.offset == before.count)
    }
  }

  @Test func replacesEachSequenceOnce() throws {
    let converter = try CharsetConverter("UTF-8", lossy: true)
    let bytes: [UInt8] = [0x61, 0xFF, 0xFF, 0xE2, 0x82, 0x62, 0xD0]
    #expect(try converter.decode(bytes) == ["a", "\u{FFFD}", "\u{FFFD}", "\u{FFFD}", "b", "\u{FFFD}"])
    #expect(converter.replaced == 4)
    // As Swift does.
    #expect(try converter.decode(bytes) == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
  }

  @Test func unpairedSurrogatesOfOddCharsetsAreReplaced() throws {
    let converter = try CharsetConverter("CESU-8")
    #expect(try converter.decode([0xED, 0xA0, 0xBD, 0x62]) == ["\u{FFFD}", "b"])
    #expect(try converter.decode([0xED, 0xA0, 0xBD]) == ["\u{FFFD}"])
  }
}
