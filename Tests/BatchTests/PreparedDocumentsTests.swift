import Batch
import Foundation
import Synchronization
import Synoptic
import TestSupport
import Testing

@Suite struct PreparedDocumentsTests {
  private static let texts = [
    "de":
      "Am 12. April 1961 startete Juri Gagarin von Baikonur. Er landete bei Saratow. Anna sah ihn zuerst.",
    "en": "On 12 April 1961 Yuri Gagarin took off from Baikonur. He landed near Saratov. Anna saw him first.",
    "en2": "Yuri Gagarin flew into space on 12 April 1961. He came down near Saratov, where Anna saw him.",
  ]

  /// The lines of results of sets that have documents in common, whose documents are kept or each time read anew.
  private static func results(_ folder: URL, _ kept: PreparedDocuments?) throws -> [String] {
    var results: [String] = []
    for (index, pair) in [("de", "en"), ("de", "en2"), ("en2", "de"), ("de", "en")].enumerated() {
      for mode in ["comparable", "parallel", "auto"] {
        let files = [pair.0, pair.1].map { "\"\(folder.path)/\($0).txt\"" }.joined(separator: ",")
        let line = "{\"id\":\"s\(index)\",\"files\":[\(files)],\"options\":\"mode=\(mode)\"}"
        let documents = kept ?? PreparedDocuments()
        let rest = Mutex([line])
        let output = Mutex<[String]>([])
        let stream = SetStream(
          threads: 1, from: { rest.withLock { $0.popLast().map { Array($0.utf8) } } },
          to: { bytes in output.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } })
        let counts = try stream.run {
          SetAligner(lexicon: .empty, vectors: .none, documents: documents)
        }
        #expect(counts == (1, 0))
        results += output.withLock(\.self)
      }
    }
    return results
  }

  @Test func documentsOfSetsBeforeChangeNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in Self.texts {
        try Data(text.utf8).write(to: folder.appending(path: name + ".txt"))
      }
      #expect(try Self.results(folder, PreparedDocuments()) == Self.results(folder, nil))
    }
  }

  @Test func aFileThatHasChangedIsReadAgain() throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in Self.texts {
        try Data(text.utf8).write(to: folder.appending(path: name + ".txt"))
      }
      let kept = PreparedDocuments()
      let first = try Self.results(folder, kept)
      try Data((Self.texts["de"] ?? "").replacing("1961", with: "1962").utf8)
        .write(to: folder.appending(path: "de.txt"))
      let second = try Self.results(folder, kept)
      #expect(second != first)
      #expect(try second == Self.results(folder, nil))
    }
  }
}
