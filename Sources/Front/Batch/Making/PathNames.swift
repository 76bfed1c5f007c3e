/// The names in a path.
enum PathNames {
  /// The names between slashes, without empty ones.
  ///
  /// By bytes: a name that begins with a combining mark makes one character with the slash before it.
  static func all(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }
}
