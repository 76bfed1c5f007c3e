import Entities
import Foundation
import TestSupport
import Testing
import Texts

/// What holds for all documents.
@Suite struct EntityTablePropertyTests {
  private func check(_ probe: EntityProbe, at location: SourceLocation = #_sourceLocation) throws {
    let ids = probe.table.entities.map(\.id)
    #expect(Set(ids).count == ids.count, sourceLocation: location)
    for entity in probe.table.entities {
      #expect(!entity.forms.isEmpty, sourceLocation: location)
      for form in entity.forms {
        let document = probe.documents[form.document]
        #expect(!form.spans.isEmpty, sourceLocation: location)
        #expect(
          form.spans.map(\.lowerBound) == form.spans.map(\.lowerBound).sorted(), sourceLocation: location)
        for span in form.spans {
          #expect(span.upperBound <= document.scalars.count, sourceLocation: location)
          guard document.format == .plainText else { continue }
          let view = document.view
          let text = view.text(in: view.range(ofSource: span)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
          #expect(text == form.text, "\(text) \(form.text)", sourceLocation: location)
        }
      }
      for link in entity.links {
        #expect(
          entity.forms.indices.contains(link.a) && entity.forms.indices.contains(link.b),
          sourceLocation: location)
      }
      #expect(entity.links.count == entity.forms.count - 1, sourceLocation: location)
    }
    for (document, found) in try probe.findings(Set(Inconsistency.Scope.allCases)) {
      #expect(!found.kinds.isEmpty && !found.suggestion.isEmpty, sourceLocation: location)
      #expect(!found.spans.isEmpty && found.a.text != found.b.text, sourceLocation: location)
      let document = probe.documents[document]
      for (form, span) in [found.a, found.b].flatMap({ form in form.spans.map { (form, $0) } }) {
        #expect(span.lowerBound >= 0 && span.upperBound <= document.scalars.count, sourceLocation: location)
        // The form that is to be kept stands in other cases, too.
        guard document.format == .plainText, form == found.b else { continue }
        let view = document.view
        let text = view.text(in: view.range(ofSource: span)).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
        #expect(text == form.text, sourceLocation: location)
      }
    }
    // No two names stand at one offset.
    var taken: Set<[Int]> = []
    for form in probe.table.entities.flatMap(\.forms) {
      for span in form.spans {
        for at in span { #expect(taken.insert([form.document, at]).inserted, sourceLocation: location) }
      }
    }
  }

  private static func corpus(_ subject: String) throws -> [Document] {
    try DocumentReader().read(
      Fixtures.documents(of: subject).map { Fixtures.corpus.appending(path: "\(subject)/\($0).txt").path })
  }

  @Test(arguments: Fixtures.subjects)
  func spansCutTheNamesOutOfTheCorpus(_ subject: String) throws {
    let probe = try EntityProbe(Self.corpus(subject))
    #expect(probe.table.entities.count > 10)
    try check(probe)
  }

  @Test func theSameAgain() throws {
    let documents = try Self.corpus("gagarin")
    func description() throws -> String {
      let probe = try EntityProbe(documents, lexicon: SmallLexicon.open())
      let entities = probe.table.entities.map { entity in
        let forms = entity.forms.map { "\($0.document) \($0.text) \($0.spans)" }
        return "\(entity.id) \(entity.kind) \(forms) \(entity.links.map { "\($0.a) \($0.b) \($0.reason)" })"
      }
      return "\(entities) \(try probe.inconsistencies)"
    }
    #expect(try description() == description())
  }

  @Test func spansOfAnHTMLDocumentAreThoseOfItsSource() throws {
    let page = """
      <html lang="en"><body><main><p>There <b>Leon</b> Trotsky met Andr&eacute; Breton &amp; Diego
      Rivera in Coyoac&aacute;n.</p></main></body></html>
      """
    let scalars = Array(page.unicodeScalars)
    let document = Document(
      id: "page", path: "page.html", language: .english, sha256: "", scalars: scalars, format: .html,
      view: try DocumentFormat.html.view(of: scalars, path: "page.html"))
    let probe = try EntityProbe([document])
    try check(probe)
    func source(of text: String) -> String? {
      probe.entity(text)?.forms[0].spans.first.map(document.text(in:))
    }
    #expect(source(of: "Leon Trotsky") == "Leon</b> Trotsky")
    #expect(source(of: "André Breton") == "Andr&eacute; Breton")
    #expect(source(of: "Diego Rivera") == "Diego\nRivera")
    #expect(source(of: "Coyoacán") == "Coyoac&aacute;n")
  }

  @Test(arguments: [Language.german, .english, .russian])
  func anyUnicodeIsAccepted(_ language: Language) throws {
    var generator = SeededGenerator(seed: 3)
    let words = [
      "Leo Trotzki", "Лев Троцкий", "В. И.", " (", ") ", "born ", "IV. ", "St. ", "„", "“", "газета «", "»",
      ". ",
    ]
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<12 {
        text += RandomText.string(upTo: 6, using: &generator) + (words.randomElement(using: &generator) ?? "")
      }
      try check(EntityProbe((language, text)))
    }
  }

  @Test func languagesWithoutRulesAreReadToo() throws {
    for (code, text) in [
      ("fr", "Alors Léon Trotsky rencontra André Breton à Coyoacán."), ("ja", "レフ・トロツキーは Leon Trotsky です。"),
      ("uk", "Тоді Лев Троцький жив у Києві."), ("ar", "ليون تروتسكي"),
    ] {
      try check(EntityProbe((try #require(Language(code)), text)))
    }
  }
}
