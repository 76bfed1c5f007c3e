import Basics

/// The character references of markup: `&auml;`, `&#228;`, `&#xE4;`.
package struct CharacterReference: Sendable {
  /// Where references are written.
  package enum Syntax {
    /// Some names need no semicolon, and what is no reference stands for itself.
    case html
    /// As in HTML, but always with a semicolon.
    case markdown
    /// Every ampersand begins a reference.
    case xml
  }

  /// The references; reading their data once is enough.
  package static let shared = CharacterReference()

  /// What the names that need no semicolon stand for.
  private let short: [String: Unicode.Scalar]
  private let longestShort: Int

  private init() {
    var short: [String: Unicode.Scalar] = [:]
    for line in DataLines(PackageResources.html_references_txt) {
      short[line[0]] = line.last.flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
    }
    self.short = short
    longestShort = short.keys.map(\.count).max() ?? 0
  }

  /// Whether a code point is the second of the two that some references of HTML stand for.
  static func isSecond(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x331, 0x333, 0x338, 0x200A, 0x20D2, 0x20E5, 0xFE00: true
    default: false
    }
  }

  /// The end of the reference at `start` of `source`; nil if the ampersand there stands for itself.
  ///
  /// - Parameters:
  ///   - scalar: the first code point that a parser has put in its place.
  ///   - limit: the offset that the reference ends before.
  package func end(
    at start: Int, of source: [Unicode.Scalar], standsFor scalar: Unicode.Scalar, limit: Int, _ syntax: Syntax
  ) -> Int? {
    var end = start + 1
    if end < limit, source[end] == "#" {
      guard let number = CharacterReference.number(at: start, of: source, limit) else { return nil }
      // An ampersand that stands for itself may stand before what looks like a reference to something else.
      if syntax != .xml, scalar == "&", number.value != 0x26 { return nil }
      return close(number.end, of: source, limit, needsSemicolon: syntax != .html)
    }
    while end < limit, source[end].isInName(syntax) { end += 1 }
    let name = source[start + 1..<end]
    if syntax == .html {
      for count in stride(from: min(name.count, longestShort), to: 1, by: -1)
      where short[String(String.UnicodeScalarView(name.prefix(count)))] == scalar {
        return close(start + 1 + count, of: source, limit, needsSemicolon: false)
      }
    }
    if name.isEmpty || syntax != .xml && scalar == "&" && name.text != "amp" && name.text != "AMP" {
      return nil
    }
    return close(end, of: source, limit, needsSemicolon: true)
  }

  /// What the reference by number at `start` says, and the end of its digits; nil if there is none.
  static func number(
    at start: Int, of source: [Unicode.Scalar], _ limit: Int
  ) -> (value: UInt32, end: Int)? {
    guard start + 2 < limit, source[start + 1] == "#" else { return nil }
    let isHexadecimal = source[start + 2] == "x" || source[start + 2] == "X"
    let digits = start + (isHexadecimal ? 3 : 2)
    var end = digits
    var value: UInt32 = 0
    while end < limit, let digit = source[end].digit(isHexadecimal: isHexadecimal) {
      // Large enough for every code point, small enough for one digit more.
      value = min(value, 0x11_0000) * (isHexadecimal ? 16 : 10) + digit
      end += 1
    }
    return end > digits ? (value, end) : nil
  }

  private func close(
    _ end: Int, of source: [Unicode.Scalar], _ limit: Int, needsSemicolon: Bool
  ) -> Int? {
    if end < limit, source[end] == ";" { return end + 1 }
    return needsSemicolon ? nil : end
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var text: String { String(String.UnicodeScalarView(self)) }
}

extension Unicode.Scalar {
  fileprivate func isInName(_ syntax: CharacterReference.Syntax) -> Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "-", ".", "_", ":", "\u{B7}": syntax == .xml
    default: syntax == .xml && value > 0x7F && (isAlphabetic || properties.isIDContinue)
    }
  }

  fileprivate func digit(isHexadecimal: Bool) -> UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f" where isHexadecimal: value - 0x61 + 10
    case "A"..."F" where isHexadecimal: value - 0x41 + 10
    default: nil
    }
  }
}
