import Basics
import Entities
import Foundation
import Names
import Proofreading
import TestSupport
import Testing
import Texts

/// What a team has agreed on about names.
@Suite struct ProjectNamesTests {
  private func names(_ text: String) throws -> ProjectNames {
    try ProjectNames(text, path: ".synoptic-names")
  }

  @Test func houseStylesAndAcceptedFormsAreRead() throws {
    let names = try names(
      "# ours\r\n\r\nhouse-style: english\nhouse-style  de : duden\naccept: Natalya Sedova\n  accept: Leo Trotzki |  Lew Trotzki \n"
    )
    #expect(names.houseStyle(for: .english) == .english)
    #expect(names.houseStyle(for: .german) == .duden)
    #expect(names.accepted.allows("Natalya Sedova"))
    #expect(names.accepted.allows("Lew Trotzki", "Leo Trotzki") && !names.accepted.allows("Lew Trotzki"))
    let other = names.with(houseStyle: .iso9, accepted: .init(forms: ["Lev"]))
    #expect(other.houseStyle(for: .german) == .iso9)
    #expect(other.accepted.allows("Lev") && other.accepted.allows("Natalya Sedova"))
    #expect(try self.names("accept: A\n").houseStyle(for: .german) == nil)
  }

  @Test(arguments: [
    ("accept: A\nNatalya\n", "line 2: there is no colon in 'Natalya'"),
    ("accept:\n", "line 1: nothing stands after 'accept:'"),
    ("\nhouse-style: klingon\n", "line 2: 'klingon' is no transliteration scheme"),
    ("house-style zz9: duden\n", "line 1: 'zz9' is no language"),
    ("house-style: duden\nhouse-style: iso9\n", "line 2: a house style is named twice"),
    ("house-style de: duden\nhouse-style de: iso9\n", "line 2: a house style for de is named twice"),
    ("accept: A | B | C\n", "line 1: 'accept' has 3 forms"),
    ("accept: A |\n", "line 1: 'accept' has 2 forms, or an empty one"),
    ("reject: A\n", "line 1: 'reject' is not known"),
    ("house-style de en: duden\n", "line 1: 'house-style de en' is not known"),
  ])
  func errorsNameTheLine(_ text: String, _ problem: String) throws {
    let error = try #require(throws: InputError.self) { try names(text) }
    #expect(error.description.contains(problem), "\(error)")
    #expect(error.remedy != nil)
  }

  @Test func theNearestFileCounts() throws {
    try Fixtures.withTemporaryFolder { folder in
      let inner = folder.appending(path: "book/part")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let document = inner.appending(path: "a.txt")
      try Data("A".utf8).write(to: document)
      func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
      }
      try write("house-style: duden\n", ".synoptic-names")
      #expect(try ProjectNames.nearest(to: document.path)?.houseStyle(for: .german) == .duden)
      try write("house-style: iso9\n", "book/.synoptic-names")
      let found = try ProjectNames.nearest(to: document.path)
      #expect(found?.houseStyle(for: .german) == .iso9)
      #expect(found?.path?.hasSuffix("/book/.synoptic-names") ?? false)
      // A folder of that name is no file.
      try FileManager.default.createDirectory(
        at: inner.appending(path: ".synoptic-names"), withIntermediateDirectories: true)
      #expect(try ProjectNames.nearest(to: document.path)?.houseStyle(for: .german) == .iso9)
      try write("accept\n", "book/.synoptic-names")
      let error = try #require(throws: InputError.self) { try ProjectNames.nearest(to: document.path) }
      #expect(error.description.contains("/book/.synoptic-names, line 1"))
    }
  }
}
