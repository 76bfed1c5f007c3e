import Synoptic

/// What is said of texts that go on without a stop for longer than any sentence.
package enum CutNotes {
  /// That sentences were cut; nil if none was.
  ///
  /// - Parameters:
  ///   - counts: how many parts of cut sentences each document has, by its name.
  package static func text(_ counts: [(name: String, parts: Int)]) -> String? {
    let cut = counts.filter { $0.parts > 0 }
    guard let first = cut.first else { return nil }
    let more = cut.count > 1 ? ", the first of \(cut.count) documents" : ""
    return
      "\(Quotation.cut(first.name)): goes on for thousands of characters without a full stop\(more); cut at commas and spaces into \(first.parts) parts. (A sentence a line: --format presegmented.)"
  }

  /// The same of documents with their sentences.
  package static func text(_ documents: [SegmentedDocument]) -> String? {
    text(documents.map { ($0.document.id, $0.sentences.count(where: \.isPart)) })
  }
}
