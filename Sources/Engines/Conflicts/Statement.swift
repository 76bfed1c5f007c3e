import Dates
import Foundation

/// A date, a clock time or a quantity in a sentence, as it is compared with those of another document.
package struct Statement: Sendable {
  /// What it states.
  enum Content {
    case time(Period)
    case clock(ClockTime)
    case quantity(Quantity)
  }

  let content: Content
  /// The index of its sentence.
  package let sentence: Int
  /// Its offsets in the document's view.
  package let range: Range<Int>
  /// What it says, normalized.
  package let value: String

  /// What a contradiction of such statements is called.
  package var kind: Conflict.Kind {
    switch content {
    case .time: .date
    case .clock: .time
    case .quantity: .number
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
      mine.dimension == others.dimension ? mine.isCompatible(with: others) : nil
    default: nil
    }
  }

  /// How far apart two statements are that can be compared, 0 and up: in years, in hours, or in logarithms of the ratio.
  func distance(to other: Statement) -> Double {
    switch (content, other.content) {
    case (.time(let mine), .time(let others)): return mine.years(to: others)
    case (.clock(let mine), .clock(let others)): return Double(abs(mine.minutes - others.minutes)) / 60
    case (.quantity(let mine), .quantity(let others)):
      let (x, y) = (abs(mine.canonical.value), abs(others.canonical.value))
      return min(x, y) > 0 ? abs(log(x / y)) : .infinity
    default: return .infinity
    }
  }
}

extension ClockTime {
  /// Minutes since midnight.
  fileprivate var minutes: Int { hour * 60 + minute }

  /// Whether both are one time, in the twelve or the twenty-four hours' way.
  fileprivate func isCompatible(with other: ClockTime) -> Bool {
    let gap = abs(minutes - other.minutes)
    return gap == 0 || gap == 720
  }
}
