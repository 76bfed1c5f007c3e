/// Reads the number that a word is, scalar by scalar: a Roman numeral in capitals, or digits.
struct NumberReader {
  private var total = 0
  private var last = 0
  private var isRoman = true
  private var decimal = 0
  private var isDecimal = true

  /// Greater numbers are of no interest.
  private static let highest = 99

  /// The value of a Roman numeral; 0 for any other word.
  var numeral: Int { isRoman && total > 0 && total <= NumberReader.highest ? total : 0 }
  /// The value of digits; 0 for any other word.
  var digits: Int { isDecimal ? decimal : 0 }

  /// Goes on to the next scalar of a word.
  mutating func read(_ scalar: Unicode.Scalar) {
    if isDecimal, (0x30...0x39).contains(scalar.value) {
      decimal = min(10 * decimal + Int(scalar.value - 0x30), NumberReader.highest + 1)
      isRoman = false
      return
    }
    isDecimal = false
    guard isRoman else { return }
    let value = NumberReader.value(scalar)
    guard value > 0 else {
      isRoman = false
      return
    }
    // IV: the lesser is taken away, which was added before; VX and IC are none.
    if value > last, last > 0 {
      guard value <= 10 * last, last == 1 || last == 10 else {
        isRoman = false
        return
      }
      total += value - 2 * last
    } else {
      total += value
    }
    last = value
  }

  /// The value of a Roman digit; Cyrillic texts have letters of their own for some.
  private static func value(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "I", "І": 1
    case "V": 5
    case "X", "Х": 10
    case "L": 50
    default: 0
    }
  }
}
