import ICUBridge

/// The letters that languages are written with, as the Unicode CLDR has them (exemplar characters).
enum ExemplarLetters {
  /// The small letters of a language; none of one that ICU has no data for.
  ///
  /// - Parameter isAuxiliary: whether those are meant that only names and words of other languages have.
  static func of(_ language: Language, isAuxiliary: Bool = false) -> Set<Unicode.Scalar> {
    var buffer = [UInt16](repeating: 0, count: 1 << 14)
    let length = try? ICUError.check("list the letters of a language") {
      icub_letters(language.code, isAuxiliary, &buffer, Int32(buffer.count), &$0)
    }
    guard let length, length <= buffer.count else { return [] }
    return Set(String(decoding: buffer[..<Int(length)], as: UTF16.self).unicodeScalars)
  }
}
