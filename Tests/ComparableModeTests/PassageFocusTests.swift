import AlignmentModel
import ComparableMode
import Foundation
import TestSupport
import Testing
import Texts

/// The clauses of a long sentence that a link is about.
@Suite struct PassageFocusTests {
  private func documents(_ subject: String) throws -> [Document] {
    try DocumentReader().read(
      Fixtures.documents(of: subject).map { Fixtures.corpus.appending(path: "\(subject)/\($0).txt").path })
  }

  private func links(_ documents: [Document]) throws -> [Link] {
    try ComparableAligner(weights: .builtIn()).links(AlignmentInput(documents))
  }

  /// The words of a sentence that are meant, by a word that stands nowhere else in its document, and those that are not.
  @Test(arguments: [
    ("de", "Ringstraße", "Im Oktober 1963 kam er gemeinsam mit Walentina Tereschkowa in die DDR"),
    ("de", "Trauerreden", "Koroljow, der ihm vielleicht geholfen hätte, war schon im Januar 1966 gestorben"),
    ("en", "dairy worker", "Gagarin was born on March 9, 1934, in Klushino"),
  ])
  func theClausesThatTellItAreMeant(_ id: String, _ word: String, _ meant: String) throws {
    let documents = try documents("gagarin")
    let document = try #require(documents.first { $0.id == id })
    let passages = try links(documents).flatMap(\.passages).filter {
      $0.document == id && $0.sentences.count == 1 && document.text(in: $0.start..<$0.end).contains(word)
    }
    #expect(passages.contains { $0.focus.map { document.text(in: $0) } == meant }, "\(passages.map(\.focus))")
  }

  @Test func theOrderOfTheDocumentsChangesNoFocus() throws {
    let documents = try documents("gagarin")
    func foci(_ documents: [Document]) throws -> Set<[Int]> {
      Set(
        try links(documents).flatMap(\.passages).filter { $0.document == "de" }.map {
          [$0.start, $0.end, $0.focus?.lowerBound ?? -1, $0.focus?.upperBound ?? -1]
        })
    }
    #expect(try foci(documents) == foci(documents.reversed()))
  }

  /// A focus lies within its passage, is notably shorter, and stands for the whole of no short sentence.
  @Test(arguments: ["gagarin", "curie"]) func aFocusIsAPartOfItsPassage(_ subject: String) throws {
    let documents = try documents(subject)
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
