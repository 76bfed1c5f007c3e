import AlignmentModel
import Foundation
import Inspection
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct EventDateTests {
  /// The date of the last sentences of texts, which a link joins.
  private func date(_ texts: [String: String]) throws -> EventDate? {
    try Fixtures.withTemporaryFolder { folder in
      var documents: [String: NarratedDocument] = [:]
      var passages: [Passage] = []
      for id in texts.keys.sorted() {
        let file = folder.appending(path: id + ".txt")
        try Data((texts[id] ?? "").utf8).write(to: file)
        let language: Language = id.hasPrefix("de") ? .german : id.hasPrefix("ru") ? .russian : .english
        let document = try #require(try DocumentReader(languages: [id: language]).read([file.path]).first)
        let narrated = try NarratedDocument(document)
        documents[id] = narrated
        let last = try #require(narrated.sentences.last)
        passages.append(
          Passage(
            document: id, start: last.range.lowerBound, end: last.range.upperBound, sentences: [last.index]))
      }
      return EventDate(of: passages, in: documents)
    }
  }

  @Test func whatMostDocumentsSayComesFirst() throws {
    let found = try #require(
      try date([
        "de": "Keller wurde am 7. November 1867 in Ulm geboren.", "en1": "Keller was born on 7 October 1867.",
        "en2": "Keller was born at Ulm on 7 November 1867.",
      ]))
    #expect(found.text == "1867-11-07")
    #expect(found.documents == ["de", "en2"])
    #expect(found.others.map(\.text) == ["1867-10-07"])
    #expect(found.others.map(\.documents) == [["en1"]])
  }

  @Test func aDayIsTakenForTheYearAroundIt() throws {
    let found = try #require(
      try date(["de": "Keller baute 1911 eine Mühle.", "en": "On 3 May 1911 Keller opened his mill."]))
    #expect(found.text == "1911-05-03")
    #expect(found.others.isEmpty)
  }

  @Test func whatIsInheritedIsMarked() throws {
    let found = try #require(
      try date([
        "de": "Keller zog 1898 nach Ulm. Er baute eine Mühle.", "en": "Keller lived at Ulm. He built a mill.",
      ]))
    #expect(found.text == "1898?")
    #expect(found.documents.isEmpty)
  }

  @Test func theHeadingOfAChronicleCounts() throws {
    let found = try #require(
      try date([
        "de":
          "1909\n\nKeller reiste viel durch das ganze Land.\n\n1911\n\nKeller bekam den großen Preis der Stadt.",
        "en": "Keller was given the great prize of the city.",
      ]))
    #expect(found.text == "1911")
  }

  @Test func theOldCalendarIsNotReckonedWithUnlessTheDocumentDoes() throws {
    let plain = try #require(
      try date(["ru": "Келлер погиб в Париже 19 апреля 1906 г.", "de": "Keller starb in Paris."]))
    #expect(plain.text == "1906-04-19")
    let reckoning = try #require(
      try date([
        "ru": "Он родился 5 (17) мая 1859 г. в Москве. Келлер погиб 19 апреля 1906 г.", "de": "Keller starb.",
      ]))
    #expect(reckoning.text == "1906-04-19/1906-05-02")
  }
}
