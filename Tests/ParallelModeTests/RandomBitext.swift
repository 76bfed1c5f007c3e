import ParallelMode
import TestSupport
import Texts

/// Two texts made of random words, the second a translation of the first in which words are the same but for some that are
/// others, with sentences put together, cut and left out; and the beads that are right.
struct RandomBitext {
  private(set) var a: [String] = []
  private(set) var b: [String] = []
  private(set) var beads: [Bead] = []

  /// How often a word is translated by another, and a sentence is left out, and two are put together.
  struct Noise {
    var words = 0.3
    var omissions = 0.05
    var merges = 0.08
  }

  init(sentences: Int, seed: UInt64, noise: Noise = Noise()) {
    var generator = SeededGenerator(seed: seed)
    var next = 0
    while next < sentences {
      let kind = Double.random(in: 0..<1, using: &generator)
      let size = kind < noise.merges ? 2 : 1
      let parts = (0..<size).map { _ in RandomBitext.sentence(&generator) }
      let translations = parts.map { RandomBitext.translation(of: $0, noise.words, &generator) }
      next += size
      if kind > 1 - noise.omissions {
        if Bool.random(using: &generator) { append(parts, []) } else { append([], translations) }
      } else if size == 2, Bool.random(using: &generator) {
        append([parts.joined(separator: " ")], translations)
      } else if size == 2 {
        append(parts, [translations.joined(separator: " ")])
      } else {
        append(parts, translations)
      }
    }
  }

  private mutating func append(_ mine: [String], _ others: [String]) {
    beads.append(Bead(a: a.count..<a.count + mine.count, b: b.count..<b.count + others.count))
    a += mine
    b += others
  }

  /// The same without a run of the second text's sentences: those of the beads in `range`.
  func omittingB(of range: Range<Int>) -> RandomBitext {
    var result = self
    result.a = []
    result.b = []
    result.beads = []
    for (index, bead) in beads.enumerated() {
      result.append(Array(a[bead.a]), range.contains(index) ? [] : Array(b[bead.b]))
    }
    return result
  }

  private static func sentence(_ generator: inout SeededGenerator) -> String {
    let words = (0..<Int.random(in: 4...14, using: &generator)).map { _ in word(&generator) }
    return words.joined(separator: " ").withCapital + "."
  }

  /// Words by a long-tailed law: some are everywhere, most are rare.
  private static func word(_ generator: inout SeededGenerator) -> String {
    let rank = Double.random(in: 0..<1, using: &generator)
    return name(UInt64(20 * (1 / (1 - rank * 0.999) - 1) + 1))
  }

  /// A word that can be spoken, one for each number.
  private static func name(_ number: UInt64) -> String {
    var generator = SeededGenerator(seed: number)
    let consonants = Array("bdfgklmnprstvz")
    let vowels = Array("aeiou")
    return (0..<3).map { _ in
      "\(consonants.randomElement(using: &generator) ?? "b")\(vowels.randomElement(using: &generator) ?? "a")"
    }.joined() + "n"
  }

  private static func translation(
    of sentence: String, _ noise: Double, _ generator: inout SeededGenerator
  ) -> String {
    sentence.dropLast().split(separator: " ").map { word in
      Double.random(in: 0..<1, using: &generator) < noise ? self.word(&generator) : word.lowercased()
    }.joined(separator: " ").withCapital + "."
  }

  /// The two texts as documents with a sentence a line.
  func documents() throws -> (a: Document, b: Document) {
    (try RandomBitext.document("a", .german, a), try RandomBitext.document("b", .english, b))
  }

  /// A document with given sentences.
  static func document(_ id: String, _ language: Language, _ lines: [String]) throws -> Document {
    let scalars = Array(lines.joined(separator: "\n").unicodeScalars)
    return Document(
      id: id, path: id, language: language, sha256: "", scalars: scalars, format: .presegmented,
      view: try DocumentFormat.presegmented.view(of: scalars, path: id))
  }

  /// The two texts made ready to be aligned.
  func input() throws -> ParallelInput {
    let documents = try documents()
    return try ParallelInput(documents.a, documents.b)
  }
}

extension String {
  fileprivate var withCapital: String {
    prefix(1).uppercased() + dropFirst()
  }
}
