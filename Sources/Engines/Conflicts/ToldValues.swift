import Basics
import Dates
import Foundation

/// Which values of two documents are told on the other side too: in the sentence that they are compared with, or in one that is linked.
///
/// Of lists with the same values, "17, 18 and 20" on either side, every number differs from most of the other's and contradicts none. A value
/// that one side tells twice and the other once is told there once only: of "13 … 13" and "13 … 14", the last two differ.
struct ToldValues {
  /// A value in a sentence.
  private struct Place: Hashable {
    let value, sentence: Int
  }

  /// For each statement, the values by which the other document may have told the same; none where it never does.
  private let sought: Sides<[[Int]]>
  private let sentences: Sides<[Int]>
  /// How often each value is told in each sentence.
  private let counts: Sides<[Place: Int]>
  /// For each sentence, those of the other document that it is linked with.
  private let linked: Sides<[Int: [Int]]>
  private let isTranslation: Bool

  /// Collects the values of two documents.
  ///
  /// - Parameters:
  ///   - linked: for each sentence of the first document, those of the second that it is linked with.
  ///   - isTranslation: whether one value of two that is told on the other side is enough; an account may name another's opinion
  ///     beside its own, and contradicts it, so of accounts both must be.
  /// - Complexity: O(statements and links).
  init(_ statements: Sides<[Statement]>, linked: [Int: [Int]], isTranslation: Bool) {
    self.isTranslation = isTranslation
    var back: [Int: [Int]] = [:]
    for (row, columns) in linked {
      for column in columns { back[column, default: []].append(row) }
    }
    self.linked = Sides(linked, back)
    sentences = statements.map { $0.map(\.sentence) }
    var numbers: [String: Int] = [:]
    func told(_ statements: [Statement]) -> (counts: [Place: Int], values: Set<Int>) {
      var told: (counts: [Place: Int], values: Set<Int>) = ([:], [])
      for statement in statements {
        for name in statement.toldValues {
          let number = numbers[name] ?? numbers.count
          numbers[name] = number
          told.counts[Place(value: number, sentence: statement.sentence), default: 0] += 1
          told.values.insert(number)
        }
      }
      return told
    }
    let (a, b) = (told(statements.a), told(statements.b))
    counts = Sides(a.counts, b.counts)
    func sought(_ statements: [Statement], _ others: Set<Int>) -> [[Int]] {
      statements.map { statement in
        let values = statement.soughtValues.compactMap { numbers[$0] }
        return values.contains(where: others.contains) ? values : []
      }
    }
    self.sought = Sides(sought(statements.a, b.values), sought(statements.b, a.values))
  }

  /// Whether the values of a statement of the first document and of one of the second are told as often on the side of the other: either
  /// of translations, both of accounts.
  func areTold(_ a: Int, _ b: Int) -> Bool {
    let (mine, others) = (sought.a[a], sought.b[b])
    guard isTranslation ? !mine.isEmpty || !others.isEmpty : !mine.isEmpty && !others.isEmpty else {
      return false
    }
    let sentencesOfA = Set([sentences.a[a]] + (linked.b[sentences.b[b]] ?? []))
    let sentencesOfB = Set([sentences.b[b]] + (linked.a[sentences.a[a]] ?? []))
    func told(_ values: [Int]) -> (inA: Int, inB: Int) {
      (ToldValues.count(values, counts.a, sentencesOfA), ToldValues.count(values, counts.b, sentencesOfB))
    }
    let (own, other) = (told(mine), told(others))
    let isTold = Sides(
      !mine.isEmpty && own.inB >= own.inA, !others.isEmpty && other.inA >= other.inB)
    return isTranslation ? isTold.a || isTold.b : isTold.a && isTold.b
  }

  private static func count(_ values: [Int], _ counts: [Place: Int], _ sentences: Set<Int>) -> Int {
    values.reduce(0) { sum, value in
      sentences.reduce(sum) { $0 + (counts[Place(value: value, sentence: $1)] ?? 0) }
    }
  }
}

extension Statement {
  /// The values that it tells, each with what is measured.
  fileprivate var toldValues: [String] {
    switch content {
    case .time: ["time \(value)"]
    case .clock(let clock): ["clock \((clock.hour * 60 + clock.minute) % 720)"]
    case .age(let years): ["years \(years)"]
    case .quantity(let quantity):
      quantity.unit == nil
        ? [quantity.bareName("count")]
        : [quantity.canonicalName] + (quantity.isYears ? [quantity.bareName("years")] : [])
    }
  }

  /// The values by which the same is told; a number without a unit may be a member of a list whose unit, or "years old", stands once.
  fileprivate var soughtValues: [String] {
    switch content {
    case .time, .clock: toldValues
    case .age(let years): ["years \(years)", "count \(years)"]
    case .quantity(let quantity):
      [quantity.bareName("count")]
        + [quantity.isYears || quantity.unit == nil ? quantity.bareName("years") : quantity.canonicalName]
    }
  }
}

extension Quantity {
  fileprivate var isYears: Bool { unit?.symbol == "year" }

  fileprivate var canonicalName: String { name(of: canonical.value, dimension.name) }

  fileprivate func bareName(_ kind: String) -> String { name(of: value, kind) }

  /// A value of a kind and what makes it a range.
  ///
  /// Floating-point numbers of two units differ in their last bits.
  private func name(of value: Double, _ kind: String) -> String {
    "\(kind) " + String(format: "%.9g", value)
      + (upper.map { String(format: " %.9g", $0 / self.value) } ?? "")
  }
}
