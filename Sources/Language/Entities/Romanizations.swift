import Basics

/// The ways in which Cyrillic letters are written in Latin ones, by all systems taken together: tells whether two spellings
/// can be of one Cyrillic name.
package struct Romanizations: Sendable {
  package static let shared = Romanizations()

  /// Cyrillic letters and pairs of letters.
  private let letters: [[Unicode.Scalar]]
  /// For each of them how it may be written, in code points.
  private let writings: [[[Unicode.Scalar]]]
  /// The numbers of the letters that a writing may stand for, by its first code point; those that may be left out by nil.
  private let byFirst: [Unicode.Scalar?: [(letter: Int, writing: [Unicode.Scalar])]]

  private init() {
    var letters: [[Unicode.Scalar]] = []
    var writings: [[[Unicode.Scalar]]] = []
    var byFirst: [Unicode.Scalar?: [(letter: Int, writing: [Unicode.Scalar])]] = [:]
    for line in DataLines(PackageResources.romanizations_txt) {
      let own = line.dropFirst().map { $0 == "-" ? [] : Array($0.unicodeScalars) }
      for writing in own { byFirst[writing.first, default: []].append((writings.count, writing)) }
      writings.append(own)
      letters.append(Array(line[0].unicodeScalars))
    }
    self.letters = letters
    self.writings = writings
    self.byFirst = byFirst
  }

  /// At how many positions two folded Latin spellings differ that can be of one Cyrillic name, each letter by any system; nil if
  /// they cannot, or differ at more than `limit` positions.
  ///
  /// - Complexity: O(product of the lengths), times some dozens of pairs of writings.
  package func differences(_ a: String, _ b: String, limit: Int) -> Int? {
    differences(Array(a.unicodeScalars), Array(b.unicodeScalars), limit: limit)
  }

  /// The same of spellings by their code points.
  package func differences(_ x: [Unicode.Scalar], _ y: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(x.count - y.count) <= 2 * limit else { return nil }
    let width = y.count + 1
    let never = limit + 1
    var least = [Int](repeating: never, count: (x.count + 1) * width)
    least[0] = 0
    for i in 0...x.count {
      for j in 0...y.count where least[i * width + j] < never {
        let here = least[i * width + j]
        func reach(_ i: Int, _ j: Int, _ cost: Int) { least[i * width + j] = min(least[i * width + j], cost) }
        if i < x.count, j < y.count, x[i] == y[j] { reach(i + 1, j + 1, here) }
        forEachWriting(x, i) { letter, length in
          for writing in writings[letter] where starts(y, j, with: writing) && length + writing.count > 0 {
            reach(i + length, j + writing.count, here + 1)
          }
        }
      }
    }
    let found = least[least.count - 1]
    return found < never ? found : nil
  }

  /// What all spellings of one Cyrillic name have in common, by whatever systems: the letters that no system writes in any other way, or
  /// only by one another, each once where several stand side by side.
  ///
  /// - Complexity: O(length).
  package static func skeleton(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    for scalar in text {
      guard let letter = steady[scalar], kept.last != letter else { continue }
      kept.append(letter)
    }
    return kept
  }

  /// The letters that are in all writings of a Cyrillic letter or in none, and what they are taken for.
  private static let steady: [Unicode.Scalar: Unicode.Scalar] = [
    "b": "b", "l": "l", "ł": "l", "m": "m", "n": "n", "ń": "n", "r": "r", "f": "f", "p": "f", "v": "f",
    "w": "f",
  ]

  /// Cyrillic letters and pairs of letters, each with its writings.
  var rows: [(letters: [Unicode.Scalar], writings: [[Unicode.Scalar]])] {
    zip(letters, writings).map { ($0, $1) }
  }

  /// The writings of each Cyrillic letter or pair of letters.
  package var writingsOfLetters: [[String]] {
    writings.map { $0.map { String(String.UnicodeScalarView($0)) } }
  }

  /// Whether a folded Latin word is a romanisation of a Cyrillic one, each letter by any system.
  ///
  /// - Complexity: O(product of the lengths).
  package func writes(_ cyrillic: String, _ latin: String) -> Bool {
    let (x, y) = (Array(cyrillic.unicodeScalars), Array(latin.unicodeScalars))
    let width = y.count + 1
    var reached = [Bool](repeating: false, count: (x.count + 1) * width)
    reached[0] = true
    for i in 0..<x.count {
      for j in 0...y.count where reached[i * width + j] {
        for (letter, writings) in zip(letters, writings) where starts(x, i, with: letter) {
          for writing in writings where starts(y, j, with: writing) {
            reached[(i + letter.count) * width + j + writing.count] = true
          }
        }
      }
    }
    return reached[reached.count - 1]
  }

  private func forEachWriting(_ text: [Unicode.Scalar], _ at: Int, _ body: (Int, Int) -> Void) {
    for (letter, _) in byFirst[nil, default: []] { body(letter, 0) }
    guard at < text.count else { return }
    for (letter, writing) in byFirst[text[at], default: []] where starts(text, at, with: writing) {
      body(letter, writing.count)
    }
  }

  private func starts(_ text: [Unicode.Scalar], _ at: Int, with writing: [Unicode.Scalar]) -> Bool {
    at + writing.count <= text.count && writing.indices.allSatisfy { text[at + $0] == writing[$0] }
  }
}
