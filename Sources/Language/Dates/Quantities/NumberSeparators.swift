import Texts

/// What groups digits in a language and what stands before its decimals, as the CLDR says.
struct NumberSeparators: Sendable {
  let decimal: Unicode.Scalar
  private let grouping: Unicode.Scalar

  /// Those of languages of which nothing is known.
  static let international = NumberSeparators(decimal: ".", grouping: ",")

  private init(decimal: Unicode.Scalar, grouping: Unicode.Scalar) {
    self.decimal = decimal
    self.grouping = grouping
  }

  init(_ language: Language) throws(ICUError) {
    let symbols = try NumberSymbols(language)
    decimal = symbols.decimal == "," ? "," : "."
    grouping = symbols.grouping
  }

  /// Whether a sign may group thousands: spaces and apostrophes do in every language.
  func groups(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’": true
    case ".", ",": scalar == grouping || scalar != decimal
    default: false
    }
  }
}
