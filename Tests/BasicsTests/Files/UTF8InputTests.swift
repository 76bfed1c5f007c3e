import Basics
import Foundation
import TestSupport
import Testing

@Suite struct UTF8InputTests {
  private func text(
    _ bytes: [UInt8], _ content: UTF8Input.Content, encoding: String? = nil, chunk: Int = 1 << 16,
    gzip: Bool = false
  ) throws -> (text: String, rest: UTF8Input.Rest) {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a")
      try Data(bytes).write(to: file)
      var input = try UTF8Input(file.path, content, encoding: encoding, chunk: chunk)
      var text: [UInt8] = []
      var rest = UTF8Input.Rest.more
      while rest == .more { rest = try input.append(to: &text, count: chunk) }
      return (String(decoding: text, as: UTF8.self), rest)
    }
  }

  /// Pieces of any size give one text.
  @Test(arguments: [1 << 4, 1 << 7, 1 << 16])
  func linesAreReadInAnyEncodingThatTheyShow(_ chunk: Int) throws {
    let line = "Щука\tи ёж 📖\r\n"
    for (encoding, marks) in [
      (String.Encoding.utf8, [[], [0xEF, 0xBB, 0xBF]]), (.utf16LittleEndian, [[], [0xFF, 0xFE]]),
      (.utf16BigEndian, [[], [0xFE, 0xFF]]), (.utf32LittleEndian, [[0xFF, 0xFE, 0, 0]]),
    ] as [(String.Encoding, [[UInt8]])] {
      for mark in marks {
        let whole = String(repeating: line, count: 30)
        let bytes = try mark + Array(#require(whole.data(using: encoding)))
        let (text, rest) = try text(bytes, .lines, chunk: chunk)
        #expect(text == whole && rest == .nothing, "\(encoding) \(mark)")
      }
    }
  }

  @Test func theEncodingThatIsSaidIsObeyed() throws {
    for (name, encoding) in [
      ("windows-1251", String.Encoding.windowsCP1251), ("KOI8-R", .init(rawValue: 0x8000_0A02)),
      ("UTF-16LE", .utf16LittleEndian),
    ] {
      guard let data = "Щука\n".data(using: encoding) else { continue }
      #expect(try text(Array(data), .lines, encoding: name).text == "Щука\n")
    }
    let error = #expect(throws: InputError.self) { try text([0x61], .lines, encoding: "x-nothing") }
    #expect(error?.code == .unknownEncoding)
  }

  @Test func halfOfACharacterIsNoText() throws {
    #expect(try text([0xFF, 0xFE, 0x61, 0, 0x62], .lines).rest == .undecodable("UTF-16LE"))
  }
}
