import Basics

/// The answer to a request for vectors, read and checked.
package struct EmbeddingsAnswer {
  /// How many elements each vector has.
  package private(set) var dimension = 0
  /// The vectors at the length 1, in the order of the sentences.
  package private(set) var elements: [Int16] = []

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - body: its JSON: `{"data": [{"index": 0, "embedding": [0.1, …]}, …]}`.
  ///   - count: how many vectors it must have.
  ///   - server: who is named in errors.
  /// - Throws: `InputError` if it is none, has too few or too many, of different lengths, or without direction.
  package init(_ body: [UInt8], count: Int, server: String) throws(InputError) {
    // Vectors may come in any order, each with its number.
    var vectors = [[Float]?](repeating: nil, count: count)
    var surplus = 0
    var isTwice = false
    do throws(JSONError) {
      try body.withUnsafeBufferPointer { bytes throws(JSONError) in
        var reader = JSONReader(bytes)
        try reader.forEachText { reader, name throws(JSONError) in
          guard name.isEqual("data") else { return try reader.skipValue() }
          try reader.forEachItem { reader, place throws(JSONError) in
            let (index, vector) = try EmbeddingsAnswer.vector(&reader, place)
            guard let vector, vectors.indices.contains(index) else {
              surplus += 1
              return
            }
            if vectors[index] != nil { isTwice = true }
            vectors[index] = vector
          }
        }
        try reader.end()
      }
    } catch {
      throw InputError(
        .damaged, file: server, at: .byte(error.offset),
        "the server's answer is not as it should be: \(error.problem)",
        remedy: "is that the address of its /embeddings?")
    }
    let missing = vectors.count { $0 == nil }
    guard missing == 0, surplus == 0, !isTwice else {
      throw InputError(
        .damaged, file: server,
        "the server gives \(vectors.count - missing + surplus) vectors for \(count) sentences"
          + (isTwice ? ", one of them twice" : ""))
    }
    for case let vector? in vectors {
      if dimension == 0 { dimension = vector.count }
      guard vector.count == dimension else {
        throw InputError(
          .damaged, file: server,
          "the server gives vectors of \(dimension) and of \(vector.count) elements in one answer")
      }
      guard (1...SentenceVectors.largestDimension).contains(dimension) else {
        throw InputError(.damaged, file: server, "the server gives vectors of \(dimension) elements")
      }
      guard vector.withUnsafeBufferPointer({ elements.appendUnit($0) }) else {
        throw InputError(
          .damaged, file: server,
          "the server gives a vector without a direction: its elements are 0, or no numbers")
      }
    }
  }

  private static func vector(
    _ reader: inout JSONReader, _ place: Int
  ) throws(JSONError) -> (index: Int, vector: [Float]?) {
    var index = place
    var vector: [Float]?
    try reader.forEachText { reader, name throws(JSONError) in
      if name.isEqual("index") {
        index = try reader.count()
      } else if name.isEqual("embedding") {
        var values: [Float] = []
        try reader.forEachItem { reader, _ throws(JSONError) in values.append(Float(try reader.number())) }
        vector = values
      } else {
        try reader.skipValue()
      }
    }
    return (index, vector)
  }
}
