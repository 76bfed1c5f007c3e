import ArgumentParser
import Evaluation
import Synoptic

/// Checks an alignment file for `convert --check`.
struct ConvertCheck {
  private struct Finding: Encodable {
    let path, problem: String
  }

  /// Prints what is wrong with an alignment file, each finding with the way to it.
  ///
  /// - Throws: `ExitCode` 1 if anything is; `InputError` if the file cannot be read at all.
  static func run(_ file: String, json: Bool) throws {
    try Terminal.checkWritable()
    var (alignment, findings) = try NativeFile.checked(file)
    if let alignment, findings.isEmpty {
      let locator = DocumentLocator(alignment: file)
      var sentences: [String: [Sentence]] = [:]
      for (number, reference) in alignment.documents.enumerated() {
        do {
          guard let found = try locator.findOfAnyLength(reference) else {
            Terminal.note(
              "\(reference.path): document '\(reference.id)' is not there, so its hash and sentences are not checked"
            )
            continue
          }
          let document = found.document
          if found.isOutside { Terminal.note(found.noteOutside) }
          guard document.scalars.count == reference.length else {
            findings.append(
              .init(
                path: "documents[\(number)].length",
                problem:
                  "'\(reference.id)' has \(document.scalars.count) code points, not \(reference.length)"))
            continue
          }
          sentences[reference.id] = try SegmentedDocument(document).sentences
        } catch let error as InputError {
          findings.append(
            .init(path: "documents[\(number)].sha256", problem: "\(error.file ?? "") \(error.problem)"))
        }
      }
      findings += AlignmentCheck(alignment, sentences: sentences).findings
    }
    if json {
      try Terminal.writeJSON(findings.map { Finding(path: $0.path, problem: $0.problem) })
    } else {
      for finding in findings { try Terminal.line("\(finding)") }
      Terminal.note("\(file): \(findings.count) \(findings.count == 1 ? "finding" : "findings")")
    }
    if !findings.isEmpty { throw ExitCode(1) }
  }
}
