import Basics
import Testing
import Vectors

/// Models of SentencePiece made by hand, and text cut into their pieces.
@Suite struct PieceTokenizerTests {
  private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    var length = bytes.count
    var prefix = [number << 3 | 2]
    while length >= 0x80 {
      prefix.append(UInt8(length & 0x7F) | 0x80)
      length >>= 7
    }
    return prefix + [UInt8(length)] + bytes
  }

  private static func piece(_ text: String, _ score: Float) -> [UInt8] {
    field(
      1,
      field(1, Array(text.utf8)) + [2 << 3 | 5]
        + withUnsafeBytes(of: score.bitPattern.littleEndian) { Array($0) })
  }

  /// A normalizer without rules: a root that leads nowhere.
  private static let rules = field(3, field(2, [4, 0, 0, 0, 0, 0, 0, 0]))
  private static let model =
    [
      ("<unk>", 0), ("<s>", 0), ("</s>", 0), ("▁", -5), ("▁a", -2), ("a", -3), ("b", -3), ("ab", -4.5),
      ("ü", -3),
    ]
    .flatMap { piece($0.0, $0.1) } + rules

  private func pieces(_ sentences: [String], model: [UInt8] = Self.model) throws -> [[Int32]] {
    let model = try PieceModel(model, file: "m")
    let trie = PieceTrie(model.pieces)
    return model.nodes.withUnsafeBufferPointer { nodes in
      model.replacements.withUnsafeBufferPointer { replacements in
        trie.labels.withUnsafeBufferPointer { labels in
          trie.first.withUnsafeBufferPointer { first in
            trie.pieces.withUnsafeBufferPointer { pieces in
              model.scores.withUnsafeBufferPointer { scores in
                let tokenizer = PieceTokenizer(
                  PieceNormalizer(nodes: nodes, replacements: replacements), labels: labels, first: first,
                  pieces: pieces,
                  scores: scores, lowestScore: scores.min() ?? 0)
                return sentences.map(tokenizer.pieces(of:))
              }
            }
          }
        }
      }
    }
  }

  @Test func theLikeliestPieces() throws {
    #expect(
      try pieces(["a", "ab", "  a   b ", "", " ", "ü", "c", "cc", "b"]) == [
        [1, 4, 2], [1, 4, 6, 2], [1, 4, 3, 6, 2], [1, 0, 2], [1, 0, 2], [1, 3, 8, 2], [1, 3, 0, 2],
        [1, 3, 0, 0, 2],
        [1, 3, 6, 2],
      ])
  }

  @Test func longSentencesAreCutOff() throws {
    let found = try pieces([String(repeating: "ü", count: 50_000)])
    #expect(found[0].count == PieceTokenizer.longest / 2 + 3)
  }

  @Test func whatIsNoModel() {
    let problem = "m: is no whole model of SentencePiece; fetch it again"
    let broken: [[UInt8]] = [
      [], [0xFF], Array(Self.model.dropLast(1)), Array(Self.model.prefix(3)), Self.rules,
      Self.piece("a", .nan) + Self.rules, Self.piece("", 0) + Self.rules, Self.piece("a", 0),
      Self.piece("a", 0) + Self.field(3, Self.field(2, [200, 0, 0, 0, 1, 2, 3, 4])),
      Self.piece("a", 0) + Self.field(3, Self.field(2, [1, 0])),
      [1 << 3 | 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
    ]
    for bytes in broken {
      let error = #expect(throws: InputError.self) { try PieceModel(bytes, file: "m") }
      #expect(error?.description == problem)
    }
  }
}
