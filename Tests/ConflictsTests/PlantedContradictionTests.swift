import Algorithms
import AlignmentModel
import ComparableMode
import Conflicts
import Dictionaries
import Evaluation
import Foundation
import Preparation
import TestSupport
import Testing
import Texts

/// Changes a date, year, clock time or number in a copy of one text, where gold links it to a sentence that says the same, and
/// looks whether the contradiction is found with the program's own alignment.
@Suite struct PlantedContradictionTests {
  private struct Plant {
    let document: Int
    /// Offsets of the expression in the document.
    let range: Range<Int>
    let text: String
    /// Where the other documents say what it said.
    let counterparts: [(document: Int, range: Range<Int>)]
  }

  /// The documents of a subject between which there is gold.
  private struct Subject {
    let goldFolder: String
    /// The names of the documents, ascending.
    let names: [String]
    let pairs: [(a: Int, b: Int)]
    let documents: [Document]

    init(_ name: String, corpus: URL, gold: URL) throws {
      goldFolder = gold.path
      let files = try FileManager.default.contentsOfDirectory(atPath: gold.appending(path: "links").path)
      let linked = files.filter { $0.hasSuffix(".tsv") }.sorted()
        .map { $0.dropLast(4).components(separatedBy: "__") }.filter { $0.count == 2 }
      let names = Set(linked.joined()).sorted()
      self.names = names
      pairs = linked.compactMap { pair in
        guard let a = names.firstIndex(of: pair[0]), let b = names.firstIndex(of: pair[1]) else { return nil }
        return (a, b)
      }
      documents = try DocumentReader().read(
        names.map { corpus.appending(path: "\(name)/\($0).txt").path })
    }
  }

  /// How many contradictions were planted, and how many of them found.
  private struct Count {
    var planted = 0
    var found = 0
  }

  /// How many changes each text of a subject gets in all.
  private static let changes = 12

  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func nineInTenAreFound() throws {
    var count = Count()
    var generator = SeededGenerator(seed: 19_610_412)
    for name in Fixtures.shortSubjects {
      let gold = Fixtures.corpus.appending(path: "\(name)/gold")
      try plant(in: Subject(name, corpus: Fixtures.corpus, gold: gold), changesAtOnce: 3, &count, &generator)
    }
    #expect(count.planted >= 100)
    #expect(Double(count.found) >= 0.92 * Double(count.planted), "\(count.found) of \(count.planted)")
  }

  /// Long accounts of a whole life: where the dates differ, less than half of the gold links is found.
  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func threeInFiveAreFoundInLongAccounts() throws {
    var count = Count()
    var generator = SeededGenerator(seed: 19_610_412)
    for name in Fixtures.longSubjects {
      let gold = Fixtures.corpus.appending(path: "\(name)/gold")
      let subject = try Subject(name, corpus: Fixtures.corpus, gold: gold)
      try plant(in: subject, changesAtOnce: 6, &count, &generator)
    }
    #expect(count.planted >= 90)
    #expect(Double(count.found) >= 0.65 * Double(count.planted), "\(count.found) of \(count.planted)")
  }

  private func plant(
    in subject: Subject, changesAtOnce: Int, _ count: inout Count, _ generator: inout SeededGenerator
  ) throws {
    let lexicon = try Lexicon.open(DictionarySource.installed(in: Fixtures.dictionaries.path)).lexicon
    let possible = try plants(subject, AlignmentInput(subject.documents, lexicon: lexicon), &generator)
    for document in subject.documents.indices {
      let chosen = possible.filter { $0.document == document }.shuffled(using: &generator)
        .prefix(PlantedContradictionTests.changes)
      for plants in chosen.chunks(ofCount: changesAtOnce) {
        try add(Array(plants), subject.documents, lexicon, &count)
      }
    }
  }

  /// Counts how many of the contradictions are found once they are planted.
  private func add(
    _ plants: [Plant], _ documents: [Document], _ lexicon: Lexicon, _ count: inout Count
  ) throws {
    let changed = try Fixtures.withTemporaryFolder { folder in
      try DocumentReader().read(
        documents.enumerated().map { index, document in
          var scalars = document.scalars
          for plant in plants where plant.document == index {
            scalars.replaceSubrange(plant.range, with: plant.text.unicodeScalars)
          }
          let file = folder.appending(path: "\(document.id).txt")
          try Data(String(String.UnicodeScalarView(scalars)).utf8).write(to: file)
          return file.path
        })
    }
    var input = try AlignmentInput(changed, lexicon: lexicon)
    let aligner = ComparableAligner(weights: try .builtIn())
    var links = aligner.links(input)
    if try input.learn(from: links, withDictionaries: false) { links = aligner.links(input) }
    let alignment = Alignment(
      generator: "test", signature: "", mode: .comparable, documents: changed.map(DocumentReference.init),
      links: links)
    let conflicts = try ConflictFinder(alignment, input).conflicts()
    let statements = input.documents.map { StatementReader.statements(of: $0) }
    func said(in document: Int, at range: Range<Int>) -> [Statement] {
      statements[document].filter {
        input.documents[document].document.view.source(of: $0.range).overlaps(range)
      }
    }
    for plant in plants {
      // Another day of the month that the others tell is no contradiction.
      let contradicts = plant.counterparts.contains { counterpart in
        said(in: counterpart.document, at: counterpart.range).contains { other in
          said(in: plant.document, at: plant.range).contains { $0.agrees(with: other) == false }
        }
      }
      guard contradicts else { continue }
      count.planted += 1
      let isFound = conflicts.contains { conflict in
        [(conflict.a, conflict.b), (conflict.b, conflict.a)].contains { mine, other in
          mine.says(in: plant.document, at: plant.range)
            && plant.counterparts.contains { other.says(in: $0.document, at: $0.range) }
        }
      }
      if isFound { count.found += 1 }
    }
  }

