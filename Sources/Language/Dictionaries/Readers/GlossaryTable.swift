import Basics
import Foundation
import Texts

/// A list of terms in two languages or more: a user's glossary, or a dictionary someone made of a table.
package struct GlossaryTable {
  /// The entries between two languages.
  package struct Pair {
    package let source: Language
    package let target: Language
    package let entries: [(word: String, translation: String)]
  }

  /// The languages of the columns.
  private let languages: [Language]
  /// The terms of each concept by column; several in one cell are each a term of it.
  private var concepts: [[[String]]] = []

  private init(_ languages: [Language]) {
    self.languages = languages
  }

  /// Reads a glossary.
  ///
  /// - Throws: `InputError` with the line for one that has the wrong number of columns, or names no languages.
  package static func read(_ source: DictionarySource) throws -> GlossaryTable {
    let path = source.files[0]
    let file = try DecodedFile(path: path, format: .plainText)
    let text = String(String.UnicodeScalarView(file.scalars))
    switch source.format {
    case .tbx: return try tbx(file.scalars, path)
    case .hunalign: return try hunalign(text, source)
    case .commas: return try table(CommaSeparated.rows(text, path), source)
    default:
      let rows = lines(text).map { line, text in
        (
          line,
          text.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        )
      }
      return try table(rows, source)
    }
  }

  /// The entries of each pair of languages, in the order of the columns.
  package func pairs() -> [Pair] {
    languages.indices.flatMap { source in
      languages.indices.dropFirst(source + 1).map { target in
        Pair(
          source: languages[source], target: languages[target],
          entries: concepts.flatMap { concept in
            concept[source].flatMap { word in concept[target].map { (word, $0) } }
          })
      }
    }
  }

  /// The lines with their numbers, whichever way they end.
  private static func lines(_ text: String) -> [(line: Int, text: String)] {
    text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
      .enumerated().map { ($0.offset + 1, String($0.element)) }
  }

  /// A table whose first row names the languages of the columns, unless the user does.
  private static func table(_ rows: [(line: Int, cells: [String])], _ source: DictionarySource) throws
    -> GlossaryTable
  {
    let path = source.files[0]
    var rows = rows.map {
      (line: $0.line, cells: $0.cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
    }
    .filter { row in row.cells.contains { !$0.isEmpty } && !row.cells[0].hasPrefix("#") }
    var languages = source.languages.map { [$0.source, $0.target] } ?? []
    let firstLine = rows.first?.line ?? 1
    let header = (rows.first?.cells ?? []).map { Language($0) }
    let named = header.compactMap { $0 }
    // "so" and "da" are languages, and words: where the user says the languages, only a row of just these is a header.
    if named.count > 1, named.count == header.count, languages.isEmpty || Set(named) == Set(languages) {
      languages = named
      rows.removeFirst()
    }
    guard Set(languages).count > 1, Set(languages).count == languages.count else {
      throw InputError(
        .undecidedLanguage, file: path, at: .line(firstLine), "does not name the languages of the columns",
        remedy: "make it the line de<TAB>en, or say it: de-en=\(path)")
    }
    var table = GlossaryTable(languages)
    for row in rows {
      guard row.cells.count == languages.count else {
        throw InputError(
          .damaged, file: path, at: .line(row.line),
          "has \(row.cells.count) columns instead of \(languages.count)",
          remedy: "separate the terms by \(source.format == .commas ? "commas" : "tabs")")
      }
      table.concepts.append(row.cells.map(alternatives))
    }
    return table
  }

  /// hunalign's dictionary has the translation first.
  private static func hunalign(_ text: String, _ source: DictionarySource) throws -> GlossaryTable {
    let languages = source.languages.map { [$0.source, $0.target] } ?? []
    var table = GlossaryTable(languages)
    for (number, text) in lines(text) {
      let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
      if line.isEmpty { continue }
      let parts = line.components(separatedBy: " @ ")
      guard parts.count == 2 else {
        throw InputError(
          .damaged, file: source.files[0], at: .line(number), "is not of the form 'translation @ word'",
          remedy: "mend the line")
      }
      table.concepts.append([[parts[1]], [parts[0]]])
    }
    return table
  }

  /// Several terms in one cell are separated by bars.
  private static func alternatives(_ cell: String) -> [String] {
    cell.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private static func tbx(_ scalars: [Unicode.Scalar], _ path: String) throws -> GlossaryTable {
    let events = try XMLEvents(scalars, path: path, .document)
    var walk = TermBaseWalk()
    reading: while true {
      switch try events.next() {
      case .start: walk.start(events)
      case .text: walk.append(events.text)
      case .end: walk.end(events)
      case .finish: break reading
      }
    }
    let languages = walk.languages.compactMap { Language($0) }
    guard languages.count > 1 else {
      throw InputError(
        .notThisFormat, file: path, "has no terms in two languages",
        remedy: "name a TBX file with langSet or langSec elements")
    }
    var table = GlossaryTable(languages)
    let codes = walk.languages.filter { Language($0) != nil }
    table.concepts = walk.concepts.map { concept in codes.map { concept[$0] ?? [] } }
    return table
  }

  /// The terms of a TBX file: of `termEntry`, `langSet` in version 2, of `conceptEntry`, `langSec` in version 3.
  private struct TermBaseWalk {
    /// The terms of each concept by language code.
    private(set) var concepts: [[String: [String]]] = []
    /// The codes in the order met.
    private(set) var languages: [String] = []
    private var language: String?
    private var term: [UInt8]?

    mutating func start(_ events: XMLEvents) {
      switch events.name {
      case "termEntry", "conceptEntry": concepts.append([:])
      case "langSet", "langSec":
        let code = events.string("xml:lang") ?? events.string("lang")
        // A region does not make another language.
        language = code.flatMap { Language($0)?.code ?? $0 }
        if let language, !languages.contains(language) { languages.append(language) }
      case "term": term = []
      default: break
      }
    }

    mutating func append(_ text: ArraySlice<UInt8>) { term? += text }

    mutating func end(_ events: XMLEvents) {
      switch events.name {
      case "term":
        let found = term.map {
          String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if let language, let found, !found.isEmpty, !concepts.isEmpty {
          concepts[concepts.count - 1][language, default: []].append(found)
        }
        term = nil
      case "langSet", "langSec": language = nil
      default: break
      }
    }
  }
}
