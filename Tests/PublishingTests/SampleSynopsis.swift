import AlignmentModel
import Preparation
import Publishing
import Testing
import Texts

/// Documents and links that are put together for tests.
struct SampleSynopsis {
  var documents: [NarratedDocument]
  var alignment: Alignment

  /// Documents of these texts, without links.
  init(_ texts: [(id: String, language: String, text: String)], details: [DocumentDetails] = []) throws {
    documents = try texts.enumerated().map { index, text in
      try NarratedDocument(
        Document(
          id: text.id, path: "texts/\(text.id).txt", language: #require(Language(text.language)), sha256: "",
          scalars: Array(text.text.unicodeScalars),
          details: details.indices.contains(index) ? details[index] : DocumentDetails()))
    }
    alignment = Alignment(
      generator: "synoptic test", signature: "", mode: .comparable,
      documents: documents.map { DocumentReference($0.document) }, links: [])
  }

  /// Adds a link by sentences: document and sentences of each passage, from 0.
  mutating func link(
    _ score: Double, _ passages: [(document: Int, sentences: ClosedRange<Int>)],
    status: Link.Status = .automatic, comment: String? = nil
  ) {
    let made = passages.compactMap { document, sentences -> Passage? in
      let own = documents[document]
      guard own.sentences.indices.contains(sentences.upperBound) else { return nil }
      return Passage(
        document: own.document.id, start: own.sentences[sentences.lowerBound].range.lowerBound,
        end: own.sentences[sentences.upperBound].range.upperBound, sentences: Array(sentences))
    }
    alignment.links.append(
      Link(
        id: "l\(alignment.links.count + 1)", score: score, status: status, passages: made, evidence: [],
        comment: comment))
  }

  /// The table.
  func table(without missing: Set<Int> = []) -> SynopsisTable {
    SynopsisTable(
      alignment, documents: documents.enumerated().map { missing.contains($0) ? nil : $1 }, title: "Sample")
  }

  /// Accounts in German, Russian with combining marks, Hebrew and Japanese, with all that a table shows.
  static func journey() throws -> SampleSynopsis {
    var sample = try SampleSynopsis(
      [
        (
          "de", "de",
          """
          Der Flug

          Am 12. April 1961 umrundete Juri Gagarin als erster Mensch die Erde. Er war 108 Minuten unterwegs 🚀 und landete \
          bei Engels. Viele warteten.

          Die Familie 👨‍👩‍👧 wartete in Moskau. Alle waren froh. Er kam am 14. April 1961 zurück.
          """
        ),
        (
          "ру́сский", "ru",
          """
          12 апреля 1961 года Ю́рий Гага́рин облетел Землю. Полёт продолжался 108 минут. О полёте никто не знал. \
          Он вернулся 15 апреля 1961 года.
          """
        ),
        (
          "עברית", "he", "ב-12 באפריל 1961 הקיף יורי גגארין את כדור הארץ. הטיסה נמשכה 108 דקות. המשפחה חיכתה."
        ),
        ("日本語", "ja", "1961年4月12日、ガガーリンは地球を一周した。飛行は108分間続いた。家族はモスクワで待っていた。"),
      ],
      details: [
        DocumentDetails(
          title: "Der Flug", author: "Müller, A. & Söhne", date: "1990",
          address: "https://example.org/?a=1&b=2"),
        DocumentDetails(title: "Полёт"),
      ])
    sample.link(
      0.974, [(0, 1...1), (1, 0...0), (2, 0...0), (3, 0...0)], status: .confirmed,
      comment: "Is the day right?\nSee the \"log\" <12>.")
    sample.link(0.61, [(0, 2...2), (1, 1...1), (2, 1...1), (3, 1...1)])
    sample.link(0.4, [(0, 4...4), (2, 2...2), (3, 2...2)], comment: "Doubtful")
    sample.link(0.4, [(0, 3...3), (1, 2...2)], status: .rejected)
    sample.link(1, [(0, 6...6), (1, 3...3)], status: .manual)
    return sample
  }

  /// Texts that are no trouble for people and may be for programs, one a sentence of its own.
  static let hostile = [
    "=cmd|' /C calc'!A0", "+1 and -1 are numbers.", "-2+3 is one.", "@SUM(A1:A9) was said.",
    "'=1+1 has an apostrophe.",
    "''quoted twice'' is nothing.", "]]> ends nothing & <b>nothing</b> begins.",
    "A \u{1}\u{7}\u{1B}[31mbell\u{0} and \u{FFFE}\u{FFFF} no characters.",
    "He said \"no, never\", and left; all did.", "_x0041_ is not A, nor _x000D_.", "👩‍👩‍👧‍👦 and 🏳️‍🌈 and e\u{301}.",
    "\u{202E}turned round\u{202C} and \u{2066}set apart\u{2069}.", "שלום, world, مرحبا.",
    "\u{FEFF}=1+1 after a mark.", "＝1+1 is wide.",
    "Tab\tand\u{A0}space and\u{2028}line.", "{{template}} \\n %s ${x} `id` $(id).",
  ]
}
