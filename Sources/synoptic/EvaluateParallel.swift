import Alignment
import AlignmentFiles
import ArgumentParser
import Evaluation
import Foundation
import Parallel
import Texts

extension Evaluate {
  private struct BeadReport: Encodable {
    let signature: String
    let strictPrecision, strictRecall, strictF1, laxPrecision, laxRecall, laxF1: Double
    let found, gold: Int
  }

  /// Scores the beads of two documents against gold ones.
  ///
  /// - Throws: `InputError` if a file cannot be read.
  func scoreBeads(_ gold: String) throws {
    let alignment = try NativeFile.read(file)
    guard alignment.documents.count == 2 else {
      throw InputError(
        file: file, "has \(alignment.documents.count) documents, not two", remedy: "align two documents")
    }
    let beads = alignment.links.compactMap { link -> Bead? in
      let sides = link.passages.map(\.sentences)
      guard sides.count == 2, let a = sides[0].first, let b = sides[1].first else { return nil }
      return Bead(a: a..<a + sides[0].count, b: b..<b + sides[1].count)
    }
    let score = BeadScore(
      beads,
      gold: try BeadScore.beads(String(decoding: try InputFile.bytes(gold), as: UTF8.self), file: gold))
    if json {
      try Terminal.writeJSON(
        BeadReport(
          signature: alignment.signature, strictPrecision: score.strictPrecision,
          strictRecall: score.strictRecall, strictF1: score.strictF1, laxPrecision: score.laxPrecision,
          laxRecall: score.laxRecall, laxF1: score.laxF1, found: score.found, gold: score.gold))
      return
    }
    try Terminal.write(
      "strict P \(text(score.strictPrecision))  R \(text(score.strictRecall))  F1 \(text(score.strictF1))"
        + "   lax P \(text(score.laxPrecision))  R \(text(score.laxRecall))  F1 \(text(score.laxF1))"
        + "  (\(score.found) beads found, \(score.gold) gold)\n")
  }

  private struct InvariantReport: Encodable {
    struct Pair: Encodable {
      let a, b: String
      let beads, nullsOfA, nullsOfB: Int
    }
    let pairs: [Pair]
    let violations: [String]
  }

  /// Checks what must hold of an alignment of translations.
  ///
  /// - Throws: `InputError` if a file cannot be read; `ExitCode` 1 if something does not hold.
  func checkInvariants() throws {
    let alignment = try NativeFile.read(file)
    let locator = DocumentLocator(alignment: file)
    var sentences: [String: [Sentence]] = [:]
    for reference in alignment.documents {
      let document = try locator.document(reference)
      sentences[reference.id] = try SentenceSegmenter(document.language).sentences(of: document.view)
    }
    let checked = ParallelInvariants(alignment, sentences: sentences)
    if json {
      try Terminal.writeJSON(
        InvariantReport(
          pairs: checked.pairs.map {
            .init(a: $0.a, b: $0.b, beads: $0.beads, nullsOfA: $0.nulls.a, nullsOfB: $0.nulls.b)
          }, violations: checked.violations))
    } else {
      for pair in checked.pairs {
        try Terminal.write(
          "\(pair.a) \(pair.b)  \(pair.beads) beads, \(pair.nulls.a) sentences of \(pair.a) and \(pair.nulls.b) of \(pair.b) in none\n"
        )
      }
      for violation in checked.violations { try Terminal.write("\(violation)\n") }
    }
    if !checked.violations.isEmpty { throw ExitCode(1) }
  }
}
