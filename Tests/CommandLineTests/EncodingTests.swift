import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// Documents that are not UTF-8, from the file to the screen.
@Suite struct EncodingTests {
  private static let german = """
    Leo Trotzki kam am 4. Mai 1917 in Petrograd an. Am Bahnhof hörte ihn eine große Menge, die für ihn sang. \
    Später schrieb er darüber einen längeren Aufsatz, den niemand drucken wollte.
    """
  private static let russian = """
    Лев Троцкий приехал в Петроград 4 мая 1917 года. На вокзале его слушала большая толпа, и люди пели. \
    Позднее он написал об этом длинную статью, которую никто не хотел печатать.
    """

  private func withFiles<Result>(
    _ files: [String: Data?], _ body: (_ folder: URL) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, data) in files {
        try #require(data).write(to: folder.appending(path: name))
      }
      return try body(folder)
    }
  }

  @Test func aGuessIsSaid() throws {
    try withFiles([
      "plain.txt": Data(Self.russian.utf8), "old.txt": Self.russian.data(using: .windowsCP1251),
    ]) { folder in
      let plain = try Program.run(["segment", "--json", "plain.txt"], in: folder)
      let old = try Program.run(["segment", "--json", "old.txt"], in: folder)
      #expect(old.status == 0)
      #expect(old.output == plain.output)
      #expect(plain.errors.isEmpty)
      #expect(
        old.errors.wholeMatch(
          of: /old\.txt: read as windows-1251 \(\d+ % sure\); --encoding says otherwise\n/) != nil)
    }
  }

  @Test func theUserSaysOtherwise() throws {
    try withFiles(["old.txt": Self.russian.data(using: .windowsCP1251)]) { folder in
      let outcome = try Program.run(
        ["segment", "--encoding", "KOI8-R", "--language", "ru", "old.txt"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.isEmpty)
      #expect(!outcome.output.contains("Троцкий"))
      let right = try Program.run(["segment", "--encoding", "cp1251", "old.txt"], in: folder)
      #expect(right.output.contains("Троцкий"))
      #expect(right.errors.isEmpty)
      let unknown = try Program.run(["segment", "--encoding", "klingon", "old.txt"], in: folder)
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("'klingon' is no encoding"))
    }
  }

  @Test func aMarkIsEnough() throws {
    try withFiles([
      "wide.txt": Data([0xFF, 0xFE]) + (try #require(Self.german.data(using: .utf16LittleEndian)))
    ]) {
      folder in
      let outcome = try Program.run(["segment", "wide.txt"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.hasPrefix("Leo Trotzki kam am 4. Mai 1917 in Petrograd an.\n"))
    }
  }

  @Test func whatIsReplacedIsCounted() throws {
    let broken = Data(Self.german.utf8) + Data([0xC3, 0x20, 0xFF])
    try withFiles(["broken.txt": broken]) { folder in
      let refused = try Program.run(["segment", "broken.txt"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("broken.txt, byte \(Self.german.utf8.count): not valid UTF-8"))
      let outcome = try Program.run(["segment", "--lossy", "broken.txt"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "broken.txt: 2 undecodable sequences replaced with U+FFFD\n")
      #expect(outcome.output.contains("\u{FFFD}"))
    }
  }

  @Test func anAlignmentOfOldFilesCanBeShown() throws {
    try withFiles([
      "de.txt": Self.german.data(using: .isoLatin1), "ru.txt": Self.russian.data(using: .windowsCP1251),
      "wide.txt": Data([0xFE, 0xFF]) + (try #require(Self.russian.data(using: .utf16BigEndian))),
    ]) { folder in
      let arguments = ["align", "--no-lexicon", "de.txt", "ru.txt", "wide.txt", "-o", "a.json"]
      let aligned = try Program.run(arguments + ["--encoding", "ru=cp1251"], in: folder)
      #expect(aligned.status == 0)
      #expect(aligned.errors.contains("de.txt: read as windows-1252 ("))
      #expect(!aligned.errors.contains("ru.txt: read as"))
      let alignment = try NativeFile.read(folder.appending(path: "a.json").path)
      #expect(alignment.documents.map(\.encoding.name) == ["windows-1252", "windows-1251", "UTF-16BE"])
      #expect(alignment.documents[1].length == Self.russian.unicodeScalars.count)
      let shown = try Program.run(["show", "a.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("Petrograd") && shown.output.contains("Петроград"))
    }
  }

  @Test func oneEncodingForAllButSome() throws {
    try withFiles([
      "de.txt": Data(Self.german.utf8), "ru.txt": Self.russian.data(using: .windowsCP1251),
    ]) { folder in
      let outcome = try Program.run(
        [
          "align", "--no-lexicon", "de.txt", "ru.txt", "--encoding", "windows-1251", "--encoding", "de=UTF-8",
        ],
        in: folder)
      #expect(outcome.status == 0)
      #expect(!outcome.errors.contains("read as"))
      #expect(outcome.output.contains(#""encoding": "windows-1251" }"#))
      #expect(outcome.output.components(separatedBy: "\"encoding\"").count == 2)
    }
  }

  @Test func anAlignmentWithReplacementsCanBeShown() throws {
    try withFiles([
      "de.txt": Data([0xFF]) + Data(Self.german.utf8), "ru.txt": Data(Self.russian.utf8),
    ]) { folder in
      let aligned = try Program.run(
        ["align", "--no-lexicon", "--lossy", "de.txt", "ru.txt", "-o", "a.json"], in: folder)
      #expect(aligned.errors.contains("de.txt: 1 undecodable sequence replaced with U+FFFD\n"))
      let documents = try NativeFile.read(folder.appending(path: "a.json").path).documents
      #expect(documents.map(\.lossy) == [true, false])
      let shown = try Program.run(["show", "a.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("Petrograd"))
    }
  }
}
