import Foundation
import TestSupport
import Testing

/// A dictionary of a language that no document is in.
@Suite struct OtherDictionaryTests {
  private static var french: URL? {
    let folder = Fixtures.package.appending(path: ".build/deu-fra")
    return FileManager.default.fileExists(atPath: folder.appending(path: "freedict-deu-fra.index").path)
      ? folder : nil
  }

  @Test(
    .enabled(
      if: Fixtures.hasDictionaries && french != nil,
      "the README's dictionaries or that of German and French (make test-packages) are absent"))
  func changesNoByte() throws {
    let french = try #require(Self.french)
    try Fixtures.withTemporaryFolder { folder in
      for (from, pattern) in [(Fixtures.dictionaries, ""), (french, "freedict-deu-fra.")] {
        for name in try Fixtures.names(in: from) where name.hasPrefix(pattern) {
          try FileManager.default.createSymbolicLink(
            at: folder.appending(path: name), withDestinationURL: from.appending(path: name))
        }
      }
      let arguments = ["align"] + ["de", "en", "ru"].map { "Corpus/gagarin/\($0).txt" }
      let alone = try Program.run(arguments)
      let besides = try Program.run(arguments, dictionaries: folder)
      #expect(alone.status == 0 && besides.status == 0)
      #expect(alone.output == besides.output)
    }
  }
}
