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
