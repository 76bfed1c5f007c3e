import ICUBridge

/// ICU's converter from the bytes of one charset to text.
public struct CharsetConverter: ~Copyable {
  /// Thrown at the first bytes that the charset gives no meaning.
  public struct Undecodable: Error, Equatable {
    /// Their offset.
    public let offset: Int
  }

  /// The name that the IANA registry prefers for the charset, such as `windows-1251` for `cp1251`.
  public let name: String
  /// The size of the smallest character in bytes: 1, or 2 for UTF-16, 4 for UTF-32.
  public let unitSize: Int

  private let handle: OpaquePointer

  /// Opens the converter of a charset by any name that ICU knows it by.
  ///
  /// - Parameters:
  ///   - charset: its name.
  ///   - lossy: whether a sequence that cannot be decoded becomes U+FFFD instead of an error.
  /// - Throws: `ICUError` if ICU knows no such charset.
  public init(_ charset: String, lossy: Bool = false) throws(ICUError) {
    let handle = try ICUError.open("open the converter of \(charset)") {
      icub_converter_open(charset, lossy, &$0)
    }
    self.handle = handle
    name = String(cString: icub_converter_name(handle))
    unitSize = Int(icub_converter_unit(handle))
  }

  deinit { icub_converter_close(handle) }

  /// How many sequences were replaced with U+FFFD so far.
  public var replaced: Int { Int(icub_converter_replaced(handle)) }

  /// The text of `bytes`, which are a whole text.
  ///
  /// A byte order mark stays, as U+FEFF, except where it is part of the charset (`UTF-16`). An unpaired surrogate, which ICU lets
  /// pass in UTF-7 and CESU-8 only, becomes U+FFFD.
  ///
  /// - Throws: `Undecodable` with the offset of the first sequence that cannot be decoded; `ICUError` if ICU fails.
  /// - Complexity: O(`bytes.count`).
  public borrowing func decode(_ bytes: [UInt8]) throws -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count / unitSize)
    var units = [UInt16](repeating: 0, count: 1 << 15)
    // The first half of a surrogate pair whose second half comes with the next buffer.
    var lead: UInt16?
    try bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      var source: UnsafePointer<UInt8>? = start
      var isFull = true
      while isFull {
        var undecodable: Int32 = 0
        let count = try ICUError.check("decode \(name)") {
          icub_converter_decode(
            handle, &source, start + buffer.count, &units, Int32(units.count), &isFull, &undecodable, &$0)
        }
        if undecodable > 0 {
          throw Undecodable(offset: (source ?? start) - start - Int(undecodable))
        }
        for unit in units[..<Int(count)] {
          if let first = lead {
            lead = nil
            if UTF16.isTrailSurrogate(unit) {
              scalars.append(UTF16.decode(UTF16.EncodedScalar([first, unit])))
              continue
            }
            scalars.append("\u{FFFD}")
          }
          if UTF16.isLeadSurrogate(unit) {
            lead = unit
          } else {
            scalars.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
          }
        }
      }
    }
    if lead != nil { scalars.append("\u{FFFD}") }
    return scalars
  }

  /// The bytes of a whole text, without a byte order mark unless it has one or the charset asks for it.
  ///
  /// - Returns: nil if the charset has no bytes for some of it.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(`scalars.count`).
  public borrowing func encode(_ scalars: some Sequence<Unicode.Scalar>) throws(ICUError) -> [UInt8]? {
    var units: [UInt16] = []
    for scalar in scalars { units += UTF16.encode(scalar) ?? .init() }
    guard units.count < Int(Int32.max) / 8 else { return nil }
    var bytes = [UInt8](repeating: 0, count: units.count * max(unitSize, 2) + 16)
    let count = try encode(units, &bytes)
    if count < 0 { return nil }
    if Int(count) > bytes.count {
      bytes = [UInt8](repeating: 0, count: Int(count))
      guard try encode(units, &bytes) == count else { return nil }
    }
    return Array(bytes.prefix(Int(count)))
  }

  private borrowing func encode(_ units: [UInt16], _ bytes: inout [UInt8]) throws(ICUError) -> Int32 {
    let capacity = Int32(bytes.count)
    return try ICUError.check("encode \(name)") {
      icub_converter_encode(handle, units, Int32(units.count), &bytes, capacity, &$0)
    }
  }
}
