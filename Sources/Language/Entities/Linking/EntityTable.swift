import Basics
import Dictionaries
import Texts

/// The persons, places, organizations and works that documents name, each with all its forms in all documents.
public struct EntityTable: Sendable {
  /// A name as one document writes it.
  public struct Form: Sendable {
    /// The document's index among those given.
    public let document: Int
    /// The text as written, with its inflection.
    public let text: String
    /// Where it stands in the document's source, in code points.
    public let spans: [Range<Int>]
    /// The same in the document's view.
    package let viewSpans: [Range<Int>]
    /// Its words, for comparison.
    let form: NameForm

    /// Whether it is written in Latin letters.
    package var isLatin: Bool { !form.words.contains(where: \.isCyrillic) }
  }

  /// Somebody or something that is named.
  public struct Entity: Sendable {
    /// A readable name for it, unique in the table: `leo-trotzki`.
    public let id: String
    /// What it is.
    public let kind: EntityKind
    /// Its forms, those of each document together, the most frequent first.
    public let forms: [Form]
    /// Why its forms are taken for names of one; indexes in `forms`.
    public let links: [EntityLink]

    /// How often it is named.
    public var count: Int { forms.reduce(0) { $0 + $1.spans.count } }
  }

  /// The entities, those named most first.
  public let entities: [Entity]
  /// How many pairs of names within the documents were compared to find them.
  package let comparisons: Int

  /// Finds the entities of documents.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents), besides the comparisons of names that have something in common.
  public init(_ documents: [Document], lexicon: Lexicon) throws(ICUError) {
    try self.init(TokenizedDocument.all(documents), lexicon: lexicon)
  }

  /// Finds the entities of documents that are divided into words already, the same in whatever order they are given.
  ///
  /// - Parameters:
  ///   - given: the documents.
  ///   - lexicon: the dictionaries.
  ///   - observer: who is told in how many documents names are found.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(length of the documents), besides the comparisons of names that have something in common.
  public init(
    _ given: [TokenizedDocument], lexicon: Lexicon, observer: WorkObserver = WorkObserver()
  ) throws(ICUError) {
    // Entities are united one after another, so that their order decides what contradicts what.
    let order = DocumentOrder(given.map(\.document))
    let tokenized = order.arranged(given)
    let documents = tokenized.map(\.document)
    let lexicon = lexicon.narrowed(to: Set(documents.map(\.language)))
    var places: [Language: [PlaceNames.Place]] = [:]
    for document in documents where places[document.language] == nil {
      places[document.language] = try PlaceNames.all(in: document.language)
    }
    var found: [DocumentEntities] = []
    let name = "entities " + lexicon.identity
    observer.progress(.findingNames, 0, tokenized.count)
    let results = tokenized.concurrentMap(finished: observer.counter(.findingNames)) {
      [places, lexicons = lexicon.pool] tokenized in
      Result { () throws(ICUError) in
        try tokenized.derived(name) { () throws(ICUError) in
          let document = tokenized.document
          let mentions = lexicons.lend { lexicon in
            var finder = NameFinder(tokenized, lexicon, places: places[document.language] ?? [])
            return finder.mentions()
          }
          let forms = try FormMaker(document).forms(mentions, in: document)
          return DocumentEntities(forms, mentions: mentions, in: document)
        }
      }
    }
    for entities in results { found.append(try entities.get()) }
    var linker = try DocumentLinker(documents, found, places: places, lexicon: lexicon)
    let joined = try linker.entities()
    let slugs = try Transliterator(id: "Any-Latin; Latin-ASCII; Lower")
    var used: Set<String> = []
    // Of a name that many entities have, the number that the last one got.
    var numbers: [String: Int] = [:]
    var entities: [Entity] = []
    for entity in joined {
      let forms = entity.forms.map { document, form in
        let named = found[document].forms[form]
        return Form(
          document: order.indexes[document], text: named.text,
          spans: named.ranges.map { documents[document].view.source(of: $0) },
          viewSpans: named.ranges, form: named)
      }
      let sorted = forms.indices.sorted {
        (forms[$0].document, forms[$1].spans.count, forms[$0].text) < (
          forms[$1].document, forms[$0].spans.count, forms[$1].text
        )
      }
      var newIndexes = [Int](repeating: 0, count: forms.count)
      for (new, old) in sorted.enumerated() { newIndexes[old] = new }
      let name = try slugs.transliterate(EntityTable.chief(forms.map(\.form))?.modern ?? "")
      // "Il'ia" is one word.
      let slug = name.filter { !"'’".contains($0) }.split { !$0.isLetter && !$0.isNumber }.joined(
        separator: "-")
      var id = slug
      var number = numbers[slug] ?? 1
      while !used.insert(id).inserted {
        number += 1
        id = "\(slug)-\(number)"
      }
      numbers[slug] = number
      entities.append(
        Entity(
          id: id, kind: entity.kind, forms: sorted.map { forms[$0] },
          links: entity.links.map { EntityLink(a: newIndexes[$0.a], b: newIndexes[$0.b], reason: $0.reason) })
      )
    }
    self.entities = entities
    comparisons = found.reduce(0) { $0 + $1.comparisons }
  }

  /// The form by which an entity is called: the most frequent full name, else the most frequent form.
  static func chief(_ forms: [NameForm]) -> NameForm? {
    func most(_ forms: [NameForm]) -> NameForm? {
      forms.max { ($0.ranges.count, $1.text) < ($1.ranges.count, $0.text) }
    }
    return most(forms.filter { $0.isFullPerson && !$0.words.contains { $0.isInitial } }) ?? most(forms)
  }
}
