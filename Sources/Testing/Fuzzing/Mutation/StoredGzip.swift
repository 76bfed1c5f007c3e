import TestSupport

/// Writes gzip files (RFC 1952) whose data are stored as they are (RFC 1951, 3.2.4), in this process and always the same.
public enum StoredGzip {
  private static let largestBlock = 65_535

  /// A gzip file that holds `bytes`.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func data(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var start = 0
    repeat {
      let end = min(bytes.count, start + largestBlock)
      let length = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      result += littleEndian(length) + littleEndian(~length)
      result += bytes[start..<end]
      start = end
    } while start < bytes.count
    return result + littleEndian(CRC32.of(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
