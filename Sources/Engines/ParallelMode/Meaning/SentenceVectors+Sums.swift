import Vectors

extension SentenceVectors {
  /// The vectors of units that hold sentences of several texts: the sums of the sentences' vectors, at the length 1.
  ///
  /// - Parameters:
  ///   - units: the sentences of each text, by the index of the text.
  ///   - texts: the vectors of each text; if not all have them, there are none.
  /// - Complexity: O(vectors · dimension).
  init?(sumsOf units: [[Range<Int>]], of texts: [SentenceVectors]) {
    guard let dimension = texts.first?.dimension, dimension > 0,
      texts.allSatisfy({ $0.dimension == dimension }), units.allSatisfy({ $0.count == texts.count })
    else { return nil }
    var elements: [Int16] = []
    elements.reserveCapacity(units.count * dimension)
    for unit in units {
      var sum = [Float](repeating: 0, count: dimension)
      for (text, sentences) in zip(texts, unit) {
        for sentence in sentences {
          for (column, element) in text.row(sentence).enumerated() { sum[column] += Float(element) }
        }
      }
      if !sum.withUnsafeBufferPointer({ elements.appendUnit($0) }) {
        elements += [Int16](repeating: 0, count: dimension)
      }
    }
    self.init(dimension: dimension, elements: elements)
  }
}
