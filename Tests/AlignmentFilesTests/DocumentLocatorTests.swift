import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct DocumentLocatorTests {
  private static let text = "Ein Satz.\nNoch einer."

  /// Writes a document to `path` within `folder` and makes a reference to it, with the path it is to have in an alignment.
  private func make(
    _ path: String, in folder: URL, named name: String, _ text: String = DocumentLocatorTests.text
  ) throws -> DocumentReference {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return DocumentReference(
      id: "de", language: .german, path: name, sha256: try DecodedFile(path: file.path).sha256,
      length: text.unicodeScalars.count)
  }

  @Test(arguments: [
    // The document, the alignment, the path in the alignment.
    ["texts/de.txt", "a.json", "texts/de.txt"], ["texts/de.txt", "results/a.json", "texts/de.txt"],
    ["texts/de.txt", "results/2024/may/a.json", "texts/de.txt"],
    ["results/de.txt", "results/a.json", "de.txt"], ["texts/de.txt", "results/a.json", "../texts/de.txt"],
    ["texts/de.txt", "results/../results/a.json", "texts/de.txt"],
  ])
  func documentsAreFoundFromTheAlignmentsFolderAndThoseAbove(_ paths: [String]) throws {
    try Fixtures.withTemporaryFolder { folder in
      let reference = try make(paths[0], in: folder, named: paths[2])
      let alignment = folder.appending(path: paths[1])
      try FileManager.default.createDirectory(
        at: alignment.deletingLastPathComponent(), withIntermediateDirectories: true)
      let locator = DocumentLocator(alignment: folder.path + "/" + paths[1])
      let document = try locator.document(reference)
      #expect(document.id == "de" && document.language == .german)
      // The path stays as the alignment has it, so that another alignment of it gives the same file.
      #expect(document.path == paths[2] && document.sha256 == reference.sha256)
      #expect(document.text(in: document.scalars.indices) == DocumentLocatorTests.text)
    }
  }

  @Test func anAbsolutePathIsTakenAsItIs() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "texts/de.txt").path
      let reference = try make("texts/de.txt", in: folder, named: path)
      #expect(try DocumentLocator(alignment: "/nowhere/a.json").document(reference).path == path)
      // It is not looked for below the alignment's folder.
      let absent = DocumentReference(
        id: "de", language: .german, path: "/texts/de.txt", sha256: reference.sha256, length: 3)
      let error = #expect(throws: InputError.self) {
        try DocumentLocator(alignment: folder.path + "/a.json").document(absent)
      }
      #expect(error?.file == "/texts/de.txt")
    }
  }

  @Test func aDocumentElsewhereInTheFoldersAboveIsNotFound() throws {
    try Fixtures.withTemporaryFolder { folder in
      let reference = try make("other/de.txt", in: folder, named: "texts/de.txt")
      let error = #expect(throws: InputError.self) {
        try DocumentLocator(alignment: folder.path + "/results/a.json").document(reference)
      }
      #expect(error?.file == "texts/de.txt")
      #expect(error?.problem == "document 'de' of the alignment is not there")
      #expect(error?.remedy != nil)
    }
  }

  @Test func aChangedDocumentIsSaidToHaveChanged() throws {
    try Fixtures.withTemporaryFolder { folder in
      let reference = try make("texts/de.txt", in: folder, named: "texts/de.txt")
      let path = folder.appending(path: "texts/de.txt").path
      try Data("Ein Satz.\nNoch zwei.".utf8).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: InputError.self) {
        try DocumentLocator(alignment: folder.path + "/results/a.json").document(reference)
      }
      #expect(error?.file == path)
      #expect(error?.problem == "has changed since document 'de' was aligned")
    }
  }

  @Test func anotherDocumentOfTheSamePathIsPassedOver() throws {
    try Fixtures.withTemporaryFolder { folder in
      let reference = try make("texts/de.txt", in: folder, named: "texts/de.txt")
      _ = try make("results/texts/de.txt", in: folder, named: "", "Ein anderer.")
      let document = try DocumentLocator(alignment: folder.path + "/results/a.json").document(reference)
      #expect(document.text(in: document.scalars.indices) == DocumentLocatorTests.text)
    }
  }

  @Test func aDocumentIsDecodedAsItWasForTheAlignment() throws {
    try Fixtures.withTemporaryFolder { folder in
      // Windows-1251 if it is taken on its word; ICU would have no idea.
      let file = folder.appending(path: "ru.txt")
      try Data([0xC6, 0xF3, 0xEA]).write(to: file)
      let decoded = try DecodedFile(path: file.path, decoder: TextDecoder(TextEncoding("windows-1251")))
      let made = Document(
        id: "ru", path: "ru.txt", language: .russian, sha256: decoded.sha256, scalars: decoded.scalars,
        decoding: decoded.decoding)
      let document = try DocumentLocator(alignment: folder.path + "/a.json").document(DocumentReference(made))
      #expect(document.scalars == ["Ж", "у", "к"])
      #expect(document.decoding.encoding.name == "windows-1251")
    }
  }

  @Test func undecodableBytesAreReplacedAgain() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "ru.txt")
      try Data([UInt8]("Жук".utf8) + [0xD0]).write(to: file)
      let decoded = try DecodedFile(path: file.path, decoder: TextDecoder(lossy: true))
      let made = Document(
        id: "ru", path: "ru.txt", language: .russian, sha256: decoded.sha256, scalars: decoded.scalars,
        decoding: decoded.decoding)
      let reference = DocumentReference(made)
      #expect(reference.encoding == .utf8 && reference.lossy)
      let document = try DocumentLocator(alignment: folder.path + "/a.json").document(reference)
      #expect(document.scalars == ["Ж", "у", "к", "\u{FFFD}"])
    }
  }

  @Test func aFolderOfTheDocumentsNameIsNoDocument() throws {
    try Fixtures.withTemporaryFolder { folder in
      let reference = try make("texts/de.txt", in: folder, named: "texts")
      #expect(throws: InputError.self) {
        try DocumentLocator(alignment: folder.path + "/a.json").document(reference)
      }
    }
  }
}