  /// What can be changed: statements in sentences that gold links to one that agrees.
  private func plants(
    _ subject: Subject, _ input: AlignmentInput, _ generator: inout SeededGenerator
  ) throws -> [Plant] {
    let statements = input.documents.map { StatementReader.statements(of: $0) }
    var counterparts: [[Int: [(document: Int, range: Range<Int>)]]] = .init(
      repeating: [:], count: subject.documents.count)
    func source(_ document: Int, _ statement: Statement) -> Range<Int> {
      input.documents[document].document.view.source(of: statement.range)
    }
    for (x, y) in subject.pairs {
      let gold = try EventGold(
        folder: subject.goldFolder, a: subject.names[x], b: subject.names[y])
      func isLinked(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let (mine, others) = (
          EventGold.covered(by: a, in: gold.sentences.a), EventGold.covered(by: b, in: gold.sentences.b)
        )
        return gold.links.contains { !$0.a.isDisjoint(with: mine) && !$0.b.isDisjoint(with: others) }
      }
      for (i, a) in statements[x].enumerated() {
        for (j, b) in statements[y].enumerated() where a.agrees(with: b) == true {
          let sentences = (
            input.documents[x].sentences[a.sentence].sentence.range,
            input.documents[y].sentences[b.sentence].sentence.range
          )
          guard isLinked(sentences.0, sentences.1) else { continue }
          counterparts[x][i, default: []].append((y, source(y, b)))
          counterparts[y][j, default: []].append((x, source(x, a)))
        }
      }
    }
    var plants: [Plant] = []
    for document in counterparts.indices {
      for (index, others) in counterparts[document].sorted(by: { $0.key < $1.key }) {
        let statement = statements[document][index]
        let range = source(document, statement)
        let text = String(String.UnicodeScalarView(input.documents[document].document.scalars[range]))
        guard let changed = changed(text, statement, &generator) else { continue }
        plants.append(Plant(document: document, range: range, text: changed, counterparts: others))
      }
    }
    return plants
  }

  /// The expression with one of its numbers changed to one of as many digits; nil where that cannot be.
  private func changed(
    _ text: String, _ statement: Statement, _ generator: inout SeededGenerator
  ) -> String? {
    let isClock = statement.value.hasPrefix("T")
    let kind: Conflict.Kind = statement.kind == .time && !isClock ? .number : statement.kind
    let runs = text.ranges(of: /[0-9]+/)
    let years = kind == .date ? runs.filter { text[$0].count == 4 } : []
    guard let run = years.randomElement(using: &generator) ?? (kind == .time ? runs.last : runs.first),
      let value = Int(text[run])
    else { return nil }
    let new: Int
    switch kind {
    case .date where !years.isEmpty:
      new = value + ([-10, -5, -3, -2, -1, 1, 2, 3, 5, 10].randomElement(using: &generator) ?? 1)
    case .date:
      new = value + ([-3, -2, -1, 1, 2, 3, 5].randomElement(using: &generator) ?? 1)
      guard (1...28).contains(new) else { return nil }
    case .time:
      new = value + ([-9, -5, -2, 2, 5, 9, 12].randomElement(using: &generator) ?? 1)
      guard (0...59).contains(new) else { return nil }
    case .number, .age:
      let factors: [Double] = [0.5, 0.7, 0.8, 0.9, 1.1, 1.3, 1.5, 2]
      let factor = factors.randomElement(using: &generator) ?? 2
      let scaled = Int((Double(value) * factor).rounded())
      new = scaled == value ? value + 1 : scaled
    }
    let digits = String(new)
    // So all other offsets stay as the gold has them.
    guard digits.count == text[run].count else { return nil }
    return text.replacingCharacters(in: run, with: digits)
  }
}

extension Conflict.Side {
  /// Whether it is said at a place of a document.
  fileprivate func says(in document: Int, at place: Range<Int>) -> Bool {
    self.document == document && range.overlaps(place)
      || also.contains { $0.document == document && $0.range.overlaps(place) }
  }
}
