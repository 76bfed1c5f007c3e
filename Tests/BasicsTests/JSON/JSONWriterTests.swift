import Basics
import Foundation
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) throws -> Void) rethrows -> String {
    var writer = JSONWriter()
    try body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func numbersHaveTheirShortestForm() throws {
    for (number, text) in [
      (0.83, "0.83"), (1, "1"), (0, "0"), (-0.5, "-0.5"), (1e-7, "1e-07"), (0.12345, "0.12345"),
      (0.0001, "0.0001"),
      (123456, "123456"),
    ] {
      #expect(try written { try $0.write(number) } == text)
    }
    #expect(throws: EncodingError.self) { try written { try $0.write(Double.nan) } }
    #expect(written { $0.write([0, 10, -7, Int.min]) } == "[0,10,-7,\(Int.min)]")
  }

  @Test func randomNumbersAreThoseOfTheStandardLibrary() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<1_000 {
      let decimals = Int.random(in: 1...6, using: &generator)
      let number = Double.random(in: 0...1, using: &generator).rounded(to: decimals)
      let text = "\(number)"
      #expect(
        try written { try $0.write(number) } == (text.hasSuffix(".0") ? String(text.dropLast(2)) : text))
    }
  }

  @Test func stringsAreReadBack() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let text = RandomText.string(upTo: 30, using: &generator) + "\"\\/\u{0}\u{1F}\u{8}\u{C}"
      let json = written { $0.write(string: text) }
      #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
      var array: [UInt8] = []
      array.addJSON(Array(text.utf8))
      #expect(array == Array(json.utf8))
    }
    #expect(written { $0.write(string: "a\u{1}\u{1F}\n") } == "\"a\\u0001\\u001f\\n\"")
  }
}
