import SystemCrypto

/// The checksum by which files are recognized: SHA-256 (FIPS 180-4), by the system's libcrypto.
public enum Checksum {
  /// SHA-256 of some bytes, in lower-case hexadecimal.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func sha256(_ bytes: [UInt8]) -> String {
    Hexadecimal.text(digest(bytes))
  }

  /// SHA-256 of some bytes, as its 32 bytes.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { digest($0) } }

  /// The same of bytes where they stand.
  ///
  /// - Complexity: O(`bytes.count`).
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
      SHA256(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, digest.baseAddress)
      count = Int(SHA256_DIGEST_LENGTH)
    }
  }
}
