import Basics
import TestSupport
import Testing
import Texts

/// Texts written again in the encoding they were read in.
@Suite struct TextEncoderTests {
  private func encoder(_ bytes: [UInt8], _ name: String? = nil) throws -> (TextEncoder, [Unicode.Scalar]) {
    let (scalars, decoding) = try TextDecoder(name.flatMap { TextEncoding($0) }).decode(bytes, path: "a.txt")
    return (try TextEncoder(bytes, scalars, decoding, path: "a.txt"), scalars)
  }

  @Test(arguments: [
    "UTF-8", "windows-1251", "KOI8-R", "UTF-16LE", "UTF-16BE", "UTF-32LE", "IBM866", "GB18030",
  ])
  func theSameTextHasTheSameBytes(_ name: String) throws {
    let text = "Троцкий, Лев.\r\nСедова\n"
    let bytes = try #require(try CharsetConverter(name).encode(Array(text.unicodeScalars)))
    let (encoder, scalars) = try encoder(bytes, name)
    #expect(String(String.UnicodeScalarView(scalars)) == text)
    #expect(try encoder.bytes(scalars) == bytes)
    let other = Array("Троцкаго 𝄞".unicodeScalars.dropLast(name.hasPrefix("UTF") ? 0 : 2))
    let written = try encoder.bytes(other)
    #expect(try TextDecoder(TextEncoding(name)).decode(written, path: "b").scalars == other)
  }

  @Test func aByteOrderMarkIsKept() throws {
    for (mark, name) in [
      ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
      as [([UInt8], String)]
    {
      let body = try #require(try CharsetConverter(name).encode(Array("Лев\r\n".unicodeScalars)))
      let (encoder, scalars) = try encoder(mark + body)
      #expect(scalars.count == 5)
      #expect(try encoder.bytes(scalars) == mark + body)
    }
  }

  @Test func whatTheEncodingDoesNotHaveIsNamed() throws {
    let bytes = try #require(try CharsetConverter("KOI8-R").encode(Array("Койоакан, Мехико.".unicodeScalars)))
    let (encoder, _) = try encoder(bytes, "KOI8-R")
    let error = try #require(throws: InputError.self) {
      try encoder.bytes(Array("Coyoacán".unicodeScalars), replacements: ["Coyoacán"])
    }
    #expect(error.description.contains("KOI8-R, which has no 'á' for 'Coyoacán'"), "\(error)")
    #expect(error.remedy == .convertToUTF8(from: "KOI8-R"))
  }

  @Test func whatCouldNotBeDecodedIsNotLost() throws {
    let bytes = Array("Coyoac".utf8) + [0xFF] + Array("n is a place, über alles.".utf8)
    let (scalars, decoding) = try TextDecoder(.utf8, lossy: true).decode(bytes, path: "a.txt")
    let error = try #require(throws: InputError.self) {
      try TextEncoder(bytes, scalars, decoding, path: "a.txt")
    }
    #expect(error.description.contains("cannot be written again in UTF-8 without loss"))
  }
}
