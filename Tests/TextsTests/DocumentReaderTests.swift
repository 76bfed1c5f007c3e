import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct DocumentReaderTests {
  private static let german =
    "Der Zug war schon abgefahren, und sie mussten bis zum Abend auf den nächsten warten."
  private static let english =
    "The train had already left, and they had to wait for the next one until the evening."

  /// Runs `body` with a folder of files and the path of each by its name.
  @discardableResult
  private func withFiles<Result>(
    _ files: [String: String], _ body: (_ path: (String) -> String) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      return try body { folder.appending(path: $0).path }
    }
  }

  @Test func namesDocumentsByTheirFilesAndFindsTheirLanguages() throws {
    try withFiles(["trotzki.de.txt": Self.german, "museum": Self.english]) { path throws in
      let documents = try DocumentReader().read([path("trotzki.de.txt"), path("museum")])
      #expect(documents.map(\.id) == ["trotzki.de", "museum"])
      #expect(documents.map(\.language) == [.german, .english])
      #expect(documents.map(\.path) == [path("trotzki.de.txt"), path("museum")])
      #expect(documents[1].scalars == Array(Self.english.unicodeScalars))
      #expect(documents[0].sha256 == (try DecodedFile(path: path("trotzki.de.txt")).sha256))
    }
  }

  @Test func aDotInFrontIsNoExtension() throws {
    try withFiles([".notes": Self.german, "a.b/plain": Self.english]) { path throws in
      #expect(
        try DocumentReader().read([path(".notes"), path("a.b/plain")]).map(\.id) == [".notes", "plain"])
    }
  }

  @Test func takesTheIdTheUserGives() throws {
    try withFiles(["a.txt": Self.german]) { path throws in
      let documents = try DocumentReader().read(["de=" + path("a.txt"), "nochmal=" + path("a.txt")])
      #expect(documents.map(\.id) == ["de", "nochmal"])
      #expect(documents.map(\.path) == [path("a.txt"), path("a.txt")])
    }
  }

  @Test func aFileWithAnEqualsSignInItsNameIsAFile() throws {
    try withFiles(["x=1.txt": Self.german, "k=v/y.txt": Self.english]) { path throws in
      #expect(try DocumentReader().read([path("x=1.txt")]).map(\.id) == ["x=1"])
      // What stands before the sign is a path, not an id, whether the file is there or not.
      let error = try #require(throws: InputError.self) { try DocumentReader().read([path("k=v/z.txt")]) }
      #expect(error.file == path("k=v/z.txt"))
    }
  }

  @Test func sameNameWithAnotherExtensionKeepsIt() throws {
    try withFiles(["a.txt": Self.german, "a.md": Self.english]) { path throws in
      #expect(try DocumentReader().read([path("a.txt"), path("a.md")]).map(\.id) == ["a", "a.md"])
      #expect(try DocumentReader().read([path("a.md"), path("a.txt")]).map(\.id) == ["a", "a.txt"])
    }
  }

  @Test func filesOfOneNameAreCalledByTheirFolders() throws {
    let files = [
      "one/a.txt": Self.german, "two/a.txt": Self.english, "two/b.txt": Self.german,
      "one/b.txt": Self.english,
      "two/sub/a.txt": Self.german, "one/sub/a.txt": Self.english,
    ]
    try withFiles(files) { path throws in
      func ids(_ names: [String]) throws -> [String] { try DocumentReader().read(names.map(path)).map(\.id) }
      #expect(try ids(["one/a.txt", "two/a.txt"]) == ["one", "two"])
      #expect(try ids(["one/a.txt", "two/b.txt"]) == ["a", "b"])
      #expect(try ids(["one/sub/a.txt", "two/sub/a.txt"]) == ["one", "two"])
      #expect(
        try ids(["one/a.txt", "one/b.txt", "two/a.txt", "two/b.txt"]) == ["one-a", "one-b", "two-a", "two-b"])
      let documents = try DocumentReader().read([path("one/a.txt"), path("two/a.txt")])
      #expect(documents.map(\.notes) == [[.calledByFolder(id: "one")], [.calledByFolder(id: "two")]])
      #expect(
        try DocumentReader().read([path("one/a.txt"), "b=" + path("two/a.txt")]).map(\.id) == ["a", "b"])
    }
  }

  @Test func aNameThatIsTakenIsAnError() throws {
    try withFiles(["one/a.txt": Self.german, "two/a.txt": Self.english]) { path throws in
      let error = try #require(throws: InputError.self) {
        try DocumentReader().read(["a=" + path("one/a.txt"), path("two/a.txt")])
      }
      #expect(error.file == path("two/a.txt"))
      #expect(error.problem == "is named 'a' like \(path("one/a.txt"))")
      #expect(error.remedy == .nameDocument(path: path("two/a.txt")))
    }
  }

  @Test func theSameFileTwiceIsAnError() throws {
    try withFiles(["a.txt": Self.german]) { path throws in
      #expect(throws: InputError.self) { try DocumentReader().read([path("a.txt"), path("a.txt")]) }
    }
  }

  @Test func theSameIdTwiceIsAnError() throws {
    try withFiles(["a.txt": Self.german, "b.txt": Self.english]) { path throws in
      let error = try #require(throws: InputError.self) {
        try DocumentReader().read(["x=" + path("a.txt"), "x=" + path("b.txt")])
      }
      #expect(error.problem.contains("'x'"))
    }
  }

  @Test func theUsersLanguageWins() throws {
    try withFiles(["a.txt": Self.german]) { path throws in
      #expect(try DocumentReader(languages: ["a": .russian]).read([path("a.txt")])[0].language == .russian)
    }
  }

  @Test func aLanguageForNoDocumentIsAnError() throws {
    try withFiles(["a.txt": Self.german, "b.txt": Self.english]) { path throws in
      let error = try #require(throws: InputError.self) {
        try DocumentReader(languages: ["c": .german]).read([path("a.txt"), path("b.txt")])
      }
      #expect(error.file == nil)
      #expect(error.problem.contains("'c'"))
      #expect(error.remedy == "the documents are a, b")
    }
  }

  @Test func aTextWhoseLanguageCannotBeToldIsAnErrorUntilTheUserSaysIt() throws {
    try withFiles(["numbers.txt": "1905 1917 1924"]) { path throws in
      let error = try #require(throws: InputError.self) { try DocumentReader().read([path("numbers.txt")]) }
      #expect(error.file == path("numbers.txt"))
      #expect(error.remedy == .sayLanguage(document: "numbers"))
      let read = try DocumentReader(languages: ["numbers": .english]).read([path("numbers.txt")])
      #expect(read.map(\.language) == [.english])
    }
  }

  @Test func aFileThatCannotBeReadIsAnError() throws {
    try withFiles(["a.txt": Self.german]) { path throws in
      let error = try #require(throws: InputError.self) {
        try DocumentReader().read([path("a.txt"), path("b.txt")])
      }
      #expect(error.description == "\(path("b.txt")): no such file")
    }
  }

  @Test func theUsersEncodingWins() throws {
    let windows = try #require(TextEncoding("windows-1251"))
    let koi8 = try #require(TextEncoding("KOI8-R"))
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      try Data([0xC6, 0xF3, 0xEA]).write(to: file)
      func text(_ reader: DocumentReader) throws -> [Unicode.Scalar] {
        try reader.read([file.path])[0].scalars
      }
      let languages = ["a": Language.russian]
      #expect(try text(DocumentReader(languages: languages, encoding: windows)) == ["Ж", "у", "к"])
      #expect(
        try text(DocumentReader(languages: languages, encodings: ["a": koi8], encoding: windows))
          == ["ф", "С", "Й"])
    }
  }

  @Test func anEncodingForNoDocumentIsAnError() throws {
    try withFiles(["a.txt": Self.german]) { path throws in
      let error = try #require(throws: InputError.self) {
        try DocumentReader(encodings: ["c": .utf8]).read([path("a.txt")])
      }
      #expect(error.problem == "an encoding is given for 'c', but no document is called so")
    }
  }

  @Test func aGuessThatGivesNoLanguageIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      let names = "Søren, Bjørn, Jørgen, Åse, Øystein, Håkon, Pål, Bård"
      try #require(names.data(using: .isoLatin1)).write(to: file)
      let error = try #require(throws: InputError.self) { try DocumentReader().read([file.path]) }
      #expect(
        error.problem.hasPrefix("its language cannot be told when it is read as windows-1252; it may be "))
    }
  }
}
