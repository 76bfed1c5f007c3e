import Basics
import ParallelMode

/// A bead as files of gold have it: any sentences of two texts, in whatever order they stand there.
public struct SentenceBead: Hashable, Sendable {
  /// The sentences of the first text, from 0.
  public let a: [Int]
  /// The sentences of the second text.
  public let b: [Int]

  /// Makes a bead.
  public init(a: [Int], b: [Int]) {
    self.a = a
    self.b = b
  }

  /// A bead of runs of sentences.
  public init(_ bead: Bead) { self.init(a: Array(bead.a), b: Array(bead.b)) }

  /// Whether a side is empty.
  public var isNull: Bool { a.isEmpty || b.isEmpty }

  /// Reads lines such as `[0, 1]:[2]`, each a bead with the sentences of both texts, from 0; what follows a further colon is
  /// left out.
  ///
  /// - Throws: `InputError` with the line that is none.
  public static func beads(_ text: String, file: String) throws(InputError) -> [SentenceBead] {
    var beads: [SentenceBead] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      let sides = line.split(separator: ":").prefix(2).map(SentenceBead.sentences)
      guard sides.count == 2, let a = sides[0], let b = sides[1] else {
        throw InputError(
          .damaged, file: file, at: .line(number + 1), "is no bead", remedy: "write it as [0, 1]:[2]")
      }
      beads.append(SentenceBead(a: a, b: b))
    }
    return beads
  }

  private static func sentences(_ text: Substring) -> [Int]? {
    let inner = text.filter { !$0.isWhitespace }
    guard inner.hasPrefix("["), inner.hasSuffix("]") else { return nil }
    let numbers = inner.dropFirst().dropLast().split(separator: ",").map { Int($0) }
    let known = numbers.compactMap(\.self)
    return known.count == numbers.count && known.allSatisfy { $0 >= 0 } ? known : nil
  }
}
