/// The marks with which texts begin that are in an encoding of Unicode.
package enum ByteOrderMark {
  /// That of UTF-8.
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Refuses a file whose mark is that of another encoding than UTF-8.
  ///
  /// - Throws: `InputError` naming the file.
  package static func check(_ bytes: [UInt8], _ path: String) throws(InputError) {
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0, 0, 0xFE, 0xFF])
    guard isWide else { return }
    throw InputError(
      .undecodable, file: path, at: .position(line: 1, column: 1),
      "is in UTF-16 or UTF-32, and only UTF-8 is read",
      remedy: .convertToUTF8(from: "UTF-16"))
  }
}
