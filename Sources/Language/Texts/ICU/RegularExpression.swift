import ICUBridge

/// A regular expression of ICU's, whose searches end: an expression can be written that would look at a line of forty letters for years.
public final class RegularExpression {
  /// A search that was given up.
  public enum Exhausted: Error, Equatable {
    /// It took too many steps.
    case steps
    /// It would need too much memory.
    case memory
  }

  /// A search may take so many ticks of some ten thousand steps, and one more for each so many UTF-16 units of the text.
  private static let ticks = 100
  private static let unitsOfTick = 100

  private let handle: OpaquePointer

  /// Compiles an expression.
  ///
  /// - Parameters:
  ///   - pattern: the expression, as ICU reads it.
  ///   - ignoresCase: whether upper and lower case are the same.
  /// - Throws: `ICUError` if it is none.
  public init(_ pattern: String, ignoresCase: Bool = false) throws(ICUError) {
    let units = Array(pattern.utf16)
    handle = try ICUError.open("read the regular expression") {
      icub_regex_open(units, Int32(clamping: units.count), ignoresCase, &$0)
    }
  }

  deinit { icub_regex_close(handle) }

  /// What the groups of the first match in a text captured, in order, those left out that took no part; nil without a match.
  ///
  /// - Throws: `Exhausted` if the search takes too much.
  /// - Complexity: some million steps, and some thousand for each letter, at most.
  public func groups(ofFirstMatchIn text: String) throws(Exhausted) -> [String]? {
    let units = Array(text.utf16)
    let limit = RegularExpression.ticks + units.count / RegularExpression.unitsOfTick
    return try units.withUnsafeBufferPointer { (buffer) throws(Exhausted) -> [String]? in
      // ICU wants an address of an empty text too.
      let found = withUnsafePointer(to: UInt16(0)) { empty in
        icub_regex_find(
          handle, buffer.baseAddress ?? empty, Int32(clamping: units.count), Int32(clamping: limit))
      }
      switch Int(found) {
      case ICUB_REGEX_FOUND: break
      case ICUB_REGEX_TIME_OUT: throw .steps
      case ICUB_REGEX_OVERFLOW: throw .memory
      default: return nil
      }
      return (0..<icub_regex_group_count(handle)).compactMap { group in
        var (start, end): (Int32, Int32) = (0, 0)
        guard icub_regex_group(handle, group + 1, &start, &end) else { return nil }
        return String(decoding: units[Int(start)..<Int(end)], as: UTF16.self)
      }
    }
  }
}
