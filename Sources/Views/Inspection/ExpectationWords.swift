import AlignmentModel

/// What an aligner expects to have missed, in words for readers; the page of a report has the same.
public enum ExpectationWords {
  /// So many pairs of documents are named.
  private static let mostListed = 10

  /// "Expected to be missed of what they share: de–en 31 %, de–ru 44 %"; nil where nothing is known of these documents.
  ///
  /// - Parameters:
  ///   - alignment: the alignment.
  ///   - documents: the ids of the documents that are spoken of.
  ///   - sigla: what they are called.
  public static func english(
    _ alignment: Alignment, among documents: [String], _ sigla: Sigla
  ) -> String? {
    let known = alignment.expected.filter { documents.contains($0.a) && documents.contains($0.b) }
    guard !known.isEmpty else { return nil }
    let shares = known.prefix(mostListed).map {
      ColumnText.printable("\(sigla[$0.a])–\(sigla[$0.b]) \(SideBySide.percent($0.missed))")
    }
    let rest = known.count - shares.count
    return "Expected to be missed of what they share: \(shares.joined(separator: ", "))"
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
