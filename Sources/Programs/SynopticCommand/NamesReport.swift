import Algorithms
import Synoptic

/// What `synoptic names` has to say, as JSON, as a table with tabs, or laid out for reading.
struct NamesReport: Encodable {
  struct Form: Encodable {
    let document, text: String
    let count: Int
    /// The systems that the form follows.
    let systems: [String]
    /// Where it leaves the one it is nearest to, in words.
    let breaks: [String]
    /// Offsets in the document in code points, start and end of each mention.
    let spans: [[Int]]
  }

  struct Link: Encodable {
    /// The indexes of two forms among the entity's.
    let a, b: Int
    let reason: String
  }

  struct Entity: Encodable {
    let id: String
    let kind: EntityKind
    let forms: [Form]
    let links: [Link]
  }

  struct Finding: Encodable {
    let document, entity: String
    let kind: Inconsistency.Kind
    let kinds: [Inconsistency.Kind]
    let a, b, suggestion: String
    let aSpans, bSpans: [[Int]]
  }

  struct Deviation: Encodable {
    let document, entity, form, expected: String
    let breaks: [String]
    let spans: [[Int]]
  }

  struct Author: Encodable {
    let document: String
    /// The system that most of the names fit; null where none does for half of them.
    let system: String?
    /// How many different words could be judged.
    let judged: Int
  }

  let entities: [Entity]
  let inconsistencies: [Finding]
  let authors: [Author]
  let houseStyle: [Deviation]?
  private let onlyFindings: Bool
  /// For each document the offsets at which its lines begin.
  private let lineStarts: [String: [Int]]

  private enum CodingKeys: CodingKey {
    case entities, inconsistencies, authors, houseStyle
  }

  init(
    _ documents: [Document], _ table: EntityTable, _ systems: FormSystems,
    _ found: [(document: Int, inconsistency: Inconsistency)], houseStyle scheme: TransliterationScheme?,
    allowed: AllowList, onlyFindings: Bool
  ) throws {
    self.onlyFindings = onlyFindings
    lineStarts = Dictionary(
      documents.map { document in
        (document.id, [0] + document.scalars.indices.filter { document.scalars[$0] == "\n" }.map { $0 + 1 })
      }
    ) { first, _ in first }
    func spans(_ form: EntityTable.Form) -> [[Int]] { form.spans.map { [$0.lowerBound, $0.upperBound] } }
    entities = zip(table.entities, systems.spellings).map { entity, spellings in
      Entity(
        id: entity.id, kind: entity.kind,
        forms: zip(entity.forms, spellings).map { form, spelling in
          Form(
            document: documents[form.document].id, text: form.text, count: form.spans.count,
            systems: (spelling?.systems ?? []).map(\.rawValue),
            breaks: (spelling?.fit.breaks ?? []).map(\.description),
            spans: spans(form))
        },
        links: entity.links.map { Link(a: $0.a, b: $0.b, reason: $0.reason.description) })
    }
    inconsistencies = found.compactMap { document, found in
      guard let kind = found.kinds.first, !allowed.allows(found.a.text, found.b.text) else { return nil }
      return Finding(
        document: documents[document].id, entity: found.entity.map { table.entities[$0].id } ?? "",
        kind: kind,
        kinds: found.kinds, a: found.a.text, b: found.b.text, suggestion: found.suggestion,
        aSpans: found.a.spans.map { [$0.lowerBound, $0.upperBound] },
        bSpans: found.b.spans.map { [$0.lowerBound, $0.upperBound] })
    }
    authors = documents.enumerated().compactMap { index, document in
      guard systems.judged[index] > 0 else { return nil }
      return Author(
        document: document.id, system: systems.authors[index]?.rawValue, judged: systems.judged[index])
    }
    houseStyle = try scheme.map { scheme in
      let languages = documents.map(\.language)
      return try systems.deviations(from: scheme, in: table, languages: languages).compactMap { deviation in
        let entity = table.entities[deviation.entity]
        let form = entity.forms[deviation.form]
        guard !allowed.allows(form.text) else { return nil }
        return Deviation(
          document: documents[form.document].id, entity: entity.id, form: form.text,
          expected: deviation.expected,
          breaks: deviation.breaks, spans: spans(form))
      }
    }
  }

  /// Whether anything is inconsistent, or leaves the house's system.
  var hasFindings: Bool { !inconsistencies.isEmpty || !(houseStyle ?? []).isEmpty }

  // MARK: A table

