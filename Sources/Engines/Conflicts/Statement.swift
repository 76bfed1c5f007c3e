import Dates
import Foundation

/// A date, a clock time or a quantity in a sentence, as it is compared with those of another document.
package struct Statement: Sendable {
  /// What it states.
  enum Content {
    case time(Period)
    case clock(ClockTime)
    case quantity(Quantity)
    /// In years.
    case age(Int)
  }

  var content: Content
  /// The index of its sentence.
  package let sentence: Int
  /// Its offsets in the document's view.
  package let range: Range<Int>
  /// What it says, normalized.
  package internal(set) var value: String
  /// Whether its document is part of a translation, in which the other text says what this one says and does not only come near it.
  var isTranslated = false

  /// What a contradiction of such statements is called.
  package var kind: Conflict.Kind {
    switch content {
    case .time: .date
    case .clock: .time
    case .quantity(let quantity): quantity.dimension == .duration ? .time : .number
    case .age: .age
    }
  }

  /// What it can be compared with: what is measured, for a quantity.
  var dimension: String {
    if case .quantity(let quantity) = content { return quantity.dimension.name }
    return kind.rawValue
  }

  /// Whether two statements may both be right; nil if they are of different things and cannot be compared.
  package func agrees(with other: Statement) -> Bool? {
    switch (content, other.content) {
    case (.time(let mine), .time(let others)): mine.agrees(with: others)
    case (.clock(let mine), .clock(let others)): mine.isCompatible(with: others)
    case (.quantity(let mine), .quantity(let others)):
      mine.dimension != others.dimension
        ? nil : isTranslated ? mine.isTranslation(of: others) : mine.isCompatible(with: others)
    case (.age(let mine), .age(let others)): mine == others
    default: nil
    }
  }

  /// How far apart two statements are that can be compared, 0 and up: in years, in hours, or in logarithms of the ratio.
  func distance(to other: Statement) -> Double {
    switch (content, other.content) {
    case (.time(let mine), .time(let others)): return mine.years(to: others)
    case (.clock(let mine), .clock(let others)): return Double(mine.gap(to: others)) / 60
    case (.quantity(let mine), .quantity(let others)):
      let (x, y) = (abs(mine.canonical.value), abs(others.canonical.value))
      return min(x, y) > 0 ? abs(log(x / y)) : .infinity
    case (.age(let mine), .age(let others)):
      return min(mine, others) > 0 ? abs(log(Double(mine) / Double(others))) : .infinity
    default: return .infinity
    }
  }
}

extension ClockTime {
  /// Minutes since midnight.
  private var minutes: Int { hour * 60 + minute }

  /// The minutes between two times, each of them perhaps told by a clock of twelve hours.
  fileprivate func gap(to other: ClockTime) -> Int {
    let gap = abs(minutes - other.minutes)
    return min(gap, abs(gap - 720))
  }

  /// Whether both are one time, in the twelve or the twenty-four hours' way.
  fileprivate func isCompatible(with other: ClockTime) -> Bool { gap(to: other) == 0 }
}
