/// A number written in digits.
public struct NumberMention: Sendable {
  /// Its offsets in code points.
  public let range: Range<Int>
  /// Its value in canonical digits: "75000" for 75.000, 75,000 and 75 000; "1.5" for 1,5 and 1.5.
  public let value: String
}

/// Finds numbers in digits and brings the separators of different languages to one form.
public enum NumberFinder {
  /// The numbers within `range`, in order.
  ///
  /// A separator before exactly three digits groups thousands, any other is a decimal sign.
  ///
  /// - Complexity: O(length of `range`).
  public static func numbers(in range: Range<Int>, of scalars: [Unicode.Scalar]) -> [NumberMention] {
    var mentions: [NumberMention] = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard let end = digits(scalars, at, range.upperBound) else {
        at += 1
        continue
      }
      let start = at
      var value = text(scalars, start..<end)
      var isGrouped = false
      at = end
      while at < range.upperBound, isSeparator(scalars[at]),
        let next = digits(scalars, at + 1, range.upperBound)
      {
        let group = text(scalars, at + 1..<next)
        let isThousands = group.count == 3 && (isGrouped || value.count <= 3) && value != "0"
        if isThousands {
          value += group
          isGrouped = true
        } else if scalars[at] == "," || scalars[at] == "." {
          value += "." + group
          at = next
          break
        } else {
          break
        }
        at = next
      }
      mentions.append(NumberMention(range: start..<at, value: value))
    }
    return mentions
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'": true
    default: false
    }
  }

  /// The end of the run of ASCII digits at `start`; nil if there is none.
  private static func digits(_ scalars: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int? {
    var end = start
    while end < limit, ("0"..."9").contains(scalars[end]) { end += 1 }
    return end > start ? end : nil
  }

  private static func text(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}
