import Crypto

/// The checksum by which files are recognised.
public enum Checksum {
  /// SHA-256 of some bytes (FIPS 180-4), in lower-case hexadecimal.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
