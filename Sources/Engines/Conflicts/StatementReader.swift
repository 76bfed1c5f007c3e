import Dates
import Preparation
import Texts

/// Reads the statements of a document's sentences.
package enum StatementReader {
  /// Counts up to this agree and differ by chance.
  private static let smallCount = 3.0
  /// A number borrows the unit of one before it that is at most so many times larger or smaller.
  private static let ellipsisRatio = 2.0

  /// The statements of a document, in order.
  ///
  /// - Parameter isTranslated: whether what they are compared with translates the document, and says the same numbers.
  /// - Complexity: O(times and quantities in the document).
  package static func statements(of document: AnalyzedDocument, isTranslated: Bool = false) -> [Statement] {
    let scalars = document.document.view.scalars
    let language = document.document.language
    return document.sentences.enumerated().flatMap { index, sentence in
      var statements = statements(of: sentence, at: index, in: scalars).withListedAges(in: scalars, language)
      if isTranslated {
        for index in statements.indices { statements[index].isTranslated = true }
      }
      return statements
    }
  }

  private static func statements(
    of analyzed: AnalyzedSentence, at sentence: Int, in scalars: [Unicode.Scalar]
  ) -> [Statement] {
    var statements: [Statement] = []
    func add(_ content: Statement.Content, _ range: Range<Int>, _ value: String) {
      statements.append(Statement(content: content, sentence: sentence, range: range, value: value))
    }
    for (expression, days) in zip(analyzed.times, analyzed.meanings) {
      if expression.kind == .clock, let clock = expression.clock {
        add(.clock(clock), expression.range, expression.normalized)
      } else if expression.kind == .age, let age = expression.age {
        add(.age(age), expression.range, expression.normalized)
      } else if let period = Period(expression, days: days ?? ownDay(expression)) {
        add(.time(period), expression.range, expression.normalized)
      }
    }
    var previous: Quantity?
    // "26 days later" says when by saying how long.
    let dated = analyzed.times.filter { $0.kind != .relative }
    for quantity in analyzed.quantities
    where !dated.contains(where: { $0.range.overlaps(quantity.range) }) {
      // In words it is rather "the fifth child".
      if scalars[quantity.numberRange.lowerBound].properties.numericType == .decimal,
        let index = analyzed.times.lastIndex(where: { $0.range.upperBound <= quantity.range.lowerBound }),
        let day = analyzed.times[index].elliptic(day: quantity)
      {
        if let period = Period(day, days: day.span(told: analyzed.meanings[index])) {
          add(.time(period), day.range, day.normalized)
        }
        continue
      }
      let quantity = previous.flatMap { elliptic(quantity, after: $0) } ?? quantity
      previous = quantity
      guard quantity.kind != .ordinal,
        quantity.unit != nil || abs(quantity.value) > StatementReader.smallCount
      else {
        continue
      }
      add(.quantity(quantity), quantity.range, quantity.description)
    }
    return statements.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The days of a date that says day and year itself, whatever the narrative makes of it: a life's dates in parentheses are told of no
  /// time of the narrative, and are claims all the same.
  private static func ownDay(_ expression: TimeExpression) -> ClosedRange<Int>? {
    expression.kind == .day && expression.date?.year != nil ? expression.span() : nil
  }

  private static func elliptic(_ quantity: Quantity, after previous: Quantity) -> Quantity? {
    let (low, high) = (min(quantity.value, previous.value), max(quantity.value, previous.value))
    return high <= ellipsisRatio * low ? quantity.elliptic(after: previous) : nil
  }
}
