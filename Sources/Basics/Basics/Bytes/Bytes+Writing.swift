extension [UInt8] {
  /// Appends a text of the program's own.
  package mutating func add(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text.
  package mutating func add(string: String) { append(contentsOf: string.utf8) }

  /// Appends a number in decimal digits.
  package mutating func add(_ number: Int) {
    if 0..<10 ~= number {
      append(UInt8(truncatingIfNeeded: 48 + number))
      return
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.magnitude
      var index = 20
      repeat {
        index -= 1
        digits[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[index...]))
    }
  }

  /// Appends a finite number in its shortest form: 0.83, 1, 1e-07.
  package mutating func add(_ number: Double) {
    // Most scores have four decimals, which need no search for the shortest form.
    let scaled = number * 10_000
    if number > 0, number < 1, scaled.rounded() / 10_000 == number {
      var rest = Int(scaled.rounded())
      var decimals = 4
      while rest % 10 == 0 {
        rest /= 10
        decimals -= 1
      }
      add("0.")
      var scale = decimals == 4 ? 1000 : decimals == 3 ? 100 : decimals == 2 ? 10 : 1
      while scale > 0 {
        append(UInt8(truncatingIfNeeded: 48 + rest / scale % 10))
        scale /= 10
      }
      return
    }
    let text = "\(number)"
    add(string: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Appends a part of other bytes.
  package mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
