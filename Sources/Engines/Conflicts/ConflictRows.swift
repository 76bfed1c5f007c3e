/// A contradiction between two statements by their documents and indexes.
struct StatementPair {
  var conflict: Conflict
  let a, b: Support.StatementIndex
}

/// Puts contradictions of the same two claims into one: the likeliest stands for all, and names where else both are said.
struct ConflictRows {
  private let statements: [[Statement]]
  private let support: Support
  private let mention: (Support.StatementIndex) -> Conflict.Mention

  private struct Row {
    var conflict: Conflict
    /// The statements that make each claim.
    var a, b: [Support.StatementIndex]
  }

  /// A claim of one document, wherever in it.
  private struct Claim: Hashable {
    let document: Int
    let value: String
  }

  init(
    _ statements: [[Statement]], _ support: Support,
    mention: @escaping (Support.StatementIndex) -> Conflict.Mention
  ) {
    self.statements = statements
    self.support = support
    self.mention = mention
  }

  /// The rows of contradictions, in their order.
  ///
  /// - Complexity: O(contradictions · rows that make one of their claims).
  func rows(_ found: [StatementPair]) -> [Conflict] {
    var rows: [Row] = []
    var byClaim: [Claim: [Int]] = [:]
    for pair in found {
      let claims = ([pair.a, pair.b] + support.agreeing(with: pair.a) + support.agreeing(with: pair.b)).map(
        claim)
      let near = Set(claims.flatMap { byClaim[$0] ?? [] }).sorted()
      let index: Int
      if let known = near.first(where: { isSame(pair.a, pair.b, rows[$0]) }) {
        add(pair.a, pair.b, pair.conflict.link, &rows[known])
        index = known
      } else if let known = near.first(where: { isSame(pair.b, pair.a, rows[$0]) }) {
        add(pair.b, pair.a, pair.conflict.link, &rows[known])
        index = known
      } else {
        rows.append(Row(conflict: pair.conflict, a: [pair.a], b: [pair.b]))
        index = rows.count - 1
      }
      for claim in Set([claim(pair.a), claim(pair.b)]) where byClaim[claim]?.last != index {
        byClaim[claim, default: []].append(index)
      }
    }
    return rows.map(\.conflict)
  }

  private func claim(_ index: Support.StatementIndex) -> Claim {
    Claim(document: index.document, value: statement(index).value)
  }

  private func statement(_ index: Support.StatementIndex) -> Statement {
    statements[index.document][index.statement]
  }

  /// Whether two statements make the claims of a row: one of them is known to, and the other says the same.
  private func isSame(_ a: Support.StatementIndex, _ b: Support.StatementIndex, _ row: Row) -> Bool {
    saysSame(a, row.a) && saysSame(b, row.b) && (isOne(a, row.a) || isOne(b, row.b))
  }

  private func saysSame(_ one: Support.StatementIndex, _ others: [Support.StatementIndex]) -> Bool {
    others.allSatisfy { statement(one).agrees(with: statement($0)) == true }
  }

  /// Whether a statement is about what the others are about: it is one of them, agrees with one, or its document says so elsewhere.
  private func isOne(_ one: Support.StatementIndex, _ others: [Support.StatementIndex]) -> Bool {
    others.contains { other in
      other == one || claim(other) == claim(one) || support.agreeing(with: one).contains(other)
    }
  }

  private func add(
    _ a: Support.StatementIndex, _ b: Support.StatementIndex, _ link: String?, _ row: inout Row
  ) {
    if let link, !row.conflict.links.contains(link) { row.conflict.links.append(link) }
    // A year agrees with both sides, and says neither.
    if !row.a.contains(a), statement(a).agrees(with: statement(row.b[0])) == false {
      row.a.append(a)
      row.conflict.a.also.append(mention(a))
    }
    if !row.b.contains(b), statement(b).agrees(with: statement(row.a[0])) == false {
      row.b.append(b)
      row.conflict.b.also.append(mention(b))
    }
  }
}
