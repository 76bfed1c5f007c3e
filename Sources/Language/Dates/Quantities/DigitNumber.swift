/// A number in digits, with the separators that languages group and divide by.
struct DigitNumber {
  let value: Double
  /// Where it ends.
  let end: Int
  /// How many decimals it has.
  let decimals: Int
  /// Whether it was divided or grouped, so that it is no year and no label.
  let isPlain: Bool
  /// Whether it is a fraction such as 2/3.
  var isShare = false

  /// No count or measure has more digits; serial numbers have.
  private static let mostDigits = 15

  /// The number at `start`, nil if what stands there is none but a date, a time, a telephone number or the like.
  static func read(
    _ start: Int, _ limit: Int, of scalars: UnsafeBufferPointer<Unicode.Scalar>,
    _ separators: NumberSeparators
  ) -> DigitNumber? {
    var end = digits(start, limit, scalars)
    let first = end - start
    guard first > 0 else { return nil }
    var mantissa = 0.0
    var count = 0
    func take(_ range: Range<Int>) {
      for index in range { mantissa = mantissa * 10 + Double(scalars[index].value - 0x30) }
      count += range.count
    }
    take(start..<end)
    var isPlain = true
    if first <= 3, scalars[start] != "0" {
      var separator: Unicode.Scalar?
      while end < limit, separators.groups(scalars[end]), separator == nil || separator == scalars[end] {
        let next = digits(end + 1, limit, scalars)
        guard next - end == 4 else { break }
        // "12 125 45": a group of two is no group, so those before it may be none either.
        separator = scalars[end]
        take(end + 1..<next)
        end = next
        isPlain = false
      }
    }
    var decimals = 0
    if end < limit, scalars[end] == "." || scalars[end] == "," {
      let next = digits(end + 1, limit, scalars)
      let length = next - end - 1
      let isOwn = scalars[end] == separators.decimal
      if length > 0, isOwn || length != 3 || scalars[start] == "0" {
        take(end + 1..<next)
        decimals = length
        end = next
        isPlain = false
      }
    }
    guard count <= mostDigits, !isChained(end, limit, scalars) else { return nil }
    if isPlain, end < limit, scalars[end] == "/", digits(end + 1, limit, scalars) > end + 1 {
      return share(mantissa, end + 1, limit, scalars)
    }
    // 07 is a part of a time or a code.
    if first > 1, scalars[start] == "0" { return nil }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    return DigitNumber(value: mantissa / power, end: end, decimals: decimals, isPlain: isPlain)
  }

  /// Where the run of digits at `start` ends.
  static func digits(_ start: Int, _ limit: Int, _ scalars: UnsafeBufferPointer<Unicode.Scalar>) -> Int {
    var end = start
    while end < limit, FoldedLetters.isDigit(scalars[end]) { end += 1 }
    return end
  }

  /// Where what hangs together by signs between digits ends: 12.4.1961, 978-3-16, 10:55.
  static func cluster(_ start: Int, _ limit: Int, _ scalars: UnsafeBufferPointer<Unicode.Scalar>) -> Int {
    var end = digits(start, limit, scalars)
    while end + 1 < limit, FoldedLetters.isDigit(scalars[end + 1]) {
      switch scalars[end] {
      case ".", ",", ":", "/", "-", "–", "‑": end = digits(end + 1, limit, scalars)
      default: return end
      }
    }
    return end
  }

  /// Whether more digits hang on the number in a way that makes it none.
  private static func isChained(
    _ end: Int, _ limit: Int, _ scalars: UnsafeBufferPointer<Unicode.Scalar>
  ) -> Bool {
    guard end + 1 < limit, FoldedLetters.isDigit(scalars[end + 1]) else { return false }
    switch scalars[end] {
    case ".", ",", ":": return true
    case "-", "‑":
      // 555-12-34; two numbers joined are a range.
      let next = digits(end + 1, limit, scalars)
      return next + 1 < limit && scalars[next] == scalars[end] && FoldedLetters.isDigit(scalars[next + 1])
    default: return false
    }
  }

  /// 2/3, 3/4; 1938/39 is none.
  private static func share(
    _ numerator: Double, _ start: Int, _ limit: Int, _ scalars: UnsafeBufferPointer<Unicode.Scalar>
  ) -> DigitNumber? {
    let end = digits(start, limit, scalars)
    guard end - start <= 3 else { return nil }
    let denominator = (start..<end).reduce(0.0) { $0 * 10 + Double(scalars[$1].value - 0x30) }
    let isChained = end + 1 < limit && scalars[end] == "/" && FoldedLetters.isDigit(scalars[end + 1])
    guard numerator >= 1, denominator > numerator, denominator <= 10 || denominator == 100, !isChained
    else { return nil }
    return DigitNumber(
      value: numerator / denominator, end: end, decimals: 2, isPlain: false, isShare: true)
  }
}
