import Basics

/// Vectors that somebody else has made: a file of NumPy (`.npy`) with a row for each sentence of a document.
public struct VectorFile: SentenceEncoder {
  /// Which file it is.
  public let identity: EncoderIdentity
  /// Its path.
  public let path: String
  /// The vectors, brought to the length 1.
  public let vectors: SentenceVectors

  /// They are in a file already.
  public var isKept: Bool { false }

  /// Reads a file.
  ///
  /// - Throws: `InputError` naming the path, and the row by its number from 1, if it cannot be read, is of another format, or a row is no vector.
  public init(_ path: String) throws(InputError) {
    let bytes = try InputFile.bytes(path, isRegular: true)
    var result = Result<SentenceVectors, InputError>.success(.empty)
    bytes.withUnsafeBytes { raw in result = Result { () throws(InputError) in try VectorFile.read(raw, path) }
    }
    vectors = try result.get()
    self.path = path
    identity = EncoderIdentity(name: "file", version: "", hash: String(Checksum.sha256(bytes).prefix(16)))
  }

  private static func read(_ raw: UnsafeRawBufferPointer, _ path: String) throws(InputError)
    -> SentenceVectors
  {
    let array = try NumpyArray(raw, file: path)
    guard array.element != .byte else {
      throw InputError(
        .notThisFormat, file: path, "holds bytes, not numbers of 16 or 32 bits",
        remedy: "write it with numpy.save(NAME, vectors.astype('float32'))")
    }
    guard array.shape.count == 2, array.shape[1] > 0, array.shape[1] <= SentenceVectors.largestDimension
    else {
      throw InputError(
        .notThisFormat, file: path,
        "has the shape (\(array.shape.map { "\($0)" }.joined(separator: ", "))), not a row of up to \(SentenceVectors.largestDimension) elements for each sentence",
        remedy: "write a row for each sentence, in the order of the document's sentences")
    }
    let dimension = array.shape[1]
    var elements: [Int16] = []
    elements.reserveCapacity(array.count)
    for row in 0..<array.shape[0] {
      let values = array.floats(raw, row * dimension..<(row + 1) * dimension)
      guard values.withUnsafeBufferPointer({ elements.appendUnit($0) }) else {
        throw InputError(
          .damaged, file: path,
          values.allSatisfy(\.isFinite)
            ? "row \(row + 1) is 0, which is no direction"
            : "row \(row + 1) holds a value that is not a number",
          remedy: "make the vectors anew")
      }
    }
    return SentenceVectors(dimension: dimension, elements: elements)
  }

  /// The vectors of the sentences of a document, which must be as many as there are rows.
  ///
  /// - Throws: `InputError` naming the path if they are not.
  public func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
    guard sentences.count == vectors.count else {
      throw InputError(
        .invalidArgument, file: path,
        "has \(vectors.count) rows, and the document has \(sentences.count) sentences",
        remedy: .sameSentences)
    }
    return vectors
  }
}
