/// Cuts sentences into the pieces that are likeliest together, as SentencePiece does with a unigram model (Kudo 2018).
///
/// SentencePiece itself takes half a second to load a model of 128,000 pieces, for it builds its tree of them then; here the tree is read where it
/// stands in a file. What is no piece is one unknown piece for each code point.
package struct PieceTokenizer: @unchecked Sendable {
  /// The pieces for what is unknown, and for the beginning and the end of a sentence.
  package static let unknown: Int32 = 0
  package static let beginning: Int32 = 1
  package static let end: Int32 = 2
  /// Sentences are cut off after so many bytes.
  package static let longest = 1 << 16

  private let normalizer: PieceNormalizer
  private let labels: UnsafeBufferPointer<UInt8>
  private let first: UnsafeBufferPointer<UInt32>
  private let pieces: UnsafeBufferPointer<Int32>
  private let scores: UnsafeBufferPointer<Float>
  private let unknownScore: Double

  /// A tokenizer of tables that must outlive it.
  package init(
    _ normalizer: PieceNormalizer, labels: UnsafeBufferPointer<UInt8>, first: UnsafeBufferPointer<UInt32>,
    pieces: UnsafeBufferPointer<Int32>, scores: UnsafeBufferPointer<Float>, lowestScore: Float
  ) {
    self.normalizer = normalizer
    self.labels = labels
    self.first = first
    self.pieces = pieces
    self.scores = scores
    unknownScore = Double(lowestScore) - 10
  }

  /// The numbers of the pieces of a sentence, with those of the beginning and the end.
  ///
  /// - Complexity: O(length · longest piece).
  package func pieces(of sentence: String) -> [Int32] {
    var sentence = sentence
    let text = sentence.withUTF8 { text in
      normalizer.normalized(UnsafeBufferPointer(rebasing: text[..<PieceTokenizer.length(text)]))
    }
    guard !text.isEmpty else {
      return [PieceTokenizer.beginning, PieceTokenizer.unknown, PieceTokenizer.end]
    }
    // At each offset the best way there: its score, where its last piece begins, and which that is.
    var best = [Double](repeating: -.infinity, count: text.count + 1)
    var start = [Int32](repeating: 0, count: text.count + 1)
    var piece = [Int32](repeating: PieceTokenizer.unknown, count: text.count + 1)
    best[0] = 0
    var offset = 0
    while offset < text.count {
      let base = best[offset]
      let width = PieceTokenizer.width(text, offset)
      var hasSingle = false
      var node = 0
      var at = offset
      while at < text.count, let child = child(of: node, text[at]) {
        node = child
        at += 1
        let found = pieces[node]
        guard found >= 0, Int(found) < scores.count else { continue }
        let score = base + Double(scores[Int(found)])
        if score > best[at] {
          best[at] = score
          start[at] = Int32(truncatingIfNeeded: offset)
          piece[at] = found
        }
        if at == offset + width { hasSingle = true }
      }
      let end = offset + width
      if !hasSingle, base + unknownScore > best[end] {
        best[end] = base + unknownScore
        start[end] = Int32(truncatingIfNeeded: offset)
        piece[end] = PieceTokenizer.unknown
      }
      offset = end
    }
    var result = [PieceTokenizer.end]
    var end = text.count
    while end > 0 {
      result.append(piece[end])
      end = Int(start[end])
    }
    result.append(PieceTokenizer.beginning)
    result.reverse()
    return result
  }

  /// The child of a node that a byte leads to.
  private func child(of node: Int, _ byte: UInt8) -> Int? {
    guard node + 1 < first.count else { return nil }
    var low = Int(first[node])
    var high = min(Int(first[node + 1]), labels.count, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if labels[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low < min(Int(first[node + 1]), labels.count, pieces.count) && labels[low] == byte ? low : nil
  }

  /// How many bytes of a sentence count: whole code points.
  private static func length(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard text.count > longest else { return text.count }
    var end = longest
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// How many bytes the code point at an offset has.
  private static func width(_ text: [UInt8], _ offset: Int) -> Int {
    let lead = text[offset]
    return min(lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - offset)
  }
}
