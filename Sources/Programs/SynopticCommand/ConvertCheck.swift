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
  static func run(_ file: String, json: Bool, options: Conversion.Options) throws {
    try Terminal.checkWritable()
    if let check = try LinkFileCheck(file, options: options) { return try say(check, of: file, json: json) }
    var (alignment, findings) = try NativeFile.checked(file)
    if let alignment, findings.isEmpty {
      let locator = DocumentLocator(alignment: file)
      var sentences: [String: [Sentence]] = [:]
      var all: [DocumentLocator.Found] = []
      var missing: [DocumentReference] = []
      for (number, reference) in alignment.documents.enumerated() {
        do {
          guard let found = try locator.findOfAnyLength(reference) else {
            missing.append(reference)
            continue
          }
          let document = found.document
          all.append(found)
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
      if let note = noteMissing(missing) { Terminal.note(note) }
      if let note = DocumentLocator.noteOutside(all) { Terminal.note(note) }
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

  /// Prints what is wrong with a file of links of another format.
  private static func say(_ check: LinkFileCheck, of file: String, json: Bool) throws {
    for note in check.notes { Terminal.note(note) }
    let findings = check.findings.map {
      Finding(path: $0.place.map { "\($0)" } ?? "", problem: $0.problem)
    }
    if json {
      try Terminal.writeJSON(findings)
    } else {
      for finding in findings { try Terminal.line("\(file):\(finding.path): \(finding.problem)") }
      let links = check.links == 1 ? "1 link" : "\(check.links) links"
      Terminal.note(
        "\(file): \(check.format.rawValue), \(links), \(findings.count) \(findings.count == 1 ? "finding" : "findings")"
      )
    }
    if !findings.isEmpty { throw ExitCode(1) }
  }

  /// That documents are not there: one sentence, which names the first and counts them; nil if none is missing.
  private static func noteMissing(_ missing: [DocumentReference]) -> String? {
    guard let first = missing.first else { return nil }
    let subject = "\(first.path): document '\(Quotation.cut(first.id))'"
    return missing.count == 1
      ? "\(subject) is not there, so its hash and sentences are not checked"
      : "\(subject) is not there, the first of \(missing.count), so their hashes and sentences are not checked"
  }
}
