import ArgumentParser
import Evaluation
import Foundation
import Synoptic

extension Evaluate {
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
    var sentences: [String: [Sentence]] = [:]
    for document in try AlignedDocuments.all(alignment.documents, of: file) {
      sentences[document.id] = try SegmentedDocument(document).sentences
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
        try Terminal.line(
          "\(pair.a) \(pair.b)  \(pair.beads) beads, \(pair.nulls.a) sentences of \(pair.a) and \(pair.nulls.b) of \(pair.b) in none"
        )
      }
      for violation in checked.violations { try Terminal.line("\(violation)") }
    }
    if !checked.violations.isEmpty { throw ExitCode(1) }
  }
}
