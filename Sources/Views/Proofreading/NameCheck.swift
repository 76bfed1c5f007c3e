import Dictionaries
import Entities
import Names
import Texts

/// What is found of the names in documents: whom and what they name, and where that is not written in one way.
public struct NameCheck: Sendable {
  /// The documents.
  public let documents: [TokenizedDocument]
  /// Whom and what they name.
  public let table: EntityTable
  /// By which systems they write that.
  public let systems: FormSystems
  /// What a document itself writes in several ways, without what is accepted, each with the index of its document.
  public let inconsistencies: [(document: Int, inconsistency: Inconsistency)]
  /// What leaves the house's system, without what is accepted; nil where no document has a house style.
  public let deviations: [(scheme: TransliterationScheme, deviation: StyleDeviation)]?
  /// The places to change, in the order of the documents and their texts.
  public let findings: [NameFinding]
  /// The documents, by their indexes, that have a house style and names of persons, none of which any document has in Cyrillic: their names
  /// are judged by their letters only.
  public let unjudged: [Int]
  /// The system that each author follows, and where he leaves it; those of whom that can be told.
  public let authors: [AuthorHabits]

  /// Checks the names of documents.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - table: their entities.
  ///   - lexicon: the dictionaries that the table was made with.
  ///   - projects: what is agreed on for each document; none for all of them if there are none.
  ///   - scopes: the kinds of text in which places are looked for.
  /// - Throws: `InputError` if a house style has no rules for the language of a name, `ICUError` if ICU fails.
  /// - Complexity: O(forms² of each entity + length of the documents), once for each house style.
  public init(
    _ documents: [TokenizedDocument], _ table: EntityTable, lexicon: Lexicon = .empty,
    projects: [ProjectNames] = [], scopes: Set<Inconsistency.Scope> = [.text]
  ) throws {
    let projects = documents.indices.map { projects.indices.contains($0) ? projects[$0] : ProjectNames() }
    let styles = zip(documents, projects).map { $1.houseStyle(for: $0.document.language) }
    let systems = try FormSystems(table, documents: documents.count)
    let languages = documents.map(\.document.language)
    var inconsistencies: [(document: Int, inconsistency: Inconsistency)] = []
    var deviations: [(scheme: TransliterationScheme, deviation: StyleDeviation)] = []
    var seen: [TransliterationScheme?] = []
    for style in styles where !seen.contains(style) {
      seen.append(style)
      inconsistencies +=
        try table.inconsistencies(documents, lexicon: lexicon, scopes: scopes, houseStyle: style)
        .filter { document, found in
          styles[document] == style && !found.kinds.isEmpty
            && !projects[document].accepted.allows(found.a.text, found.b.text)
        }
      guard let style else { continue }
      deviations += try systems.deviations(from: style, in: table, languages: languages).filter { deviation in
        let form = table.entities[deviation.entity].forms[deviation.form]
        return styles[form.document] == style && !projects[form.document].accepted.allows(form.text)
      }.map { (style, $0) }
    }
    // Those of a document stay in their order.
    inconsistencies = documents.indices.flatMap { document in
      inconsistencies.filter { $0.document == document }
    }
    self.documents = documents
    self.table = table
    self.systems = systems
    self.inconsistencies = inconsistencies
    self.deviations = styles.contains { $0 != nil } ? deviations : nil
    findings = try FindingMaker(documents, table, systems, styles).findings(inconsistencies, deviations)
    unjudged = documents.indices.filter { index in
      guard styles[index] != nil, systems.judged[index] == 0 else { return false }
      return table.entities.contains { entity in
        entity.forms.contains { $0.document == index && $0.isLatin } && entity.kind == .person
      }
    }
    authors = try AuthorHabits.all(documents.map(\.document), table, systems)
  }
}

/// Makes the places of what was found.
private struct FindingMaker {
  private let documents: [TokenizedDocument]
  private let table: EntityTable
  private let places: [PlaceFinder]
  /// For each document what tells whether its house style writes a name as it is proposed.
  private let houses: [HouseGuard?]

  init(
    _ documents: [TokenizedDocument], _ table: EntityTable, _ systems: FormSystems,
    _ styles: [TransliterationScheme?]
  ) throws {
    self.documents = documents
    self.table = table
    houses = try styles.map { style in try style.map { try HouseGuard($0, table, systems) } }
    places = documents.map { PlaceFinder($0.document) }
  }

  func findings(
    _ inconsistencies: [(document: Int, inconsistency: Inconsistency)],
    _ deviations: [(scheme: TransliterationScheme, deviation: StyleDeviation)]
  ) throws -> [NameFinding] {
    var all: [NameFinding] = []
    var number = 0
    // What the house says of a name outranks what the document does.
    var taken: Set<[Int]> = []
    for (scheme, deviation) in deviations {
      let entity = table.entities[deviation.entity]
      let form = entity.forms[deviation.form]
      // What only the case of letters or an ending would change is no change.
      guard form.text != deviation.expected else { continue }
      for (span, viewSpan) in zip(form.spans, form.viewSpans) {
        taken.insert([form.document, span.lowerBound, span.upperBound])
        all.append(
          NameFinding(
            document: form.document, finding: number, entity: entity.id, span: span, viewSpan: viewSpan,
            place: places[form.document].place(of: span, view: viewSpan), kind: .houseStyle, scope: .text,
            written: form.text, proposal: deviation.expected, elsewhere: nil, scheme: scheme,
            mayLeaveHouseStyle: false,
            sentence: sentence(form.document, span, viewSpan)))
      }
      number += 1
    }
    for (document, found) in inconsistencies {
      guard let kind = found.kinds.first else { continue }
      let mayLeave = try houses[document]?.mayLeave(found, kind) ?? false
      let elsewhere = found.a.spans.first.map {
        NameFinding.Elsewhere(text: found.a.text, count: found.a.spans.count, first: $0)
      }
      for span in found.spans where taken.insert([document, span.lowerBound, span.upperBound]).inserted {
        let viewSpan = documents[document].document.view.range(ofSource: span)
        all.append(
          NameFinding(
            document: document, finding: number, entity: found.entity.map { table.entities[$0].id },
            span: span, viewSpan: viewSpan, place: places[document].place(of: span, view: viewSpan),
            kind: .inconsistency(kind), scope: found.scope, written: found.b.text,
            proposal: found.suggestion, elsewhere: elsewhere, scheme: nil, mayLeaveHouseStyle: mayLeave,
            sentence: sentence(document, span, viewSpan)))
      }
      number += 1
    }
    return all.sorted {
      ($0.document, $0.span.lowerBound, $0.span.upperBound, $0.finding) < (
        $1.document, $1.span.lowerBound, $1.span.upperBound, $1.finding
      )
    }
  }

  private func sentence(_ document: Int, _ span: Range<Int>, _ viewSpan: Range<Int>) -> MarkedSentence {
    MarkedSentence(around: viewSpan, of: span, in: documents[document].segmented)
  }
}
