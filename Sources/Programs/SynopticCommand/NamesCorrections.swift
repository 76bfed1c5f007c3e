import ArgumentParser
import Foundation
import Proofreading
import Synoptic

/// What `synoptic names` is asked to write: a corrected copy, a list for the author.
struct NamesCorrections: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a copy of the document in which what is proposed is done; of a Word document, as tracked changes. OUT.map.tsv beside it says where the changed places stood.",
      valueName: "out"), completion: .file())
  var fix: String?

  @Option(
    help: ArgumentHelp("Write that table of places to this file instead.", valueName: "file"),
    completion: .file())
  var map: String?

  @Flag(
    help: "Let the copy be plain text without markup, in UTF-8: for what no copy can be written of otherwise."
  )
  var asText = false

  @Option(
    help: ArgumentHelp(
      "Write a table of the places for the author: line, sentence, what is written, what is proposed, and a column 'change' for yes or no.",
      valueName: "file"), completion: .file())
  var list: String?

  @Option(
    help: ArgumentHelp(
      "With --fix: do what such a table says yes to, and nothing else.", valueName: "file"),
    completion: .file())
  var apply: String?

  @Flag(
    help:
      "Ask for each place: y yes, n no, a all of this finding, q no more. With --fix what is accepted is done, with --list the answers are written."
  )
  var interactive = false

  @Option(help: ArgumentHelp("Who makes the tracked changes of a Word document.", valueName: "name"))
  var author = "Synoptic"

  func validate() throws {
    if apply != nil, fix == nil { throw ValidationError("--apply needs --fix OUT, the copy to write") }
    if apply != nil, interactive { throw ValidationError("--apply and --interactive exclude each other") }
    if apply != nil, list != nil { throw ValidationError("--apply and --list exclude each other") }
    if interactive, fix == nil, list == nil {
      throw ValidationError(
        "--interactive needs --fix OUT, the copy to write, or --list FILE for the answers")
    }
    if map != nil || asText, fix == nil { throw ValidationError("--map and --as-text need --fix OUT") }
  }

  /// Whether anything is to be written.
  var isWanted: Bool { fix != nil || list != nil }

  /// The files that are read.
  var files: [String] { [apply].compactMap(\.self) }

  /// Makes sure that somebody can be asked.
  ///
  /// - Throws: `InputError` if somebody is to be asked and there is no terminal.
  func checkTerminal() throws(InputError) {
    guard interactive, !NamesDialog.isPossible else { return }
    throw InputError(
      .invalidArgument, "--interactive asks on a terminal, and this is none",
      remedy: "use --list FILE, and --apply FILE when it is filled in")
  }

  // MARK: Outputs

  /// Where what is written goes.
  struct Outputs {
    let copy, map, list: OutputDestination?

    /// Makes sure that nothing is lost.
    ///
    /// - Throws: `InputError` for a place that something else has.
    func check(keeping inputs: [String], overwrites: Bool) throws(InputError) {
      try copy?.check(keeping: inputs, overwrites: overwrites, format: "known to be such a copy") { _ in false
      }
      try map?.check(keeping: inputs, overwrites: overwrites, format: "a table of changed places") { path in
        Outputs.begins(path, with: OffsetTable.columns.joined(separator: "\t"))
      }
      try list?.check(
        keeping: inputs, overwrites: overwrites, format: "a list that nobody has written in"
      ) { path in
        guard Outputs.begins(path, with: DecisionTable.mark), let rows = try? NamesCorrections.rows(path)
        else {
          return false
        }
        return rows.allSatisfy { $0.isAccepted == nil }
      }
    }

    private static func begins(_ path: String, with text: String) -> Bool {
      let wanted = Array(text.utf8)
      guard let bytes = try? InputFile(path, isRegular: true).read(wanted.count + 3) else { return false }
      return bytes.starts(with: wanted) || bytes.dropFirst(3).starts(with: wanted)
    }
  }

  /// Where what is written goes, as far as the system lets it.
  ///
  /// - Throws: `InputError` naming what is in the way, or two outputs of one name.
  func outputs() throws(InputError) -> Outputs {
    let copy = try fix.map { path throws(InputError) in try OutputDestination(path) }
    // Beside a pipe there is no place for a table.
    let isFile = fix.map { $0 != StandardInput.name && FileStatus($0).map { $0.kind == .regular } ?? true }
    let path = map ?? (isFile ?? false ? fix.map { $0 + ".map.tsv" } : nil)
    let names = [fix, path, list].compactMap(\.self)
    guard Set(names).count == names.count else {
      throw InputError(.invalidArgument, "two outputs have one name", remedy: "name them otherwise")
    }
    return Outputs(
      copy: copy, map: try path.map { path throws(InputError) in try OutputDestination(path) },
      list: try list.map { path throws(InputError) in try OutputDestination(path) })
  }

  // MARK: Writing

  /// Writes what is wanted of what was found.
  ///
  /// - Throws: `InputError` if the copy cannot be written.
  func write(_ check: NameCheck, _ outputs: Outputs) throws {
    guard isWanted else { return }
    let document = outputs.copy == nil ? nil : try only(check.documents.map(\.document))
    if let document { try checkFormat(document) }
    let decisions: [Bool?] = interactive ? try NamesDialog.decisions(check) : []
    if let list = outputs.list {
      var bytes = Array("\u{FEFF}".utf8)
      DecisionTable.forEachRow(check, decisions: decisions) { cells in
        bytes += Array((cells.map(PrintableText.line).joined(separator: "\t") + "\n").utf8)
      }
      try NamesCorrections.write(bytes, to: list)
      let count = check.findings.count
      Terminal.note("wrote \(list.path): \(count) \(count == 1 ? "place" : "places")")
    }
    guard let document else { return }
    // What nobody was asked about is not done where it may leave the house style.
    let accepted = zip(check.findings.indices, check.findings).filter { index, found in
      interactive ? decisions[index] ?? false : !found.mayLeaveHouseStyle
    }.map { AcceptedChange($0.1) }
    try copy(document, accepted, outputs)
    let open = check.findings.filter(\.mayLeaveHouseStyle)
    if !interactive, !open.isEmpty {
      let places = "\(open.count) \(open.count == 1 ? "place is" : "places are") left"
      Terminal.note(
        "\(places), as nothing says that the house style has what is proposed: "
          + NamesCorrections.listed(open.map(\.written))
          + "; --interactive, or --list and --apply, change them")
    }
  }

  /// Writes the copy that a filled-in table asks for.
  ///
  /// - Throws: `InputError` for a table that is none or is of another document, or if the copy cannot be written.
  func apply(_ path: String, to documents: [Document], _ outputs: Outputs) throws {
    let document = try only(documents)
    try checkFormat(document)
    let rows = try NamesCorrections.rows(path)
    let own = rows.filter { $0.document.isEmpty || $0.document == document.id }
    guard rows.isEmpty || !own.isEmpty else {
      throw InputError(
        .unknownName, file: path, "has no row about '\(document.id)'",
        remedy: "it is about \(Quotation.list(Set(rows.map(\.document)).sorted()))")
    }
    let changes = try DecisionTable.accepted(rows, in: document, path: path)
    let open = own.count { $0.isAccepted == nil }
    if open > 0 {
      Terminal.note(
        "\(path): \(open) \(open == 1 ? "row has" : "rows have") neither yes nor no, and \(open == 1 ? "is" : "are") left as \(open == 1 ? "it is" : "they are")"
      )
    }
    try copy(document, changes, outputs)
  }

  private static func rows(_ path: String) throws -> [DecisionTable.Row] {
    let scalars = try TextDecoder().decode(InputFile.bytes(path), path: path).scalars
    return try DecisionTable.rows(String(String.UnicodeScalarView(scalars)), path: path)
  }

  private func only(_ documents: [Document]) throws(InputError) -> Document {
    guard documents.count == 1 else {
      throw InputError(
        .invalidArgument, "--fix writes a copy of one document, and there are \(documents.count)",
        remedy: "name one document at a time")
    }
    return documents[0]
  }

  /// Makes sure that places can be written back.
  private func checkFormat(_ document: Document) throws(InputError) {
    guard !asText, document.format == .odt || document.format == .epub else { return }
    throw InputError(
      .unknownFormat, file: document.path,
      "is \(document.format.rawValue.uppercased()), into which changes cannot be written back",
      remedy: document.format == .odt
        ? "save it as .docx for tracked changes, or add --as-text for a plain text without its layout"
        : "add --as-text for a plain text without its layout")
  }

  private func copy(_ document: Document, _ changes: [AcceptedChange], _ outputs: Outputs) throws {
    guard let destination = outputs.copy else { return }
    let bytes = try InputFile.bytes(document.path)
    guard Checksum.sha256(bytes) == document.sha256 else {
      throw InputError(.documentChanged, file: document.path, "has changed meanwhile", remedy: "try again")
    }
    let edited: EditedText
    let made: Int
    let left: [AcceptedChange]
    let written: [UInt8]
    if document.format == .docx, !asText {
      let correction = WordCorrection(document, changes, author: author, date: NamesCorrections.now)
      (edited, made, left) = (correction.edited, correction.made, correction.left)
      written = try OfficeRewriter(bytes, path: document.path).bytes(replacing: correction.parts)
    } else {
      let correction = SourceCorrection(document, changes, asPlainText: asText)
      (edited, made, left) = (correction.edited, correction.made, correction.left)
      let texts = edited.replacements.map(\.text)
      written =
        asText
        ? Array(
          (String(String.UnicodeScalarView(edited.scalars)) + (edited.scalars.last == "\n" ? "" : "\n")).utf8)
        : try TextEncoder(bytes, document.scalars, document.decoding, path: document.path)
          .bytes(edited.scalars, replacements: texts)
    }
    if let map = outputs.map {
      let old = asText ? document.view.scalars : document.scalars
      let rows = OffsetTable.rows(edited, of: old).map {
        $0.map(PrintableText.line).joined(separator: "\t") + "\n"
      }
      try NamesCorrections.write(Array(rows.joined().utf8), to: map)
    }
    try NamesCorrections.write(written, to: destination)
    let what = document.format == .docx && !asText ? "tracked change" : "change"
    Terminal.note("wrote \(destination.path): \(made) \(what)\(made == 1 ? "" : "s")")
    if !left.isEmpty { Terminal.note(NamesCorrections.note(left, of: document)) }
  }

  private static let mostListed = 5

  private static func note(_ left: [AcceptedChange], of document: Document) -> String {
    "\(left.count) \(left.count == 1 ? "place" : "places") not changed, for markup or another change stands within the name: "
      + listed(left.map { document.view.text(in: $0.viewSpan) })
  }

  /// The first of some names in quotation marks, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let more = names.count - mostListed
    return names.prefix(mostListed).map { "\"\(Quotation.cut($0))\"" }.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }

  private static func write(_ bytes: [UInt8], to destination: OutputDestination) throws {
    let file = try AtomicFile(destination)
    try file.write(bytes)
    try file.commit()
  }

  /// The time of the run, or the one that `SOURCE_DATE_EPOCH` says, so that a copy can be made again to the byte.
  private static var now: String {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
    let date = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
    return date.formatted(.iso8601)
  }
}
