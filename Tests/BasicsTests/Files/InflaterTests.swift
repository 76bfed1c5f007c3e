import Basics
import Foundation
import TestSupport
import Testing

/// Gzip files are read as what they hold, wherever a file is read.
@Suite struct InflaterTests {
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.gz")
      try Data(bytes).write(to: file)
      return try body(file.path)
    }
  }

  @Test func anyBytesComeBackWholeAndInPieces() throws {
    var generator = SeededGenerator(seed: 71)
    for size in [0, 1, 2, 3, 1_000, 200_000] {
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...9, using: &generator) }
      let packed = try DictionaryFiles.gzip(bytes)
      try withFile(packed) { path in
        #expect(try InputFile.bytes(path) == bytes)
        #expect(try InputFile.bytes(path, isRegular: true) == bytes)
        #expect(try InputFile.bytes(path, inflates: false) == packed)
        let file = try InputFile(path)
        var read: [UInt8] = []
        while case let more = try file.read(777), !more.isEmpty {
          #expect(more.count == 777 || read.count + more.count == size)
          read += more
        }
        #expect(read == bytes)
      }
    }
  }

  /// As `cat` makes them of several, with the padding that tapes leave.
  @Test func membersFollowEachOther() throws {
    let (a, b) = (Array("One. ".utf8), Array("Two.".utf8))
    let packed = try DictionaryFiles.gzip(a) + DictionaryFiles.gzip(b)
    try withFile(packed) { path throws in #expect(try InputFile.bytes(path) == a + b) }
    try withFile(packed + [0, 0, 0]) { path throws in #expect(try InputFile.bytes(path) == a + b) }
  }

  @Test func whatIsDamagedOrCutIsAnError() throws {
    let packed = try DictionaryFiles.gzip(Array(String(repeating: "Der Fluss ist tief. ", count: 200).utf8))
    for bytes in [
      Array(packed.dropLast()), Array(packed.prefix(12)), Array(packed.prefix(2)),
      Array(packed.prefix(30)) + [0, 1, 2, 3, 4],
    ] {
      try withFile(bytes) { path in
        let error = try #require(throws: InputError.self) { try InputFile.bytes(path) }
        #expect(error.code == .damaged && error.file == path)
      }
    }
  }

  @Test func theFirstByteAloneMakesNoGzip() throws {
    try withFile([0x1F]) { path throws in #expect(try InputFile.bytes(path) == [0x1F]) }
    try withFile([0x1F, 0x20, 0x21]) { path throws in
      #expect(try InputFile.bytes(path) == [0x1F, 0x20, 0x21])
    }
  }

  /// A small file that would fill the memory.
  @Test func whatIsFarLargerThanItselfIsRefused() throws {
    let member = try DictionaryFiles.gzip([UInt8](repeating: 0x20, count: 10 << 20))
    let packed = [[UInt8]](repeating: member, count: 30).flatMap(\.self)
    try withFile(packed) { path in
      let error = try #require(throws: InputError.self) { try InputFile.bytes(path) }
      #expect(error.code == .tooLarge)
    }
  }
}
