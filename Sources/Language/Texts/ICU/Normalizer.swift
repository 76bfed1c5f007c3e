import ICUBridge

/// ICU's normalizer for one Unicode normalization form (UAX #15).
///
/// ICU owns and shares the data, which never change, so there is nothing to free and any thread may use it.
public struct Normalizer: @unchecked Sendable {
  /// A normalization form.
  public enum Form: Int32, Sendable {
    case nfc, nfd, nfkc
    /// NFKC with case folding and without default-ignorable code points.
    case nfkcCasefold
  }

  private let handle: OpaquePointer

  /// Gets ICU's normalizer for `form`.
  public init(_ form: Form) throws(ICUError) {
    handle = try ICUError.open("get the normalizer \(form)") { icub_normalizer_get(form.rawValue, &$0) }
  }

  /// `text` in the normalizer's form.
  ///
  /// - Complexity: O(length of `text`).
  public func normalize(_ text: String) throws(ICUError) -> String {
    let units = Array(text.utf16)
    var out = [UInt16](repeating: 0, count: units.count * 2 + 16)
    while true {
      var error = icub_error()
      let length = icub_normalize(
        handle, units, Int32(clamping: units.count), &out, Int32(clamping: out.count), &error)
      if error.code <= 0 { return String(decoding: out.prefix(Int(length)), as: UTF16.self) }
      guard Int(length) > out.count else { throw ICUError(error, while: "normalize a text") }
      out = [UInt16](repeating: 0, count: Int(length))
    }
  }
}
