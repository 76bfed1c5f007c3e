import Foundation

/// A folder of gold for tests: two documents, `x` and `y`, of three sentences of ten code points each.
public enum GoldFolder {
  /// Runs `body` with a folder whose gold links are 0-0 and 1,2-1 of grade 2, and 2-2 of grade 1; it is removed afterwards.
  public static func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for name in ["sentences", "links"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      for document in ["x", "y"] {
        let sentences =
          "0\t0\t10\t1\t\(document) one\n1\t11\t21\t1\t\(document) two\n2\t22\t32\t2\t\(document) three\n"
        try Data(sentences.utf8).write(to: folder.appending(path: "sentences/\(document).tsv"))
      }
      try Data("0\t0\t2\tborn\n1,2\t1\t2\twent\n2\t2\t1\tdied\n".utf8)
        .write(to: folder.appending(path: "links/x__y.tsv"))
      return try body(folder)
    }
  }
}
