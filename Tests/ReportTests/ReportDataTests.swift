import AlignmentModel
import Foundation
import FoundationXML
import Preparation
import Report
import TestSupport
import Testing
import Texts

@Suite struct ReportDataTests {
  private static func document(_ id: String, _ text: String) throws -> NarratedDocument {
    try NarratedDocument(
      Document(
        id: id, path: "\(id).txt", language: .english, sha256: "", scalars: Array(text.unicodeScalars)))
  }

  private static func content(_ links: (NarratedDocument, NarratedDocument) -> [Link]) throws -> ReportContent
  {
    let a = try document("a", "Ivan 🚀 came in 1917. He left in March 1921. 👍 Nobody wrote.")
    let b = try document("b", "It snowed in 1921. In 1917 Ivan came.")
    return ReportContent(
      title: "t", file: "t.json", source: Array("{}".utf8),
      alignment: Alignment(
        generator: "", signature: "", mode: .comparable,
        documents: [a, b].map { DocumentReference($0.document) }, links: links(a, b)), documents: [a, b])
  }

  private static func passage(_ document: NarratedDocument, _ first: Int, _ last: Int) -> Passage {
    Passage(
      document: document.document.id, start: document.sentences[first].range.lowerBound,
      end: document.sentences[last].range.upperBound, sentences: Array(first...last))
  }

  @Test func linksHaveTheirSentencesAndDates() throws {
    let content = try Self.content { a, b in
      [
        Link(id: "x", score: 0.5, passages: [Self.passage(a, 1, 1), Self.passage(b, 0, 0)], evidence: []),
        Link(id: "y", score: 0.9, passages: [Self.passage(a, 0, 0), Self.passage(b, 1, 1)], evidence: []),
      ]
    }
    let data = ReportDataMaker.data(content, hash: "h")
    #expect(data.links.map(\.passages) == [[[0, 1, 1], [1, 0, 0]], [[0, 0, 0], [1, 1, 1]]])
    #expect(data.links.map { data.dates[$0.date].text } == ["1921-03", "1917"])
    #expect(data.events.map(\.links) == [[1], [0]])
    #expect(data.documents[0].texts[0] == "Ivan 🚀 came in 1917.")
    #expect(data.documents.map(\.direction) == ["ltr", "ltr"])
  }

  @Test func whatALinkIsNotAboutStandsBesideItsFocus() throws {
    let content = try Self.content { a, b in
      var told = Self.passage(a, 0, 0)
      let start = told.start + 7
      told.focus = start..<start + 12
      let link = Link(id: "x", score: 0.5, passages: [told, Self.passage(b, 1, 1)], evidence: [])
      return [
        link,
        Link(id: "y", score: 0.5, passages: [Self.passage(a, 1, 1), Self.passage(b, 0, 0)], evidence: []),
      ]
    }
    let links = ReportDataMaker.data(content, hash: "h").links
    // The rocket before "came in 1917" is two UTF-16 code units.
    #expect(links.map(\.asides) == [[[0, 0, 0, 8], [0, 0, 20, 21]], nil])
  }

  @Test func wordsOfEveryLanguageAreScript() throws {
    let line = ReportPage.wordTable()
    #expect(line.hasPrefix("const wordTable = {") && line.hasSuffix("};\n") && !line.contains("</"))
    let json = line.dropFirst("const wordTable = ".count).dropLast(2)
    let tables = try JSONDecoder().decode([String: [String: Words]].self, from: Data(json.utf8))
    #expect(tables.keys.sorted() == ["de", "en", "ru"])
    #expect(Set(tables.values.map { Set($0.keys) }).count == 1)
  }

  /// A pattern, or one for each plural form.
  private enum Words: Decodable {
    case one(String)
    case forms([String: String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .one(text)
      } else {
        self = .forms(try container.decode([String: String].self))
      }
    }
  }

  @Test func spansCountAsTheScriptDoes() throws {
    let content = try Self.content { _, _ in [] }
    let document = try #require(content.documents[0])
    // The rocket is two UTF-16 code units.
    let at = document.document.scalars.firstIndex(of: "c") ?? 0
    #expect(SentenceSpans(document).span(ofSource: at..<at + 4) == [0, 8, 12])
  }

  @Test func withoutTextPassagesTakeThePlaceOfSentences() throws {
    var content = try Self.content { a, b in
      [Link(id: "x", score: 0.5, passages: [Self.passage(a, 1, 1), Self.passage(b, 0, 1)], evidence: [])]
    }
    content.documents = [nil, nil]
    let data = ReportDataMaker.data(content, hash: "h")
    let passage = content.alignment.links[0].passages[0]
    #expect(data.documents[0].texts == ["[\(passage.start)–\(passage.end)]"])
    #expect(data.links[0].passages == [[0, 0, 0], [1, 0, 0]])
    #expect(!(try ReportPage(content).html().contains("Ivan")))
  }

  @Test func jsonEndsNoScript() throws {
    let text = "</script><!-- & \u{2028}\u{2029}\u{20AC}"
    let json = try PageJSON.text([text])
    #expect(!json.contains { "<>&\u{2028}\u{2029}".contains($0) } && json.contains("€"))
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test func theSamePageEveryTime() throws {
    let content = try Self.content { a, b in
      [Link(id: "x", score: 0.5, passages: [Self.passage(a, 1, 1), Self.passage(b, 0, 0)], evidence: [])]
    }
    let page = try ReportPage(content).html()
    #expect(try ReportPage(content).html() == page)
    // Nothing of it is taken from elsewhere.
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("//cdn"))
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
  }

  // MARK: - Plots

  @Test func plotsAreXMLWhateverTheNames() throws {
    var content = try Self.content { a, b in
      [
        Link(
          id: "<x>&\"", score: 0.5, passages: [Self.passage(a, 1, 1), Self.passage(b, 0, 0)], evidence: [])
      ]
    }
    content.title = "</svg><script>\u{1B}\u{202E}\u{0}\u{FFFF}"
    let files = ReportPlots(content).files
    #expect(files.map(\.name) == ["dot-plot-a-b.svg", "time-line.svg", "scores.svg", "length-ratios.svg"])
    for file in files {
      #expect(!file.svg.contains("<script>") && !file.svg.unicodeScalars.contains("\u{202E}"))
      let parser = XMLParser(data: Data(file.svg.utf8))
      #expect(parser.parse(), "\(file.name)")
    }
  }

  @Test func histogramsCountEverything() {
    let axis = Histogram.Axis(range: 0...1, bins: 4, labels: [])
    let histogram = Histogram(heading: "", values: [-1, 0, 0.24, 0.25, 0.99, 1, 7, .infinity], axis: axis)
    #expect(histogram.counts == [3, 1, 0, 4])
  }

  @Test(arguments: [(1, 1), (8, 1), (20, 5), (100, 20), (1000, 200)])
  func scalesHaveFewLabels(_ count: Int, _ step: Int) {
    #expect(Scale.step(count) == step)
    #expect(count / Scale.step(count) <= 8)
  }
}
