import AlignmentModel
import Basics
import Inspection
import Preparation
import TestSupport
import Testing
import Texts

/// Three tiny accounts of one journey, and links among them made by hand.
private struct Journey {
  /// With an escape sequence, as a hostile or damaged text may have it.
  static let german = """
    Olga kam am 7. November 1917 \u{1B}[31mnach Wologda. Dort wartete niemand auf sie.
    Im Winter fror der Fluss zu, und Olga lief jeden Tag Schlittschuh.
    """
  static let english = """
    Olga's train reached Vologda on 7 November 1917, long after dark.
    That winter the river froze. The river!
    """
  static let russian = """
    Ольга приехала в Вологду 25 октября (7 ноября) 1917 года. Зимой река замёрзла. Весной она уехала.
    """

  static func document(_ id: String, _ language: Language, _ text: String) -> Document {
    Document(
      id: id, path: "\(id).txt", language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  let documents = [
    Journey.document("reise-de", .german, Journey.german),
    Journey.document("journey-en", .english, Journey.english),
    Journey.document("поездка", .russian, Journey.russian),
  ]

  /// The passage of a document from sentence `first` to `last`.
  func passage(_ document: Int, _ first: Int, _ last: Int? = nil) throws -> Passage {
    let sentences = try SentenceSegmenter(documents[document].language).sentences(
      of: documents[document].view)
    let last = last ?? first
    try #require(sentences.indices.contains(last))
    return Passage(
      document: documents[document].id, start: sentences[first].range.lowerBound,
      end: sentences[last].range.upperBound, sentences: Array(first...last))
  }

  func alignment() throws -> Alignment {
    func item(_ kind: Evidence.Kind, _ a: String?, _ b: String?, _ weight: Double) -> Evidence {
      Evidence(kind: kind, a: a, b: b, weight: weight)
    }
    return Alignment(
      generator: "test", signature: "", mode: .comparable, documents: documents.map { DocumentReference($0) },
      links: [
        Link(
          id: "l1", score: 0.914, passages: [try passage(0, 0), try passage(1, 0)],
          evidence: [
            item(.name, "Wologda", "Vologda", 1.5), item(.date, "7. November 1917", "7 November 1917", 1.2),
            item(.name, "Olga", "Olga's", 0.9), item(.term, "nach", "after", -0.2),
            item(.time, "1917", "train", 0.5), item(.prior, nil, nil, -2),
          ]),
        Link(
          id: "l2", score: 0.8, passages: [try passage(1, 0), try passage(2, 0)],
          evidence: [item(.name, "Vologda", "Вологду", 1.5)]),
        Link(
          id: "l3", score: 0.055, passages: [try passage(0, 2), try passage(1, 1, 2)],
          evidence: [item(.term, "Fluss", "river", 1.1), item(.term, "Winter", "winter", 0.8)]),
        Link(
          id: "l4", score: 0.5, status: .rejected, passages: [try passage(0, 2), try passage(2, 1)],
          evidence: []),
        Link(
          id: "l5", score: 1, status: .confirmed, passages: [try passage(0, 1), try passage(2, 2)],
          evidence: []),
      ])
  }

  /// The lines of the view of some of the documents.
  func lines(
    _ columns: [Int] = [0, 1, 2], width: Int, _ highlight: SideBySide.Highlight = .asterisks,
    of alignment: Alignment? = nil, selection: RowSelection = RowSelection()
  ) throws -> [String] {
    let view = try SideBySide(
      try alignment ?? self.alignment(),
      documents: try columns.map { ShownDocument(try NarratedDocument(documents[$0])) }, selection: selection,
      width: width, highlight: highlight)
    var lines: [String] = []
    view.forEachLine { lines.append($0) }
    return lines
  }
}

@Suite struct SideBySideTests {
  @Test func sixtyColumns() throws {
    try Golden.expect(try Journey().lines(width: 60), "journey-60.txt")
  }

  @Test func hundredColumns() throws {
    try Golden.expect(try Journey().lines(width: 100), "journey-100.txt")
  }

  /// A column for who tells nothing of an event would leave too little room for the others.
  @Test(arguments: [42, 60, 80, 110]) func narrowRowsHaveColumnsForThoseWhoTell(width: Int) throws {
    let lines = try Journey().lines(width: width)
    // Told in two documents: their names above the text, and no third column.
    let row = try #require(lines.firstIndex { $0.contains("[l3]") })
    #expect(lines[row - 1].split(separator: "┬").count == 2)
    #expect(lines[row + 1].contains("reise-de (de)") && lines[row + 1].contains("journey-en (en)"))
    #expect(lines[row + 2].split(separator: "│").count == 2)
    #expect(lines.allSatisfy { ColumnText.width($0) <= width })
  }

  @Test(arguments: [120, 200]) func wideRowsHaveAllColumns(width: Int) throws {
    let lines = try Journey().lines(width: width)
    #expect(!lines.contains { $0.contains("┬") })
    #expect(lines.filter { $0.contains("reise-de (de)") }.count == 1)
  }

  /// The view of two documents with a sentence for each year; those before Christ are less than 0.
  private func view(of years: [Int], _ mode: Alignment.Mode) throws -> [String] {
    func text(_ before: String, _ after: String, _ rest: String) -> String {
      years.map { "\(before) \($0.magnitude)\($0 < 0 ? after : "") \(rest) " }.joined()
    }
    let documents = [
      Journey.document("a", .german, text("Im Jahr", " v. Chr.", "kam Olga nach Wologda.")),
      Journey.document("b", .english, text("In", " BC", "Olga came to Vologda.")),
    ]
    let columns = try documents.map { ShownDocument(try NarratedDocument($0)) }
    let links = try years.indices.map { index in
      Link(
        id: "l\(index + 1)", score: index < 9 ? 0.95 : index < 14 ? 0.6 : 0.2,
        passages: try columns.map { column in
          let sentence = try #require(column.narrated).sentences[index]
          return Passage(
            document: column.id, start: sentence.range.lowerBound, end: sentence.range.upperBound,
            sentences: [index])
        }, evidence: [])
    }
    var lines: [String] = []
    try SideBySide(
      Alignment(
        generator: "test", signature: "", mode: mode, documents: documents.map { DocumentReference($0) },
        links: links),
      documents: columns, width: 200, highlight: .asterisks, hint: "See less."
    ).forEachLine { lines.append($0) }
    return lines
  }

  @Test(arguments: [Alignment.Mode.comparable, .parallel]) func whatIsLongBeginsWithASummary(
    _ mode: Alignment.Mode
  ) throws {
    #expect(try Journey().lines(width: 200)[0].hasPrefix("reise-de (de)"))
    let lines = try view(of: Array(1901...1921), mode)
    let much = mode == .parallel ? "21 rows in 21 links" : "21 events in 21 links, mostly from 1902 to 1920"
    #expect(
      Array(lines.prefix(4)) == [
        much + ": 9 at least 90 % sure, 5 from 50 to 90 %, 7 less.",
        "Sentences with a counterpart: a 21 of 21, b 21 of 21.", "See less.", "",
      ])
    // The end calls the rows what the beginning calls them.
    #expect(lines.contains(mode == .parallel ? "21 rows, 21 links" : "21 events, 21 links"))
  }

  @Test(arguments: [
    (Array(-150...(-130)), "from 149 BC to 131 BC"),
    (Array(-121...(-100)) + [800, 801], "from 120 BC to 800"),
    (Array(repeating: -144, count: 21), "of 144 BC"),
  ])
  func yearsBeforeChristAreWrittenAsReadersWriteThem(_ years: [Int], _ words: String) throws {
    let first = try view(of: years, .comparable)[0]
    #expect(first.contains(", mostly \(words): "), "\(first)")
  }

  @Test func twoDocumentsInTheOrderAskedFor() throws {
    try Golden.expect(try Journey().lines([1, 0], width: 60), "journey-two.txt")
  }

  @Test func colorIsTheSameTextWithoutAsterisks() throws {
    let journey = Journey()
    for width in [42, 60, 77, 100, 200] {
      let colored = try journey.lines(width: width, .color)
      let plain = colored.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
      #expect(colored != plain)
      #expect(!plain.contains { $0.contains("\u{1B}") || $0.contains("*") })
      // The document's own escape sequence has lost what makes it one.
      #expect(plain.joined().contains("[31m"))
      for line in colored {
        // What is switched on is switched off before the line ends.
        let codes = line.matches(of: /\u{1B}\[([0-9;]*)m/).map { String($0.output.1) }
        #expect(codes.count.isMultiple(of: 2))
        for (index, code) in codes.enumerated() {
          #expect(index.isMultiple(of: 2) ? ["1;36", "4;33", "3;32", "2"].contains(code) : code == "0")
        }
      }
      #expect(plain.allSatisfy { ColumnText.width($0) <= width })
    }
    let wide = try journey.lines(width: 400, .color).joined(separator: "\n")
    #expect(wide.contains("\u{1B}[1;36mWologda\u{1B}[0m."))
    #expect(
      wide.contains(
        "\u{1B}[2m7 November 1917 · reise-de–journey-en 91 % sure [l1] · journey-en–поездка 80 % sure [l2]\u{1B}[0m"
      )
    )
  }

  /// What stands outside the clauses that all links of a row are about is set back.
  @Test func whatALinkIsNotAboutIsMarked() throws {
    let journey = Journey()
    var alignment = try journey.alignment()
    let text = Array(Journey.english.unicodeScalars)
    let focus = try #require(
      text.ranges(of: Array("reached Vologda on 7 November 1917".unicodeScalars)).first)
    alignment.links[0].passages[1].focus = focus
    let english = { (lines: [String]) in lines.first { $0.contains("Olga's") } ?? "" }
    // The second link is about all of the passage.
    #expect(!english(try journey.lines([1, 0, 2], width: 400, of: alignment)).contains("{"))
    alignment.links[1].passages[0].focus = focus
    #expect(
      english(try journey.lines([1, 0, 2], width: 400, of: alignment)).hasPrefix(
        "{Olga's train }reached *Vologda* on =7 November 1917={, long after dark.}"))
    #expect(
      english(try journey.lines([1, 0, 2], width: 400, .color, of: alignment)).hasPrefix(
        "\u{1B}[2mOlga's train \u{1B}[0mreached "))
    #expect(
      try journey.lines([1, 0, 2], width: 400, of: alignment).last?.contains("{not what the link is about}")
        == true)
  }

  @Test func asterisksMeanNoEscapeSequenceAtAll() throws {
    for line in try Journey().lines(width: 60) { #expect(!line.unicodeScalars.contains("\u{1B}")) }
  }

  @Test func noLineIsWiderThanTheWidth() throws {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<60 {
      let documents = ["a", "b", "c"].map { id in
        Journey.document(
          id, .german, String(String.UnicodeScalarView(RandomText.scalars(count: 80, using: &generator))))
      }
      var alignment = try Journey().alignment()
      alignment.links = (0..<8).map { number in
        Link(
          id: "l\(number)", score: 0.5,
          passages: documents.shuffled(using: &generator).prefix(2).map { document in
            let start = Int.random(in: 0..<80, using: &generator)
            let end = Int.random(in: start + 1...80, using: &generator)
            return Passage(document: document.id, start: start, end: end, sentences: [start])
          }, evidence: [Evidence(kind: .term, a: "a", b: "a", weight: 1)])
      }
      let width = Int.random(in: 42...90, using: &generator)
      let view = try SideBySide(
        alignment, documents: try documents.map { ShownDocument(try NarratedDocument($0)) }, width: width,
        highlight: .asterisks)
      view.forEachLine { line in
        #expect(ColumnText.width(line) <= width)
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }

  @Test func onlyWrittenEvidenceThatSpeaksForTheLinkStandsOut() throws {
    let journey = Journey()
    var alignment = try journey.alignment()
    func shown(_ evidence: Evidence) throws -> String {
      alignment.links = [
        Link(
          id: "l1", score: 0.5, passages: [try journey.passage(0, 2), try journey.passage(1, 1, 2)],
          evidence: [evidence])
      ]
      return try journey.lines([0, 1], width: 300, of: alignment).joined(separator: "\n")
    }
    let signs: [(Evidence.Kind, String)] = [
      (.term, "_"), (.name, "*"), (.cognate, "_"), (.date, "="), (.number, "#"),
    ]
    for (kind, sign) in signs {
      let text = try shown(Evidence(kind: kind, a: "Fluss", b: "river", weight: 0.1))
      // Wherever it stands in the passage.
      #expect(text.contains("\(sign)Fluss\(sign)"))
      #expect(text.contains("the \(sign)river\(sign) froze. The \(sign)river\(sign)!"))
      #expect(!(try shown(Evidence(kind: kind, a: "Fluss", b: "river", weight: -0.1)).contains(sign)))
      #expect(!(try shown(Evidence(kind: kind, a: "Fluss", b: "river", weight: 0)).contains(sign)))
    }
    for kind in [Evidence.Kind.time, .margin, .neighbors, .thirdDocument, .role, .length, .prior] {
      #expect(
        !(try shown(Evidence(kind: kind, a: "Fluss", b: "river", weight: 1)).contains { "*_=#".contains($0) })
      )
    }
    // Whole words only, in the passage of their side only, as they stand there.
    for (a, b) in [("lus", "ive"), ("river", "Fluss"), ("fluss", "RIVER"), ("", ""), ("Wologda", "Vologda")] {
      #expect(
        !(try shown(Evidence(kind: .term, a: a, b: b, weight: 1)).contains { "*_=#".contains($0) }),
        "\(a) \(b)")
    }
  }

  @Test func evidenceOfAGroupStandsOutInThePassagesItIsBetween() throws {
    let journey = Journey()
    var alignment = try journey.alignment()
    alignment.links = [
      Link(
        id: "l1", score: 0.5,
        passages: [try journey.passage(0, 2), try journey.passage(1, 1), try journey.passage(2, 1)],
        evidence: [
          Evidence(kind: .term, a: "Winter", b: "Зимой", weight: 0.04, between: [0, 2]),
          Evidence(kind: .term, a: "river", b: "река", weight: 0.04, between: [1, 2]),
          Evidence(kind: .term, a: "Winter", b: "winter", weight: 0.02, between: [0, 1]),
        ])
    ]
    // A third of what a word of two passages needs.
    let text = try journey.lines([0, 1, 2], width: 300, of: alignment).joined(separator: "\n")
    #expect(text.contains("_Winter_") && text.contains("_Зимой_ _река_"))
    #expect(text.contains("That winter the _river_"))
    #expect(text.contains("50 % sure [l1]"))
  }

  @Test func anExplanationHasAllEvidence() throws {
    let journey = Journey()
    let link = try journey.alignment().links[0]
    let lines = Explanation(documents: journey.documents).lines(for: link)
    #expect(lines.count == 1 + link.passages.count + link.evidence.count)
    #expect(lines[0] == "l1  91 % sure, undecided")
    #expect(lines[1].hasPrefix("  reise-de:1  Olga kam am 7. November 1917 [31mnach"))
    #expect(lines[3] == "  +1.500  name            Wologda = Vologda")
  }

  @Test(arguments: [1e17, -1e300, 1e12, 0.0005])
  func anExplanationHasRoomForAnyWeight(_ weight: Double) throws {
    let journey = Journey()
    var link = try journey.alignment().links[0]
    link.evidence[0].weight = weight
    let lines = Explanation(documents: journey.documents).lines(for: link)
    #expect(lines.contains { $0.hasPrefix(weight < 0 ? "  −" : "  +") })
  }

  @Test func tooNarrowIsAnError() throws {
    for (columns, least) in [([0, 1], 27), ([0, 1, 2], 42)] {
      let error = #expect(throws: InputError.self) { try Journey().lines(columns, width: least - 1) }
      #expect(error?.problem == "\(least - 1) columns are too few for \(columns.count) documents")
      #expect(error?.remedy == .either([.widen(columns: least), .fewerDocuments]))
      let lines = try Journey().lines(columns, width: least)
      #expect(lines.allSatisfy { ColumnText.width($0) <= least })
    }
  }

  @Test func anAlignmentWithoutLinksHasNoEvents() throws {
    let journey = Journey()
    var alignment = try journey.alignment()
    alignment.links = []
    #expect(try journey.lines([0, 1], width: 60, of: alignment).last == "0 events, 0 links")
    alignment.links = [try journey.alignment().links[0]]
    let lines = try journey.lines([0, 1], width: 60, of: alignment)
    #expect(lines.suffix(2) == ["1 event, 1 link", "*name* =date="])
  }

  @Test func passagesBeyondTheDocumentsEndAreCut() throws {
    let journey = Journey()
    var alignment = try journey.alignment()
    alignment.links = [try journey.alignment().links[0]]
    alignment.links[0].passages[0].end = 10_000
    alignment.links[0].passages[1].start = 9_000
    alignment.links[0].passages[1].end = 10_000
    let text = try journey.lines([0, 1], width: 300, of: alignment).joined()
    #expect(text.contains("Schlittschuh.") && !text.contains("dark"))
  }

  // MARK: - Which documents

  private func chosen(_ documents: [(String, Language)], _ links: [[String]]) -> [String] {
    SideBySide.defaultDocuments(
      Alignment(
        generator: "", signature: "", mode: .comparable,
        documents: documents.map {
          DocumentReference(id: $0.0, language: $0.1, path: "", sha256: "", length: 9)
        },
        links: links.enumerated().map { number, ids in
          Link(
            id: "l\(number)", score: 1,
            passages: ids.map { Passage(document: $0, start: 0, end: 1, sentences: [0]) }, evidence: [])
        }))
  }

  @Test func upToThreeDocumentsAreAllShown() {
    #expect(chosen([("a", .german), ("b", .german), ("c", .german)], [["a", "b"]]) == ["a", "b", "c"])
    #expect(chosen([("a", .german), ("b", .english)], []) == ["a", "b"])
  }

  @Test func ofMoreTheBestLinkedOfEachLanguage() throws {
    let four: [(String, Language)] = [("d1", .german), ("d2", .german), ("e", .english), ("r", .russian)]
    #expect(chosen(four, [["d2", "e"], ["d2", "r"], ["d1", "e"]]) == ["d2", "e", "r"])
    // Of equals the first.
    #expect(chosen(four, [["d2", "e"], ["d1", "r"]]) == ["d1", "e", "r"])
    #expect(chosen(four, []) == ["d1", "e", "r"])
    let french = try #require(Language("fr"))
    let languages: [(String, Language)] = [("f", french), ("d", .german), ("e", .english), ("r", .russian)]
    #expect(chosen(languages, [["d", "e"], ["d", "r"], ["e", "r"]]) == ["d", "e", "r"])
    // Of languages that tie for the last place, the one whose document comes first by name.
    #expect(chosen(languages, [["f", "e"], ["d", "r"], ["f", "r"]]) == ["f", "d", "r"])
  }
}
