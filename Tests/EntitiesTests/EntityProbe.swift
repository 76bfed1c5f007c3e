import Dictionaries
import Entities
import Foundation
import Names
import TestSupport
import Texts

/// Documents made up for a test, and what they name.
struct EntityProbe {
  let documents: [Document]
  let table: EntityTable
  private let tokenized: [TokenizedDocument]
  private let lexicon: Lexicon

  init(_ documents: [Document], lexicon: Lexicon = .empty) throws {
    self.documents = documents
    self.lexicon = lexicon
    tokenized = try TokenizedDocument.all(documents)
    table = try EntityTable(tokenized, lexicon: lexicon)
  }

  /// What is inconsistent, each with the index of its document.
  func findings(
    _ scopes: Set<Inconsistency.Scope> = [.text], houseStyle: TransliterationScheme? = nil
  ) throws -> [(document: Int, inconsistency: Inconsistency)] {
    try table.inconsistencies(tokenized, lexicon: lexicon, scopes: scopes, houseStyle: houseStyle)
  }

  /// Plain texts; the id of each is its language's code, of the second in one language with a 2.
  init(_ texts: (Language, String)..., lexicon: Lexicon = .empty) throws {
    var documents: [Document] = []
    for (language, text) in texts {
      let id = documents.contains { $0.id == language.code } ? language.code + "2" : language.code
      documents.append(EntityProbe.document(text, language, id: id))
    }
    try self.init(documents, lexicon: lexicon)
  }

  static func document(_ text: String, _ language: Language, id: String? = nil) -> Document {
    Document(
      id: id ?? language.code, path: language.code + ".txt", language: language, sha256: "",
      scalars: Array(text.unicodeScalars))
  }

  /// The names of a text as they stand in it, in order.
  static func names(_ text: String, _ language: Language, lexicon: Lexicon = .empty) throws -> [String] {
    try EntityProbe((language, text), lexicon: lexicon).names
  }

  /// All forms in the order of their first mentions, document by document.
  var names: [String] {
    table.entities.flatMap(\.forms).sorted {
      ($0.document, $0.spans[0].lowerBound) < ($1.document, $1.spans[0].lowerBound)
    }.map(\.text)
  }

  /// The entity that has a form.
  func entity(_ text: String) -> EntityTable.Entity? {
    table.entities.first { $0.forms.contains { $0.text == text } }
  }

  /// The forms of the entity that has a form, sorted.
  func forms(_ text: String) -> [String] { (entity(text)?.forms.map(\.text) ?? []).sorted() }

  /// Whether both are forms of one entity.
  func areOne(_ a: String, _ b: String) -> Bool {
    entity(a)?.forms.contains { $0.text == b } ?? false
  }

  /// Why two forms are of one entity, if they are linked directly.
  func reason(_ a: String, _ b: String) -> EntityLink.Reason? {
    guard let entity = entity(a) else { return nil }
    return entity.links.first { Set([entity.forms[$0.a].text, entity.forms[$0.b].text]) == [a, b] }?.reason
  }

  /// What is inconsistent, such as `romanisation: Natalia, Natalya -> Natalia`.
  var inconsistencies: [String] {
    get throws {
      try findings(Set(Inconsistency.Scope.allCases)).map { _, found in
        let kinds = found.kinds.map(\.rawValue).joined(separator: "+")
        return "\(kinds): \(found.a.text), \(found.b.text) -> \(found.suggestion)"
      }
    }
  }
}

/// A few words of German, English and Russian.
enum SmallLexicon {
  private static let dictionaries: [String: KeyValuePairs<String, String>] = [
    "freedict-deu-eng": [
      "Armee": "Armee\n army\n", "Brief": "Brief\n letter\n", "Dichter": "Dichter\n poet\n",
      "Freund": "Freund\n friend\n", "Haus": "Haus\n house\n", "Löwe": "Löwe\n lion\n",
      "Musik": "Musik\n music\n",
      "Rose": "Rose\n rose\n", "Schiff": "Schiff\n ship\n", "Schmied": "Schmied\n smith\n",
      "Stadt": "Stadt\n city\n",
      "Wien": "Wien\n Vienna\n", "Zeitung": "Zeitung\n newspaper\n", "damals": "damals\n then\n",
      "gestern": "gestern\n yesterday\n", "kommen": "kommen\n to come\n", "rot": "rot\n red\n",
      "schreiben": "schreiben\n to write\n", "später": "später\n later\n",
    ],
    "freedict-deu-rus": [
      "Armee": "Armee\n армия\n", "Hoffnung": "Hoffnung\n надежда\n", "Löwe": "Löwe\n лев\n",
      "rot": "rot\n красный\n",
    ],
    "freedict-eng-rus": [
      "army": "army\n армия\n", "city": "city\n город\n", "council": "council\n совет\n",
      "hope": "hope\n надежда\n",
      "house": "house\n дом\n", "letter": "letter\n письмо\n", "lion": "lion\n лев\n",
      "newspaper": "newspaper\n газета\n",
      "poet": "poet\n поэт\n", "red": "red\n красный\n", "ship": "ship\n корабль\n",
      "smith": "smith\n кузнец\n",
      "yesterday": "yesterday\n вчера\n",
    ],
  ]

  /// The dictionaries, compiled.
  static func open() throws -> Lexicon {
    try Fixtures.withTemporaryFolder { folder in
      for (name, articles) in dictionaries { try DictionaryFiles.write(name, articles, into: folder) }
      return try Lexicon.open(
        DictionarySource.installed(in: folder.path), cache: folder.appending(path: "cache")
      ).lexicon
    }
  }
}
