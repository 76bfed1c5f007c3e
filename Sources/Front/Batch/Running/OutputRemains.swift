import Synoptic

/// What a power failure leaves of an alignment file: its beginning, and zeros perhaps.
enum OutputRemains {
  /// How alignment files begin.
  private static let beginning = Array("{\n  \"format\": \"\(NativeFile.format)\"".utf8)

  /// Whether a file may be that: it begins as an alignment file or with zeros, and cannot be read as one.
  static func areAt(_ path: String) -> Bool {
    guard let bytes = try? InputFile.bytes(path), let first = bytes.first else { return false }
    guard first == 0 || bytes.starts(with: beginning.prefix(bytes.count)) else { return false }
    return (try? NativeFile.read(path)) == nil
  }

  /// Makes sure that a file is what is left of the one that takes its place, and nobody's work.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - bytes: what takes its place.
  /// - Throws: `InputError` of the code `refused`.
  static func check(_ path: String, of bytes: [UInt8]) throws(InputError) {
    let old = try InputFile.bytes(path)
    let count = old.count - old.reversed().prefix { $0 == 0 }.count
    if bytes.starts(with: old.prefix(count)) { return }
    throw InputError(
      .refused, file: path,
      "is there already, cannot be read as an alignment, and is not the beginning of the one that was made: somebody may have worked at it",
      remedy: .replaceOrRename)
  }
}
