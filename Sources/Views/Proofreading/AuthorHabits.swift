import Entities
import Names
import Texts

/// The system by which the author of a document writes Cyrillic names, and where he leaves it.
public struct AuthorHabits: Sendable {
  /// A name that is not written by the author's system.
  public struct Departure: Sendable {
    /// The index of the entity in the table.
    public let entity: Int
    /// How the author writes it.
    public let form: String
    /// How the system writes it.
    public let expected: String
    /// Where, in code points of the document's source, in order.
    public let spans: [Range<Int>]
    /// What the other documents write that is in Latin letters: the document, the form and how often.
    public let others: [(document: Int, form: String, count: Int)]
  }

  /// The index of the document.
  public let document: Int
  /// The system that most of the names fit; nil where none does for half of them.
  public let system: TransliterationScheme?
  /// How many different words could be judged.
  public let judged: Int
  /// The names that leave it, those of the table's order; none where there is no system.
  public let departures: [Departure]

  /// The habits of all authors of whom they can be told.
  ///
  /// - Throws: `InputError` if a system has no rules for the language of a name, `ICUError` if ICU fails.
  /// - Complexity: O(forms of all entities), once for each system.
  static func all(
    _ documents: [Document], _ table: EntityTable, _ systems: FormSystems
  ) throws -> [AuthorHabits] {
    var known: [TransliterationScheme: [StyleDeviation]] = [:]
    var habits: [AuthorHabits] = []
    for document in documents.indices where systems.judged[document] > 0 {
      var departures: [Departure] = []
      if let system = systems.authors[document] {
        let deviations =
          try known[system]
          ?? systems.deviations(
            from: system, in: table, languages: documents.map(\.language))
        known[system] = deviations
        departures = deviations.filter {
          table.entities[$0.entity].forms[$0.form].document == document
        }.map { departure($0, table, systems) }
      }
      habits.append(
        AuthorHabits(
          document: document, system: systems.authors[document], judged: systems.judged[document],
          departures: departures))
    }
    return habits
  }

  private static func departure(
    _ deviation: StyleDeviation, _ table: EntityTable, _ systems: FormSystems
  ) -> Departure {
    let entity = table.entities[deviation.entity]
    let form = entity.forms[deviation.form]
    let spellings = systems.spellings[deviation.entity]
    // Forms that spell the same Cyrillic words.
    let words = spellings[deviation.form]?.cyrillic
    let others = entity.forms.indices.filter {
      entity.forms[$0].document != form.document && spellings[$0] != nil && spellings[$0]?.cyrillic == words
    }.map {
      (document: entity.forms[$0].document, form: entity.forms[$0].text, count: entity.forms[$0].spans.count)
    }
    return Departure(
      entity: deviation.entity, form: form.text, expected: deviation.expected, spans: form.spans,
      others: others)
  }
}
