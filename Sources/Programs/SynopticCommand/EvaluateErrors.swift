import ArgumentParser
import Evaluation
import Report
import Synoptic

/// Where `evaluate --errors` writes what is wrong, and how.
struct EvaluateErrors {
  private enum Format { case tsv, page }

  private let destination: OutputDestination?
  private let format: Format

  /// Makes sure before any work that the file can be written.
  ///
  /// - Parameters:
  ///   - path: a name that ends in `.tsv` or `.html`; `-` is standard output.
  ///   - inputs: the files that are read.
  /// - Throws: `InputError` if the name has another end, or the file is in the way.
  init(_ path: String, keeping inputs: [String], overwrites: Bool) throws {
    guard let format = EvaluateErrors.format(of: path) else {
      throw InputError(
        .invalidArgument, file: path, "is a name for neither a table nor a page",
        remedy: "let it end in .tsv or .html")
    }
    self.format = format
    guard path != StandardInput.name else {
      destination = nil
      return
    }
    let destination = try OutputDestination(path)
    try destination.check(
      keeping: inputs, overwrites: overwrites,
      format: format == .tsv ? "a table of errors" : "a page of errors"
    ) { file in
      guard let bytes = try? InputFile(file, isRegular: true).read(ErrorsPage.beginning) else { return false }
      let text = String(decoding: bytes, as: UTF8.self)
      return format == .tsv
        ? text.hasPrefix(EvaluateErrors.line(ErrorTable.columns)) : text.contains(ErrorsPage.mark)
    }
    self.destination = destination
  }

  private static func format(of path: String) -> Format? {
    if path == StandardInput.name || path.lowercased().hasSuffix(".tsv") { return .tsv }
    return path.lowercased().hasSuffix(".html") ? .page : nil
  }

  private static func line(_ cells: [String]) -> String { cells.joined(separator: "\t") + "\n" }

  /// Writes a table.
  ///
  /// - Parameter title: what the page is called.
  /// - Throws: `InputError` naming the file if it cannot be written.
  func write(_ table: ErrorTable, title: String) throws {
    guard let destination else {
      for row in [ErrorTable.columns] + table.rows { try Terminal.row(row) }
      return
    }
    let text =
      switch format {
      case .tsv: ([ErrorTable.columns] + table.rows).map(EvaluateErrors.line).joined()
      case .page: try ErrorsPage(title: title, columns: ErrorTable.columns, rows: table.rows).html()
      }
    let file = try AtomicFile(destination)
    try file.write(Array(text.utf8))
    try file.commit()
    Terminal.note(
      "wrote \(destination.path): \(table.rows.count) \(table.rows.count == 1 ? "error" : "errors")")
  }
}

extension Evaluate {
  /// The errors of an alignment against gold, with what bears on missed links if the documents can be read.
  ///
  /// - Throws: `ICUError` if ICU fails, `InputError` for a damaged dictionary, or if the vectors cannot be had.
  func errorTable(_ alignment: Alignment, _ golds: [EventGold]) throws -> ErrorTable {
    let documents: [TokenizedDocument]
    do {
      documents = try TokenizedDocument.all(AlignedDocuments.all(alignment.documents, of: file))
    } catch let error as InputError {
      Terminal.note(
        "missed links have no numbers of sentences, no score and no evidence, for \(error.file ?? "a document") \(error.problem)"
      )
      documents = []
    }
    var table = ErrorTable(alignment, documents: documents.map(\.segmented))
    let errors = golds.map { LinkError.all(alignment, gold: $0) }
    let reasons = try reasons(table, errors, golds, alignment, documents)
    for (number, gold) in golds.enumerated() {
      table.add(errors[number], gold: gold, explanations: reasons[number])
    }
    return table
  }

  /// For each gold by the number of an error why it was missed, by aligning again.
  private func reasons(
    _ table: ErrorTable, _ errors: [[LinkError]], _ golds: [EventGold], _ alignment: Alignment,
    _ documents: [TokenizedDocument]
  ) throws -> [[Int: ErrorTable.Why]] {
    guard !documents.isEmpty else { return golds.map { _ in [:] } }
    guard alignment.mode == .comparable else {
      Terminal.note("missed links have no score and no evidence, for this is an alignment of translations")
      return golds.map { _ in [:] }
    }
    typealias Asked = (gold: Int, error: Int, pairs: [(a: Int, b: Int)])
    var asked: [Asked] = []
    for (number, gold) in golds.enumerated() {
      for (error, found) in errors[number].enumerated() where found.kind == .missed {
        asked.append((number, error, table.pairs(of: found, gold)))
      }
    }
    // In the order of the alignment's documents, which is not always that of the gold's.
    let indexes = golds.map { gold in
      let ids = alignment.documents.map(\.id)
      return (a: ids.firstIndex(of: gold.documents.a) ?? 0, b: ids.firstIndex(of: gold.documents.b) ?? 0)
    }
    let requests = golds.indices.map { number in
      let (a, b) = indexes[number]
      let pairs = asked.filter { $0.gold == number }.flatMap(\.pairs)
      return (
        documents: (a: min(a, b), b: max(a, b)), sentences: pairs.map { a < b ? $0 : (a: $0.b, b: $0.a) }
      )
    }
    let settings = AlignmentSettings(signature: alignment.signature) ?? .init(.comparable(.init()))
    let aligner = Aligner(
      .init(settings), lexicon: try lexicon.open(usesInstalled: !settings.dictionaries.isEmpty),
      vectors: vectors.provider(of: alignment.signature))
    let explained = try aligner.explanations(documents, requests)
    var reasons = golds.map { _ in [Int: ErrorTable.Why]() }
    var next = golds.map { _ in 0 }
    for (gold, error, pairs) in asked {
      let all = explained[gold][next[gold]..<next[gold] + pairs.count]
      next[gold] += pairs.count
      let isSwapped = indexes[gold].a > indexes[gold].b
      reasons[gold][error] = ErrorTable.Why(pairs, all.map { isSwapped ? $0?.swapped : $0 })
    }
    return reasons
  }
}
