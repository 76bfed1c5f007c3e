import Proofreading
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
    /// The names that leave the system.
    let departures: [Departure]
  }

  struct Departure: Encodable {
    let entity, form, expected: String
    let spans: [[Int]]
    /// What other documents write in Latin letters.
    let others: [Other]
  }

  struct Other: Encodable {
    let document, form: String
    let count: Int
  }

  let entities: [Entity]
  let inconsistencies: [Finding]
  let authors: [Author]
  let houseStyle: [Deviation]?

  init(_ check: NameCheck) {
    let documents = check.documents.map(\.document)
    func spans(_ spans: [Range<Int>]) -> [[Int]] { spans.map { [$0.lowerBound, $0.upperBound] } }
    entities = zip(check.table.entities, check.systems.spellings).map { entity, spellings in
      Entity(
        id: entity.id, kind: entity.kind,
        forms: zip(entity.forms, spellings).map { form, spelling in
          Form(
            document: documents[form.document].id, text: form.text, count: form.spans.count,
            systems: (spelling?.systems ?? []).map(\.rawValue),
            breaks: (spelling?.fit.breaks ?? []).map(\.description),
            spans: spans(form.spans))
        },
        links: entity.links.map { Link(a: $0.a, b: $0.b, reason: $0.reason.description) })
    }
    inconsistencies = check.inconsistencies.compactMap { document, found in
      guard let kind = found.kinds.first else { return nil }
      return Finding(
        document: documents[document].id, entity: found.entity.map { check.table.entities[$0].id } ?? "",
        kind: kind, kinds: found.kinds, a: found.a.text, b: found.b.text, suggestion: found.suggestion,
        aSpans: spans(found.a.spans), bSpans: spans(found.b.spans))
    }
    authors = check.authors.map { author in
      Author(
        document: documents[author.document].id, system: author.system?.rawValue, judged: author.judged,
        departures: author.departures.map { departure in
          Departure(
            entity: check.table.entities[departure.entity].id, form: departure.form,
            expected: departure.expected, spans: spans(departure.spans),
            others: departure.others.map {
              Other(document: documents[$0.document].id, form: $0.form, count: $0.count)
            })
        })
    }
    houseStyle = check.deviations.map { deviations in
      deviations.map { _, deviation in
        let entity = check.table.entities[deviation.entity]
        let form = entity.forms[deviation.form]
        return Deviation(
          document: documents[form.document].id, entity: entity.id, form: form.text,
          expected: deviation.expected, breaks: deviation.breaks, spans: spans(form.spans))
      }
    }
  }

  // MARK: A table

  /// Calls `body` with the cells of each row; the first says what the row is about.
  func forEachRow(_ body: ([String]) throws -> Void) rethrows {
    func offsets(_ spans: [[Int]]) -> String { spans.map { "\($0[0])-\($0[1])" }.joined(separator: ",") }
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
      for departure in author.departures {
        try body([
          "departure", author.document, departure.entity, departure.form, departure.expected,
          departure.others.map { "\($0.document): \($0.form)" }.joined(separator: "; "),
          offsets(departure.spans),
        ])
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

  /// Of more names that leave an author's system than this the others are counted.
  private static let mostDepartures = 8

  /// Calls `body` with each line on the entities and the authors.
  func forEachLine(_ body: (String) throws -> Void) rethrows {
    for entity in entities { try lines(of: entity, body) }
    for author in authors {
      try body(
        "\(author.document): "
          + (author.system.map { "writes Cyrillic names by \($0)" }
            ?? "writes Cyrillic names by no one system")
          + " (told by \(author.judged) \(author.judged == 1 ? "word" : "words") whose Cyrillic spelling is known)"
      )
      for departure in author.departures.prefix(NamesReport.mostDepartures) {
        let others = departure.others.map { "\($0.document) \($0.form) (\($0.count))" }
        try body(
          "  leaves it in \(departure.form) (\(departure.spans.count)), by the system \(departure.expected)"
            + (others.isEmpty ? "" : "; others write: \(others.joined(separator: ", "))"))
      }
      let more = author.departures.count - NamesReport.mostDepartures
      if more > 0 { try body("  and in \(more) more \(more == 1 ? "name" : "names")") }
    }
    if !authors.isEmpty { try body("") }
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
}

extension String {
  /// The text with spaces at its end, as wide as `width` at least.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
