import Basics
import Dictionaries
import TestSupport
import Testing

@Suite struct GzipTests {
  private func error(_ bytes: [UInt8]) throws -> InputError {
    try #require(throws: InputError.self) { try Gzip.inflate(bytes, file: "words.dict.dz") }
  }

  @Test(arguments: [0, 1, 1_000, 65_535, 65_536, 65_537, 3_000_000])
  func givesBackWhatGzipCompressed(_ count: Int) throws {
    // Few different bytes: it shrinks far below a sixth, so that the output buffer has to grow for the large ones.
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7 % 13) }
    #expect(try Gzip.inflate(DictionaryFiles.gzip(bytes), file: "f") == bytes)
  }

  @Test func givesBackWhatCannotBeCompressed() throws {
    var generator = SeededGenerator(seed: 3)
    let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(try Gzip.inflate(DictionaryFiles.gzip(bytes), file: "f") == bytes)
  }

  @Test func inflatesNoMoreThanItMay() throws {
    let bytes = [UInt8](repeating: 0, count: 3 << 20)
    let small = try DictionaryFiles.gzip(bytes)
    #expect(try Gzip.inflate(small, file: "f", largest: bytes.count) == bytes)
    let error = try #require(throws: InputError.self) {
      try Gzip.inflate(small, file: "words.dict.dz", largest: bytes.count - 1)
    }
    #expect(error.code == .tooLarge && error.file == "words.dict.dz")
    #expect(error.problem.contains("inflates to more than 2 MB"))
  }

  @Test func readsAFixtureThatNoProgramOfThisMachineMade() throws {
    // "abc" in one stored block, with the header field that dictzip uses for its index of blocks (FEXTRA).
    let fixture: [UInt8] =
      [0x1F, 0x8B, 8, 0b100, 0, 0, 0, 0, 0, 3] + [4, 0, 0x52, 0x41, 0, 0]
      + [1, 3, 0, 0xFC, 0xFF, 0x61, 0x62, 0x63] + [0xC2, 0x41, 0x24, 0x35] + [3, 0, 0, 0]
    #expect(try Gzip.inflate(fixture, file: "f") == Array("abc".utf8))
  }

  @Test func whateverIsCutOffIsMissed() throws {
    let whole = try DictionaryFiles.gzip(Array("eins zwei drei vier fünf sechs".utf8))
    for count in 0..<whole.count {
      let error = try error(Array(whole.prefix(count)))
      #expect(error.file == "words.dict.dz")
      #expect(error.problem == "is not a whole gzip file")
    }
  }

  @Test func damageIsNoticed() throws {
    let whole = try DictionaryFiles.gzip(Array("eins zwei drei vier fünf sechs".utf8))
    // Behind the header, whose time and system nobody checks, every byte counts: data, checksum, length. The lowest bit of
    // each, for the last byte of the data is filled up from above.
    for at in 10..<whole.count {
      var damaged = whole
      damaged[at] ^= 1
      #expect(throws: InputError.self, "byte \(at)") { try Gzip.inflate(damaged, file: "f") }
    }
  }

  @Test(arguments: [
    Array("This is plain text, not gzip.".utf8), [0x1F], [0x50, 0x4B, 3, 4], [0x78, 0x9C, 3, 0],
  ])
  func whatIsNotGzipIsRefused(_ bytes: [UInt8]) throws {
    let error = try error(bytes)
    #expect(error.file == "words.dict.dz")
    #expect(error.remedy != nil)
  }
}
