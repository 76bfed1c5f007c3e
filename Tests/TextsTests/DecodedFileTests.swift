import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct DecodedFileTests {
  /// Decodes a file of these bytes.
  private func decode(_ bytes: [UInt8]) throws -> DecodedFile {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "text.txt")
      try Data(bytes).write(to: file)
      return try DecodedFile(path: file.path)
    }
  }

  private func error(_ bytes: [UInt8]) throws -> InputError {
    try #require(throws: InputError.self) { try decode(bytes) }
  }

  @Test func keepsPathAndText() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "text.txt")
      try Data("Größe 🚀\r\n".utf8).write(to: file)
      let decoded = try DecodedFile(path: file.path)
      #expect(decoded.path == file.path)
      #expect(decoded.scalars == ["G", "r", "ö", "ß", "e", " ", "🚀", "\r", "\n"])
    }
  }

  @Test func hashesTheBytes() throws {
    // The example of FIPS 180-2, appendix B.1.
    #expect(
      try decode(Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func hashesTheByteOrderMarkToo() throws {
    let plain = try decode(Array("abc".utf8))
    let marked = try decode([0xEF, 0xBB, 0xBF] + Array("abc".utf8))
    #expect(plain.scalars == marked.scalars)
    #expect(plain.sha256 != marked.sha256)
  }

  @Test func dropsOneByteOrderMarkOnly() throws {
    let decoded = try decode([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61])
    #expect(decoded.scalars == ["\u{FEFF}", "a"])
  }

  @Test func aMissingFile() throws {
    let error = try #require(throws: InputError.self) { try DecodedFile(path: "/nowhere/at all.txt") }
    #expect(error.description == "/nowhere/at all.txt: no such file")
  }

  @Test func aDirectory() throws {
    try Fixtures.withTemporaryFolder { folder in
      let error = try #require(throws: InputError.self) { try DecodedFile(path: folder.path) }
      #expect(error.file == folder.path)
      #expect(error.problem == "is a directory")
      #expect(error.remedy != nil)
    }
  }

  @Test(arguments: [[], Array(" \t\r\n\u{A0}\u{2028}".utf8), [0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func aFileWithoutText(_ bytes: [UInt8]) throws {
    let error = try error(bytes)
    #expect(error.problem == "has no text in it")
    #expect(error.file?.hasSuffix("text.txt") == true)
  }

  @Test(arguments: [0, 1, 17, 5_000])
  func aNULByteIsTold(at offset: Int) throws {
    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 6_000)
    bytes[offset] = 0
    let error = try error(bytes)
    #expect(error.place == .byte(offset))
    #expect(error.problem.contains("binary"))
  }

  /// Each: bytes that are not UTF-8, and where the first malformed sequence begins.
  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], 1),  // never a byte of UTF-8
      ([0x61, 0x62, 0x80], 2),  // a continuation byte alone
      ([0xC0, 0xAF], 0),  // a slash in overlong form
      ([0x61, 0xED, 0xA0, 0x80], 1),  // a surrogate
      ([0xD0, 0x96, 0xD0], 2),  // cut within a letter
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], 4),  // the mark counts: the offset is one into the file
      ([0xF4, 0x90, 0x80, 0x80], 0),  // above U+10FFFF
    ] as [([UInt8], Int)])
  func malformedUTF8IsTold(_ bytes: [UInt8], at offset: Int) throws {
    let error = try error(bytes)
    #expect(error.place == .byte(offset))
    #expect(error.problem == "not valid UTF-8")
  }

  @Test func malformedUTF8DeepInAFileIsTold() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<50 {
      let text = "x" + String(String.UnicodeScalarView(RandomText.scalars(count: 200, using: &generator)))
      let before = Array(text.utf8)
      let error = try error(before + [0xFE, 0x61])
      #expect(error.place == .byte(before.count))
    }
  }

  @Test func saysHowItWasDecoded() throws {
    #expect(try decode(Array("abc".utf8)).decoding == .utf8)
    let wide = try decode([0xFE, 0xFF, 0x04, 0x16])
    #expect(wide.scalars == ["Ж"])
    #expect(wide.decoding == Decoding(.utf16BigEndian, .certain))
  }

  @Test func hashesTheBytesAndNotTheText() throws {
    let narrow = try decode(Array("Жук".utf8))
    let wide = try decode([0xFE, 0xFF, 0x04, 0x16, 0x04, 0x43, 0x04, 0x3A])
    #expect(narrow.scalars == wide.scalars)
    #expect(narrow.sha256 != wide.sha256)
  }

  @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF, 0, 0x20], [0xFF, 0xFE, 0, 0]] as [[UInt8]])
  func aMarkAloneIsNoText(_ bytes: [UInt8]) throws {
    #expect(try error(bytes).problem == "has no text in it")
  }
}
