import Basics
import TestSupport
import Testing

@Suite struct ByteCursorTests {
  private func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var cursor = ByteCursor(bytes)
      guard let value = cursor.passNumber(), cursor.isAtEnd else { return nil }
      return value
    }
  }

  @Test func readsNumbersAsProgramsWriteThem() {
    for (text, value) in [
      ("1", 1), ("-1.5", -1.5), ("+0.9", 0.9), (".5", 0.5), ("1.", 1), ("2e-3", 2e-3), ("007", 7),
      ("0.1000000000000000055511151231257827", 0.1),
    ] as [(String, Double)] {
      #expect(number(text) == value, "\(text)")
    }
    for text in ["", "-", ".", "1e", "x", "1e999", "nan"] { #expect(number(text) == nil, "\(text)") }
  }

  @Test func randomNumbersAreTheNearest() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let digits = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }.joined()
      let text = "\(Int.random(in: 0...99, using: &generator)).\(digits)"
      #expect(number(text) == Double(text))
    }
  }

  @Test func passesWhatComesNext() {
    let bytes = Array("ab \t12x".utf8)
    bytes.withUnsafeBufferPointer { bytes in
      var cursor = ByteCursor(bytes, 1..<bytes.count)
      let isA = cursor.pass(UInt8(ascii: "a"))
      let isB = cursor.pass(UInt8(ascii: "b"))
      #expect(!isA && isB)
      cursor.passBlanks()
      #expect(cursor.passIndex() == 12)
      #expect(cursor.passIndex() == nil)
      #expect(cursor.next == UInt8(ascii: "x"))
    }
  }
}
