import Basics

/// Files of XLIFF, whatever their version.
enum XLIFFFiles {
  /// A reader of a file of XLIFF 1.0 to 1.2, with what programs have added to it, or of XLIFF 2.
  ///
  /// - Throws: `InputError` if the file cannot be read, is of another version, or its beginning is damaged.
  static func reader(_ path: String, _ reading: LinkReading) throws -> any LinkReader {
    let scanner = try XMLEvents(path, .records, reading.xml)
    guard try scanner.nextElement(), scanner.isNamed("xliff") else {
      throw scanner.error("the root element is not <xliff>", remedy: .sayFormat(example: nil))
    }
    // Without a version, it is as old as programs that forget it.
    let version = scanner.string("version") ?? "1.2"
    if version.hasPrefix("1.") { return try XLIFF12Reader(path, reading) }
    guard version.hasPrefix("2.") else {
      throw scanner.error(
        "is of XLIFF \(version), and only 1 and 2 are read", remedy: "export XLIFF 1.2 or 2")
    }
    return try XLIFFReader(path, reading)
  }
}
