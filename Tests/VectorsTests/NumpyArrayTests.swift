import Basics
import Foundation
import TestSupport
import Testing
import Vectors

/// Files of NumPy: what is read of them, and what is refused.
@Suite struct NumpyArrayTests {
  /// A file with a header as NumPy writes it.
  static func file(_ descr: String, _ shape: String, _ elements: [UInt8], order: String = "False") -> [UInt8]
  {
    let header = "{'descr': '\(descr)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + elements
  }

  static func bytes(_ values: [Float]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

  private func read(_ bytes: [UInt8]) throws -> VectorFile {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "v.npy")
      try Data(bytes).write(to: file)
      return try VectorFile(file.path)
    }
  }

  private func problem(_ bytes: [UInt8]) -> String {
    do {
      _ = try read(bytes)
      return ""
    } catch { return (error as? InputError)?.problem ?? "\(error)" }
  }

  @Test func rowsAreBroughtToLengthOne() throws {
    let vectors = try read(Self.file("<f4", "(2, 2)", Self.bytes([3, 4, 0, -2]))).vectors
    #expect(vectors.count == 2 && vectors.dimension == 2)
    #expect(abs(vectors[0, 0] - 0.6) < 1e-4 && abs(vectors[0, 1] - 0.8) < 1e-4)
    #expect(vectors[1, 0] == 0 && vectors[1, 1] == -1)
    #expect(vectors.cosine(0, vectors, 0) > 0.9999)
  }

  @Test func numbersOfSixteenBits() throws {
    // 1, -2, 0.5, 65504, the smallest one, and nothing.
    let halves: [UInt16] = [0x3C00, 0xC000, 0x3800, 0x7BFF, 0x0001, 0x8000]
    #expect(halves.map(NumpyArray.float(half:)) == [1, -2, 0.5, 65504, 5.9604645e-08, -0.0])
    #expect(NumpyArray.float(half: 0x7C00) == .infinity && NumpyArray.float(half: 0x7E00).isNaN)
    let vectors = try read(Self.file("<f2", "(1, 2)", [0x00, 0x3C, 0x00, 0x3C])).vectors
    #expect(vectors[0, 0] == vectors[0, 1])
  }

  @Test func whatIsNoMatrixOfVectorsIsRefused() {
    let rows = Self.bytes([1, 0, 0, 1])
    #expect(problem([1, 2, 3]).contains("is no array of NumPy"))
    #expect(problem([]).contains("is no array of NumPy"))
    #expect(problem(Self.file("<f4", "(2, 2)", Array(rows.dropLast()))).contains("cut short"))
    #expect(problem(Self.file("<f4", "(3, 2)", rows)).contains("cut short"))
    #expect(problem(Self.file("<f4", "(4,)", rows)).contains("the shape (4)"))
    #expect(problem(Self.file("<f4", "()", rows)).contains("shape"))
    #expect(problem(Self.file("<f4", "(2, 0)", [])).contains("shape"))
    #expect(problem(Self.file("<f4", "(1, 2, 2)", rows)).contains("shape"))
    #expect(problem(Self.file("<f4", "(9223372036854775807, 9)", rows)).contains("cut short"))
    #expect(problem(Self.file(">f4", "(2, 2)", rows)).contains("of the kind '>f4'"))
    #expect(problem(Self.file("<i4", "(2, 2)", rows)).contains("of the kind '<i4'"))
    #expect(problem(Self.file("|u1", "(2, 2)", [1, 0, 0, 1])).contains("bytes"))
    #expect(problem(Self.file("<f4", "(2, 2)", rows, order: "True")).contains("column by column"))
    #expect(problem(Self.file("<f4", "(2, 2)", Self.bytes([1, 0, .nan, 1]))).contains("row 2 holds"))
    #expect(problem(Self.file("<f4", "(2, 2)", Self.bytes([.infinity, 0, 0, 1]))).contains("row 1 holds"))
    #expect(problem(Self.file("<f4", "(2, 2)", Self.bytes([1, 0, 0, 0]))).contains("row 2 is 0"))
    // A header that goes on beyond the end.
    #expect(problem([0x93] + Array("NUMPY".utf8) + [1, 0, 255, 255, 0x7B]).contains("cut short"))
  }

  @Test func asManyRowsAsSentences() throws {
    let file = try read(Self.file("<f4", "(2, 2)", Self.bytes([1, 0, 0, 1])))
    #expect(try file.encode(["a", "b"], threads: 1).count == 2)
    #expect(throws: InputError.self) { try file.encode(["a"], threads: 1) }
  }

  @Test func documentsHaveFilesOfOneModel() throws {
    let two = try read(Self.file("<f4", "(1, 2)", Self.bytes([1, 0])))
    let three = try read(Self.file("<f4", "(1, 3)", Self.bytes([1, 0, 0])))
    let documents: [DocumentVectors.Sentences] = [("de", ["Eins."]), ("en", ["One."])]
    let vectors = try DocumentVectors(of: documents, from: ["de": two, "en": two])
    #expect(vectors.vectors.map(\.count) == [1, 1] && vectors.signature.hasPrefix("file#"))
    #expect(throws: InputError.self) { try DocumentVectors(of: documents, from: ["de": two, "en": three]) }
    #expect(throws: InputError.self) { try DocumentVectors(of: documents, from: ["de": two]) }
    #expect(throws: InputError.self) {
      try DocumentVectors(of: documents, from: ["de": two, "en": two, "fr": two])
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    let vectors = SentenceVectors(dimension: 2, elements: [16384, 0, 9830, -13107])
    #expect(try read(vectors.numpyFile).vectors.elements == [16384, 0, 9830, -13107])
    #expect(try read(SentenceVectors(dimension: 2, elements: []).numpyFile).vectors.count == 0)
  }
}
