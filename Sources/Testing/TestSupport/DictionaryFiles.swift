import Foundation

/// Dictionaries in the dictd format, written for a test.
public enum DictionaryFiles {
  /// Writes `NAME.index` and `NAME.dict.dz` into `folder`.
  ///
  /// - Parameter articles: the headwords and their articles in order; an article begins with its headword's line.
  public static func write(
    _ name: String, _ articles: KeyValuePairs<String, String>, into folder: URL
  ) throws {
    var bytes: [UInt8] = []
    var index = ""
    for (headword, article) in articles {
      index += "\(headword)\t\(base64(bytes.count))\t\(base64(article.utf8.count))\n"
      bytes += Array(article.utf8)
    }
    try Data(index.utf8).write(to: folder.appending(path: name + ".index"))
    try Data(gzip(bytes)).write(to: folder.appending(path: name + ".dict.dz"))
  }

  /// Writes `NAME.ifo`, `NAME.idx` and `NAME.dict`, or `NAME.dict.dz`, into `folder`: a dictionary in the StarDict format.
  ///
  /// - Parameters:
  ///   - articles: the headwords and the bytes of their articles in order.
  ///   - settings: lines of the `.ifo` file besides those that all have.
  ///   - is64Bit: whether offsets are of 64 bits.
  /// - Returns: the path of the `.ifo` file.
  @discardableResult
  public static func writeStarDict(
    _ name: String, _ articles: KeyValuePairs<String, [UInt8]>, settings: [String] = ["sametypesequence=m"],
    is64Bit: Bool = false, isCompressed: Bool = false, into folder: URL
  ) throws -> String {
    var bytes: [UInt8] = []
    var index: [UInt8] = []
    func bigEndian(_ number: Int, _ size: Int) -> [UInt8] {
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    for (headword, article) in articles {
      index +=
        Array(headword.utf8) + [0] + bigEndian(bytes.count, is64Bit ? 8 : 4) + bigEndian(article.count, 4)
      bytes += article
    }
    let description =
      ["StarDict's dict ifo file", "version=2.4.2", "bookname=\(name)", "wordcount=\(articles.count)"]
      + settings
      + (is64Bit ? ["idxoffsetbits=64"] : [])
    let base = folder.appending(path: name)
    try Data((description.joined(separator: "\n") + "\n").utf8).write(to: base.appendingPathExtension("ifo"))
    try Data(index).write(to: base.appendingPathExtension("idx"))
    if isCompressed {
      try Data(gzip(bytes)).write(to: base.appendingPathExtension("dict.dz"))
    } else {
      try Data(bytes).write(to: base.appendingPathExtension("dict"))
    }
    return base.appendingPathExtension("ifo").path
  }

  /// A table of two columns with `count` words that nobody knows, made of letters only.
  public static func table(_ languages: String, count: Int) -> String {
    (0..<count).reduce(into: languages + "\n") { table, number in
      var word = "q"
      var rest = number
      repeat {
        word.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "a") + UInt8(rest % 26)))
        rest /= 26
      } while rest > 0
      table += "\(word)\tx\(word)\n"
    }
  }

  /// `number` as dictd writes it: base 64, most significant digit first.
  public static func base64(_ number: Int) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var rest = number
    var result = ""
    repeat {
      result.insert(digits[rest % 64], at: result.startIndex)
      rest /= 64
    } while rest > 0
    return result
  }

  /// `bytes` as the gzip program compresses them.
  public static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "data")
      try Data(bytes).write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["gzip", "-n", file.path]
      try process.run()
      process.waitUntilExit()
      return [UInt8](try Data(contentsOf: folder.appending(path: "data.gz")))
    }
  }
}
