import Algorithms
import Entities
import Preparation
import Texts

/// The persons, places and things that the sentences of a document name: entities that stand for the same in all documents of a run.
package struct SentenceNames: Sendable {
  /// A mention of an entity.
  package struct Name: Sendable {
    /// The entity's index in the table.
    let entity: Int
    /// Offsets in the document's view.
    let range: Range<Int>
  }

  /// For each sentence its names in order, of entities that another document names too.
  let sentences: [[Name]]

  /// The names of a document.
  ///
  /// - Parameter index: the document's index among those of `table`.
  /// - Complexity: O(names · log sentences).
  init(_ document: AnalyzedDocument, at index: Int, in table: EntityTable) {
    var sentences: [[Name]] = .init(repeating: [], count: document.sentences.count)
    for (number, entity) in table.entities.enumerated()
    where entity.forms.contains(where: { $0.document != index }) {
      for form in entity.forms where form.document == index {
        for range in form.viewSpans {
          if let sentence = SentenceNames.sentence(at: range.lowerBound, document) {
            sentences[sentence].append(Name(entity: number, range: range))
          }
        }
      }
    }
    self.sentences = sentences.map { $0.sorted { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// The sentence that holds an offset, unless it is a reference, which is not compared.
  private static func sentence(at offset: Int, _ document: AnalyzedDocument) -> Int? {
    let index = document.sentences.partitioningIndex { $0.sentence.viewRange.upperBound > offset }
    guard index < document.sentences.count, document.sentences[index].sentence.viewRange.contains(offset),
      document.sentences[index].sentence.block.isCompared
    else { return nil }
    return index
  }
}
