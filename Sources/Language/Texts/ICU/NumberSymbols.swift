import ICUBridge

/// The signs that a language writes numbers with, as the Unicode CLDR has them.
public struct NumberSymbols: Sendable {
  /// What stands before the decimals.
  public let decimal: Unicode.Scalar
  /// What stands between groups of three digits.
  public let grouping: Unicode.Scalar

  /// Looks a language up.
  ///
  /// - Throws: `ICUError` if ICU fails.
  public init(_ language: Language) throws(ICUError) {
    decimal = try NumberSymbols.symbol(Int32(ICUB_DECIMAL_SEPARATOR), language) ?? "."
    grouping = try NumberSymbols.symbol(Int32(ICUB_GROUPING_SEPARATOR), language) ?? ","
  }

  private static func symbol(_ kind: Int32, _ language: Language) throws(ICUError) -> Unicode.Scalar? {
    let symbol = try ICUError.check("look up how \(language) writes numbers") {
      icub_number_symbol(language.code, kind, &$0)
    }
    return Unicode.Scalar(symbol)
  }
}
