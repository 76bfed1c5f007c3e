import Basics
import TestSupport
import Testing

@Suite struct BytesTests {
  @Test func hexadecimalDigits() {
    #expect(Hexadecimal.text([0, 0x0F, 0xA5, 255]) == "000fa5ff")
    #expect("09afAF".utf8.map(Hexadecimal.value(of:)) == [0, 9, 10, 15, 10, 15])
    #expect("g/:@`+".utf8.allSatisfy { Hexadecimal.value(of: $0) == nil })
  }

  @Test func checksums() {
    // FIPS 180-4, example of one block.
    #expect(
      Checksum.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }

  @Test func brokenUTF8IsFoundWhereTheStandardLibraryFindsIt() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      var bytes = Array(RandomText.string(upTo: 20, using: &generator).utf8)
      #expect(bytes.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0) } == nil)
      guard !bytes.isEmpty else { continue }
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      let problem = bytes.withUnsafeBufferPointer { UTF8Check.firstProblem(in: $0) }
      #expect((problem == nil) == (String(validating: bytes, as: UTF8.self) != nil))
      if let problem { #expect(String(validating: bytes[..<problem], as: UTF8.self) != nil) }
    }
  }

  @Test func bytesAreFoundInBytes() {
    func first(_ wanted: String, _ text: String, _ start: Int) -> Int? {
      Array(wanted.utf8).withUnsafeBufferPointer { wanted in
        Array(text.utf8).withUnsafeBufferPointer { ByteSearch.first(wanted, in: $0, from: start) }
      }
    }
    #expect(first("ab", "aab", 0) == 1)
    #expect(first("ab", "abab", 1) == 2)
    #expect(first("ab", "a", 0) == nil)
    #expect(first("ab", "aba", 1) == nil)
  }
}