  /// Calls `body` with the cells of each row; the first says what the row is about.
  func forEachRow(_ body: ([String]) throws -> Void) rethrows {
    func offsets(_ spans: [[Int]]) -> String { spans.map { "\($0[0])-\($0[1])" }.joined(separator: ",") }
    if !onlyFindings {
      for entity in entities {
        for form in entity.forms {
          try body([
            "form", entity.id, entity.kind.rawValue, form.document, form.text, String(form.count),
            form.systems.joined(separator: ","), offsets(form.spans),
          ])
        }
      }
      for author in authors {
        try body(["author", author.document, author.system ?? "-", String(author.judged)])
      }
    }
    for found in inconsistencies {
      try body([
        "inconsistency", found.document, found.entity, found.kinds.map(\.rawValue).joined(separator: ","),
        found.a,
        found.b, found.suggestion, offsets(found.aSpans), offsets(found.bSpans),
      ])
    }
    for deviation in houseStyle ?? [] {
      try body([
        "house-style", deviation.document, deviation.entity, deviation.form, deviation.expected,
        deviation.breaks.joined(separator: "; "), offsets(deviation.spans),
      ])
    }
  }

  // MARK: For reading

  /// Of more lines than this the others are counted.
  private static let shownLines = 5

  /// Calls `body` with each line of the report.
  func forEachLine(_ body: (String) throws -> Void) rethrows {
    if !onlyFindings {
      for entity in entities { try lines(of: entity, body) }
      for author in authors {
        try body(
          "\(author.document): "
            + (author.system.map { "writes Cyrillic names by \($0)" }
              ?? "writes Cyrillic names by no one system")
            + " (told by \(author.judged) \(author.judged == 1 ? "word" : "words") whose Cyrillic spelling is known)"
        )
      }
      if !authors.isEmpty { try body("") }
    }
    if inconsistencies.isEmpty { try body("No name is spelled in several ways within a document.") }
    var document = ""
    for found in inconsistencies {
      if found.document != document {
        document = found.document
        let count = inconsistencies.count { $0.document == document }
        try body("\(document): \(count) \(count == 1 ? "name" : "names") written in several ways")
      }
      try body(
        "  \(found.a) (\(found.aSpans.count)) | \(found.b) (\(found.bSpans.count))  "
          + found.kinds.map(NamesReport.words).joined(separator: ", "))
      try body("      \(found.b) in \(lineList(found.bSpans, in: found.document)): write \(found.suggestion)")
    }
    guard let houseStyle else { return }
    try body("")
    try body(
      houseStyle.isEmpty
        ? "Every name with a known Cyrillic spelling follows the house's system."
        : "Names that leave the house's system: \(houseStyle.count)")
    for deviation in houseStyle {
      let breaks = deviation.breaks.isEmpty ? "" : " (\(deviation.breaks.joined(separator: "; ")))"
      try body(
        "  \(deviation.document): \(deviation.form), not \(deviation.expected)\(breaks), in \(lineList(deviation.spans, in: deviation.document))"
      )
    }
  }

  private func lines(of entity: Entity, _ body: (String) throws -> Void) rethrows {
    let count = entity.forms.reduce(0) { $0 + $1.count }
    let kind = entity.kind == .other ? "unknown kind" : entity.kind.rawValue
    try body("\(entity.id)  \(kind), named \(count) \(count == 1 ? "time" : "times")")
    var document = ""
    for form in entity.forms {
      let label = form.document == document ? "" : form.document
      document = form.document
      let systems = form.systems.isEmpty ? form.breaks : form.systems
      try body(
        "  \(label.padded(to: 14))\(form.text) (\(form.count))"
          + (systems.isEmpty ? "" : "  \(systems.joined(separator: form.systems.isEmpty ? "; " : ", "))"))
    }
    try body("")
  }

  /// The lines of ranges in a document, each once: "lines 3, 17, 21 and 4 more".
  private func lineList(_ spans: [[Int]], in document: String) -> String {
    let starts = lineStarts[document] ?? []
    var lines: [Int] = []
    for span in spans {
      let line = max(1, starts.partitioningIndex { $0 > span[0] })
      if lines.last != line { lines.append(line) }
    }
    let shown = lines.prefix(NamesReport.shownLines).map(String.init).joined(separator: ", ")
    let more = lines.count - NamesReport.shownLines
    return (lines.count == 1 ? "line " : "lines ") + shown + (more > 0 ? " and \(more) more" : "")
  }

  /// What is inconsistent, in words of those who do not write about it.
  private static func words(_ kind: Inconsistency.Kind) -> String {
    switch kind {
    case .romanization: "other transcription"
    case .diacritics: "accent missing"
    case .typo: "slip of the pen"
    case .capitalisation: "capitals"
    case .hyphenation: "hyphen"
    case .spacing: "space"
    case .abbreviation: "abbreviation"
    case .translatedName: "other language's form"
    case .orthography: "spelling"
    }
  }
}

extension String {
  /// The text with spaces at its end, as wide as `width` at least.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
