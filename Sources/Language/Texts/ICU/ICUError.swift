import ICUBridge

/// An error that the system's ICU reported.
public struct ICUError: Error, Equatable, CustomStringConvertible {
  /// What was being done, such as "open the transliterator Russian-Latin/BGN".
  public let action: String
  /// ICU's symbolic name of the error, such as `U_INVALID_ID`.
  public let name: String
  /// For transliteration rules, the place ICU points at: "line 3, offset 12"; ICU counts from 0.
  public let place: String?

  /// The error as one sentence.
  public var description: String {
    "ICU could not \(action): \(name)" + (place.map { " at \($0)" } ?? "")
  }

  init(_ error: icub_error, while action: String) {
    self.action = action
    self.name = String(cString: icub_error_name(error.code))
    self.place = error.line > 0 || error.offset > 0 ? "line \(error.line), offset \(error.offset)" : nil
  }

  /// Runs `body` with a fresh error record and throws if ICU filled it in.
  static func check<Result: ~Copyable>(
    _ action: @autoclosure () -> String, _ body: (inout icub_error) -> Result
  ) throws(ICUError) -> Result {
    var error = icub_error()
    let result = body(&error)
    if error.code > 0 { throw ICUError(error, while: action()) }
    return result
  }

  /// Runs `body`, which opens something of ICU's, and throws if it gave an error or nothing.
  static func open(
    _ action: @autoclosure () -> String, _ body: (inout icub_error) -> OpaquePointer?
  ) throws(ICUError) -> OpaquePointer {
    var error = icub_error()
    guard let handle = body(&error), error.code <= 0 else { throw ICUError(error, while: action()) }
    return handle
  }
}

/// The system's ICU.
public enum ICU {
  /// Its version, such as "72.1".
  public static var version: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      icub_version(start)
      return String(cString: start)
    }
  }

  /// How many terminal columns `scalar` takes by itself: 0 for combining marks, format and control characters, 2 for what
  /// UAX #11 calls wide, else 1.
  public static func columnWidth(of scalar: Unicode.Scalar) -> Int {
    Int(icub_column_width(scalar.value))
  }
}
