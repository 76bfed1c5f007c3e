import AlignmentModel
import ComparableMode
import Foundation
import TestSupport
import Testing
import Texts

/// The clauses of a long sentence that a link is about.
@Suite struct PassageFocusTests {
  private static func document(_ id: String, _ language: Language, _ text: String) -> Document {
    Document(id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  private func links(_ documents: [Document]) throws -> [Link] {
    try ComparableAligner(weights: .builtIn()).links(AlignmentInput(documents))
  }

  /// A sentence that tells three things, each of which the other document tells in a sentence of its own.
  private let summary = PassageFocusTests.document(
    "de", .german,
    "Gagarin wurde am 9. März 1934 in Kluschino geboren, startete am 12. April 1961 mit Wostok von Baikonur, "
      + "und verunglückte am 27. März 1968 in Nowosjolowo bei Kirschatsch.\nEs regnete.")
  private let details = [
    "Гагарин родился 9 марта 1934 года в деревне Клушино.",
    "12 апреля 1961 года «Восток» стартовал с Байконура.",
    "27 марта 1968 года он разбился у деревни Новосёлово близ Киржача.",
  ]

  @Test func ofASummaryEachEventHasItsClause() throws {
    let other = PassageFocusTests.document("ru", .russian, details.joined(separator: "\n"))
    let found = try links([summary, other])
    for (sentence, words) in ["Kluschino", "Baikonur", "Kirschatsch"].enumerated() {
      let link = try #require(
        found.first { $0.sentences(of: "ru") == [sentence] && $0.sentences(of: "de") == [0] }, "\(sentence)")
      let focus = try #require(link.passages.first { $0.document == "de" }?.focus, "\(sentence)")
      let text = summary.text(in: focus)
      #expect(text.contains(words), "\(text)")
      #expect(text.matches(of: /1934|1961|1968/).count == 1, "\(text)")
      // The short sentence is meant as a whole.
      #expect(link.passages.first { $0.document == "ru" }?.focus == nil)
    }
  }

  @Test func theOrderOfTheDocumentsChangesNoFocus() throws {
    let other = PassageFocusTests.document("ru", .russian, details.joined(separator: "\n"))
    func foci(_ documents: [Document]) throws -> Set<Range<Int>?> {
      Set(try links(documents).flatMap(\.passages).filter { $0.document == "de" }.map(\.focus))
    }
    #expect(try foci([summary, other]) == foci([other, summary]))
  }

  /// A focus lies within its passage, is notably shorter, and stands for the whole of no short sentence.
  @Test(arguments: ["gagarin", "curie"]) func aFocusIsAPartOfItsPassage(_ subject: String) throws {
    let documents = try DocumentReader().read(
      Fixtures.documents(of: subject).map { Fixtures.corpus.appending(path: "\(subject)/\($0).txt").path })
    let passages = try links(documents).flatMap(\.passages)
    #expect(passages.contains { $0.focus != nil })
    for passage in passages {
      guard let focus = passage.focus else { continue }
      #expect((passage.start..<passage.end).clamped(to: focus) == focus)
      #expect(Double(focus.count) < 0.7 * Double(passage.end - passage.start))
      let text = try #require(documents.first { $0.id == passage.document }).text(in: focus)
      #expect(!text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false)
    }
  }
}
