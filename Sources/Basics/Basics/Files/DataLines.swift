/// The lines of a data file that is built into the program: words separated by spaces, `#` starts a comment line.
public struct DataLines: Sequence {
  private let lines: [[String]]

  /// Splits the bytes of a UTF-8 data file.
  public init(_ bytes: [UInt8]) {
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// Splits the text of a data file.
  public init(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
      .filter { !$0.isEmpty }
  }

  /// The lines in order, each as its words.
  public func makeIterator() -> Array<[String]>.Iterator { lines.makeIterator() }
}
