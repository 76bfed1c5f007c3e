/// Writes numbers in digits, without exponent and grouping.
enum PlainNumber {
  /// A number with at most nine decimals, none of them a zero at the end.
  ///
  /// - Complexity: O(number of digits).
  static func text(_ value: Double) -> String {
    guard value.magnitude < 1e18 else { return "\(value)" }
    let sign = value < 0 ? "-" : ""
    var whole = UInt64(value.magnitude)
    var rest = UInt64(((value.magnitude - Double(whole)) * 1e9).rounded())
    if rest >= 1_000_000_000 {
      whole += 1
      rest = 0
    }
    if rest == 0 { return sign + "\(whole)" }
    var decimals = String(String(rest + 1_000_000_000).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return sign + "\(whole).\(decimals)"
  }
}
