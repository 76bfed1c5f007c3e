/// Writes ZIP archives whose files are stored as they are, always the same.
public enum StoredZip {
  /// An archive of files by their names, in order.
  ///
  /// - Complexity: O(size of the files).
  public static func data(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let name = Array(name.utf8)
      // Names in UTF-8; no time.
      let shared: [UInt8] =
        littleEndian(UInt16(20)) + littleEndian(UInt16(1 << 11)) + littleEndian(UInt16(0))
        + littleEndian(UInt16(0))
        + littleEndian(UInt16(0x21)) + littleEndian(CRC32.of(content)) + littleEndian(UInt32(content.count))
        + littleEndian(UInt32(content.count)) + littleEndian(UInt16(name.count)) + littleEndian(UInt16(0))
      directory += [0x50, 0x4B, 1, 2] + littleEndian(UInt16(20)) + shared
      directory += [UInt8](repeating: 0, count: 10) + littleEndian(UInt32(archive.count)) + name
      archive += [0x50, 0x4B, 3, 4] + shared + name + content
    }
    let count = littleEndian(UInt16(files.count))
    return archive + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + littleEndian(UInt32(directory.count)) + littleEndian(UInt32(archive.count)) + [0, 0]
  }

  /// An archive of files of text.
  public static func data(_ files: [(name: String, text: String)]) -> [UInt8] {
    data(files.map { ($0.name, Array($0.text.utf8)) })
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
