import Foundation
import TestSupport
import Testing

@Suite struct NamesTests {
  private static let english =
    "They met Natalia Sedova. Then Natalia Sedova left with Leon Trotsky. Later they saw Natalya Sedova."
  private static let russian = "Там жила Наталья Седова. Там жил Лев Троцкий."
  private static let files = ["en.txt": english, "ru.txt": russian]

  /// Runs `synoptic names` without dictionaries in a folder with these files.
  private func run(
    _ arguments: [String], _ files: [String: String] = files, input: String = ""
  ) throws -> Program.Outcome {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      return try Program.run(["names", "--no-lexicon"] + arguments, in: folder, input: input)
    }
  }

  private func rows(_ outcome: Program.Outcome) -> [[String]] {
    outcome.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  // MARK: - The table

  @Test func aPipeGetsATable() throws {
    let outcome = try run(["en.txt", "ru.txt"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let rows = rows(outcome)
    #expect(
      rows.contains([
        "form", "natalia-sedova", "person", "en", "Natalia Sedova", "2", "french,alalc", "9-23,30-44",
      ]))
    #expect(rows.contains(["form", "natalia-sedova", "person", "ru", "Наталья Седова", "1", "", "9-23"]))
    #expect(rows.contains { $0.prefix(2) == ["author", "en"] && $0.count == 4 })
    #expect(
      rows.last == [
        "inconsistency", "en", "natalia-sedova", "romanisation", "Natalia Sedova", "Natalya Sedova",
        "Natalia Sedova",
        "9-23,30-44", "84-98",
      ])
  }

  @Test func checkIsTheDefault() throws {
    let files = ["--no-lexicon", "Corpus/gagarin/en.txt"]
    let outcome = try Program.run(["names", "check"] + files)
    #expect(outcome.status == 0)
    #expect(try Program.run(["names"] + files).output == outcome.output)
  }

  @Test func theSameBytesEachTime() throws {
    let arguments =
      ["names", "--no-lexicon", "--json"] + ["de", "en", "ru"].map { "Corpus/katharina/\($0).txt" }
    let first = try Program.run(arguments)
    #expect(first.status == 0)
    #expect(try Program.run(arguments).output == first.output)
  }

  // MARK: - JSON

  @Test func theJSONIsLaidOutAsDocumented() throws {
    let outcome = try run(["--json", "en.txt", "ru.txt"])
    #expect(outcome.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(Set(report.keys) == ["entities", "inconsistencies", "authors"])
    let entities = try #require(report["entities"] as? [[String: Any]])
    let entity = try #require(entities.first { $0["id"] as? String == "natalia-sedova" })
    #expect(Set(entity.keys) == ["id", "kind", "forms", "links"])
    #expect(entity["kind"] as? String == "person")
    let forms = try #require(entity["forms"] as? [[String: Any]])
    #expect(forms.allSatisfy { Set($0.keys) == ["document", "text", "count", "systems", "breaks", "spans"] })
    #expect(forms[0]["document"] as? String == "en")
    #expect(forms[0]["text"] as? String == "Natalia Sedova")
    #expect(forms[0]["count"] as? Int == 2)
    #expect((forms[0]["systems"] as? [String])?.contains("alalc") == true)
    #expect(forms[0]["spans"] as? [[Int]] == [[9, 23], [30, 44]])
    let links = try #require(entity["links"] as? [[String: Any]])
    #expect(links.count == forms.count - 1)
    #expect(links.allSatisfy { Set($0.keys) == ["a", "b", "reason"] })
    let found = try #require((report["inconsistencies"] as? [[String: Any]])?.first)
    #expect(
      Set(found.keys) == ["document", "entity", "kind", "kinds", "a", "b", "suggestion", "aSpans", "bSpans"])
    #expect(found["document"] as? String == "en")
    #expect(found["entity"] as? String == "natalia-sedova")
    #expect(found["kind"] as? String == "romanisation")
    #expect(found["a"] as? String == "Natalia Sedova")
    #expect(found["b"] as? String == "Natalya Sedova")
    #expect(found["suggestion"] as? String == "Natalia Sedova")
    #expect(found["bSpans"] as? [[Int]] == [[84, 98]])
  }

  // MARK: - Checking

  @Test func checkEndsWithOneWhenAnythingIsInconsistent() throws {
    let outcome = try run(["--check", "en.txt", "ru.txt"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output
        == "en.txt:1:85: romanisation: \"Natalya Sedova\" is written \"Natalia Sedova\" elsewhere (2 times): Later they saw Natalya Sedova.\n"
    )
    #expect(rows(try run(["en.txt", "ru.txt"])).map(\.first).contains("inconsistency"))
    #expect(try run(["--check", "--json", "en.txt"]).status == 1)
  }

  @Test func checkEndsWithZeroWhenNothingIs() throws {
    let outcome = try run(["--check", "ru.txt"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func withoutCheckTheStatusIsZero() throws {
    #expect(try run(["en.txt"]).status == 0)
  }

  @Test func houseStyleNamesWhatLeavesIt() throws {
    #expect(try run(["--check", "--house-style", "english", "en.txt", "ru.txt"]).status == 1)
    let outcome = try run(["--house-style", "english", "en.txt", "ru.txt"])
    #expect(outcome.status == 0)
    let deviations = rows(outcome).filter { $0.first == "house-style" }
    // A translated given name is no romanization, so it follows no other system either.
    #expect(deviations.map { $0[3] } == ["Natalia Sedova"])
    #expect(deviations[0][1] == "en")
    #expect(deviations[0][4] == "Natalya Sedova")
    #expect(deviations[0].last == "9-23,30-44")
  }

  @Test func aNameThatLeavesTheHouseStyleIsAFinding() throws {
    let files = ["en.txt": "They met Natalia Sedova. Then Natalia Sedova left.", "ru.txt": Self.russian]
    #expect(try run(["--check", "--house-style", "english", "en.txt", "ru.txt"], files).status == 1)
    #expect(try run(["--check", "--house-style", "ALALC", "en.txt", "ru.txt"], files).status == 0)
  }

  @Test func anUnknownSchemeListsThoseThatAreKnown() throws {
    let outcome = try run(["--house-style", "klingon", "en.txt"])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("'klingon' is no transliteration scheme"))
    #expect(outcome.errors.contains("iso9, din1460, bgn"))
  }

  @Test func allowedFormsAreNoFindings() throws {
    for list in [
      "Natalya Sedova\n", "# both\nNatalya Sedova\tNatalia Sedova\n", "\u{FEFF}Natalia Sedova\r\n",
    ] {
      let outcome = try run(
        ["--check", "--allow", "allowed.txt", "en.txt"], Self.files.merging(["allowed.txt": list]) { $1 })
      #expect(outcome.status == 0)
      #expect(outcome.output.isEmpty)
    }
    let other = try run(
      ["--check", "--allow", "allowed.txt", "en.txt"], Self.files.merging(["allowed.txt": "Natalya\n"]) { $1 }
    )
    #expect(other.status == 1)
  }

  @Test func anAllowListThatIsNoneIsAnError() throws {
    let outcome = try run(
      ["--allow", "allowed.txt", "en.txt"], Self.files.merging(["allowed.txt": "a\na\tb\tc\n"]) { $1 })
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("allowed.txt, line 2: has 3 columns"))
    let missing = try run(["--allow", "none.txt", "en.txt"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("none.txt: no such file"))
  }

  // MARK: - Documents

  @Test func aMissingFile() throws {
    let outcome = try run(["en.txt", "none.txt"])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("none.txt: no such file"))
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func anEmptyFile(_ text: String) throws {
    let outcome = try run(["empty.txt"], ["empty.txt": text])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("empty.txt: has no text in it"))
  }

  @Test func aFileWithoutNames() throws {
    let files = ["a.txt": "the ship was in the water and it sank.\n"]
    let outcome = try run(["a.txt"], files)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    let json = try run(["--json", "--check", "a.txt"], files)
    #expect(json.status == 0)
    #expect(
      json.output.filter { !$0.isWhitespace } == "{\"authors\":[],\"entities\":[],\"inconsistencies\":[]}")
  }

  @Test func aPipeIsADocumentToo() throws {
    let outcome = try run(["page=/dev/stdin"], input: Self.english)
    #expect(outcome.status == 0)
    #expect(rows(outcome).last?.prefix(2) == ["inconsistency", "page"])
    // Nothing of it is lost.
    #expect(rows(outcome).last?.last == "84-98")
    #expect(try run(["--check", "/dev/stdin"], input: Self.english).status == 1)
  }

  @Test func aTextThatBeginsWithABraceIsATextToo() throws {
    let outcome = try run(["--check", "a.txt"], ["a.txt": "{1} " + Self.english])
    #expect(outcome.status == 1)
  }

  @Test func theDocumentsOfAnAlignmentAreTaken() throws {
    let outcome = try Program.run(["names", "--no-lexicon", "Alignments/gagarin.json"])
    #expect(outcome.status == 0)
    let files = try Program.run(
      ["names", "--no-lexicon"] + ["de", "en", "ru"].map { "Corpus/gagarin/\($0).txt" })
    #expect(outcome.output == files.output)
  }

  @Test func anAlignmentOfDocumentsThatAreNotThere() throws {
    let outcome = try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.json")
      try FileManager.default.copyItem(
        at: Fixtures.package.appending(path: "Alignments/gagarin.json"), to: file)
      return try Program.run(["names", "--no-lexicon", file.path], in: folder)
    }
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Corpus/gagarin/de.txt"))
  }

  @Test func languageIsToldOrSaid() throws {
    let outcome = try run(["--json", "--language", "a=de", "a.txt"], ["a.txt": "Trotzki, Trotzkis."])
    #expect(outcome.status == 0)
    #expect(try run(["--language", "b=de", "a.txt"], ["a.txt": "Trotzki."]).status == 2)
  }

  @Test func offsetsAreThoseOfTheFile() throws {
    let page =
      "<html><body><p>They met <b>Natalia</b> Sedova. They saw Natalya Sedova in Paris.</p></body></html>"
    let outcome = try run(["page.html"], ["page.html": page])
    let row = try #require(rows(outcome).last)
    let spans = row.suffix(2).map { $0.split(separator: "-").compactMap { Int($0) } }
    let cut = spans.map { String(Array(page)[$0[0]..<$0[1]]) }
    #expect(cut == ["Natalia</b> Sedova", "Natalya Sedova"])
  }

  @Test func dictionariesTellNamesFromWords() throws {
    let files = [
      "de.txt": "Trotzki traf auf dem Schiff den alten Matrosen. Matrosen sangen laut, und Trotzki lachte.",
      "words.tsv": "de\ten\nMatrose\tsailor\nMatrosen\tsailors\nSchiff\tship\n",
    ]
    let with = try run(["--glossary", "words.tsv", "de.txt"], files)
    #expect(rows(with).map { $0[4] } == ["Trotzki"])
  }

  @Test(arguments: [["names"], ["names", "check"], ["names", "--frobnicate", "a.txt"]])
  func callsThatAreWrong(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("synoptic: "))
  }
}
