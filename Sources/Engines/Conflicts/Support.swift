/// Which documents say the same as a statement of another does, of the same event.
struct Support {
  /// A statement by its document and its index there.
  struct StatementIndex: Hashable {
    let document, statement: Int
  }

  private let statements: [[Statement]]
  /// For each statement those of other documents that agree with it.
  private var agreeing: [StatementIndex: [StatementIndex]] = [:]

  /// Collects what agrees in the comparisons of two documents each.
  init(_ tables: [(x: Int, y: Int, comparisons: [Comparison])], _ statements: [[Statement]]) {
    self.statements = statements
    for (x, y, comparisons) in tables {
      // Even odds: as likely about one thing as not.
      for comparison in comparisons where comparison.agrees && comparison.odds >= 1 {
        let (a, b) = (
          StatementIndex(document: x, statement: comparison.a),
          StatementIndex(document: y, statement: comparison.b)
        )
        agreeing[a, default: []].append(b)
        agreeing[b, default: []].append(a)
      }
    }
  }

  /// The statements of other documents that agree with one, and are likely to be about the same.
  func agreeing(with statement: StatementIndex) -> [StatementIndex] { agreeing[statement] ?? [] }

  /// The documents that agree with one side of a contradiction and not with the other, ascending.
  ///
  /// A year agrees with both of two days in it, and supports neither.
  func of(_ side: (document: Int, statement: Int), against other: (document: Int, statement: Int)) -> [Int] {
    let opposite = statements[other.document][other.statement]
    let agreed = agreeing[StatementIndex(document: side.document, statement: side.statement)] ?? []
    let documents = agreed.filter { one in
      one.document != other.document
        && statements[one.document][one.statement].agrees(with: opposite) == false
    }.map(\.document)
    return Set(documents).sorted()
  }
}
