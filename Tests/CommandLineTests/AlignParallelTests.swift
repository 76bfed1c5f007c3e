import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

@Suite struct AlignParallelTests {
  private static let german = """
    Der alte Leuchtturm stand seit 1874 auf der Insel.
    Jeden Abend stieg der Wärter Johann Petersen die Treppe hinauf. Dann zündete er die Lampe an.
    Im Winter kam oft wochenlang kein Schiff.
    Seine Tochter Maria brachte ihm Brot, Käse und die Zeitung aus Hamburg.
    „Vater, wann kommst du nach Hause?“, fragte sie jedes Mal.
    Am 3. März 1912 sah er Rauch am Horizont.
    Es war der Dampfer Albatros mit 48 Menschen an Bord.
    Die Wellen waren höher als das Dach der Kirche.
    Petersen nahm das kleine Boot und ruderte hinaus.
    Alle 48 wurden gerettet.
    """
  private static let english = """
    The old lighthouse had stood on the island since 1874.
    Every evening the keeper, Johann Petersen, climbed the stairs.
    Then he lit the lamp.
    In winter no ship came, often for weeks.
    His daughter Maria brought him bread, cheese and the newspaper from Hamburg.
    "Father, when are you coming home?" she asked every time.
    On 3 March 1912 he saw smoke on the horizon.
    It was the steamer Albatros with 48 people on board.
    The waves were higher than the roof of the church.
    Petersen took the small boat and rowed out.
    All 48 were saved.
    """
  private static let french = """
    Le vieux phare se dressait sur l'île depuis 1874.
    Chaque soir, le gardien Johann Petersen montait l'escalier.
    Puis il allumait la lampe.
    En hiver, aucun bateau ne venait, souvent pendant des semaines.
    Sa fille Maria lui apportait du pain, du fromage et le journal de Hambourg.
    « Père, quand rentres-tu à la maison ? » demandait-elle chaque fois.
    Le 3 mars 1912, il vit de la fumée à l'horizon.
    C'était le vapeur Albatros avec 48 personnes à bord.
    Les vagues étaient plus hautes que le toit de l'église.
    Petersen prit la petite barque et sortit à la rame.
    Tous les 48 furent sauvés.
    """
  private static let beads: [[[Int]]] =
    [[[0], [0]], [[1], [1, 2]]] + (2..<10).map { [[$0], [$0 + 1]] }

  private func align(
    _ arguments: [String], _ texts: [(name: String, text: String)] = [("de", german), ("en", english)],
    _ body: (URL, Program.Outcome) throws -> Void
  ) throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in texts {
        try Data(text.utf8).write(to: folder.appending(path: name + ".txt"))
      }
      let outcome = try Program.run(
        ["align"] + texts.map { "\($0.name).txt" } + ["--presegmented", "-o", "out.json"]
          + texts.flatMap { ["--language", "\($0.name)=\($0.name)"] } + arguments, in: folder)
      try body(folder, outcome)
    }
  }

  private func sentences(_ folder: URL) throws -> [[[Int]]] {
    try NativeFile.read(folder.appending(path: "out.json").path).links.map { $0.passages.map(\.sentences) }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func alignsATranslationSentenceBySentence() throws {
    try align(["--mode", "parallel"]) { folder, outcome in
      #expect(outcome.status == 0)
      let found = try sentences(folder)
      #expect(found == AlignParallelTests.beads)
      let alignment = try NativeFile.read(folder.appending(path: "out.json").path)
      #expect(alignment.mode == .parallel)
      #expect(alignment.signature.hasPrefix("mode:parallel|"))
      for link in alignment.links {
        let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
        #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.01)
      }
      let evidence = alignment.links.flatMap(\.evidence)
      #expect(evidence.contains { $0.kind == .term && $0.a == "Leuchtturm" && $0.b == "lighthouse" })
      #expect(evidence.contains { $0.kind == .number && $0.a == "1874" && $0.b == "1874" })
      #expect(evidence.contains { $0.kind == .name && $0.a == "Petersen" && $0.b == "Petersen" })
      let shown = try Program.run(["show", "out.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("Leuchtturm"))
    }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func tellsTranslationsFromAccountsByItself() throws {
    try align([]) { folder, outcome in
      #expect(outcome.errors.contains("These look like translations"))
      let found = try sentences(folder)
      #expect(found == AlignParallelTests.beads)
    }
    for subject in Fixtures.shortSubjects {
      let outcome = try Program.run(["align", "Corpus/\(subject)/de.txt", "Corpus/\(subject)/en.txt"])
      // Two accounts of one life in the same order may be told to be unsure.
      #expect(outcome.errors.contains("passages on the same event are sought in any order"))
    }
  }

  @Test func modeSaysOtherwise() throws {
    try align(["--mode", "comparable"]) { folder, outcome in
      #expect(outcome.status == 0)
      #expect(!outcome.errors.contains("look like"))
      let alignment = try NativeFile.read(folder.appending(path: "out.json").path)
      #expect(alignment.mode == .comparable)
    }
    try align(["--mode", "sideways"]) { _, outcome in #expect(outcome.status == 2) }
  }

  @Test func namesAndNumbersDoWithoutADictionary() throws {
    try align(["--mode", "parallel", "--no-lexicon"]) { folder, outcome in
      #expect(outcome.status == 0)
      let found = try sentences(folder)
      #expect(AlignParallelTests.beads.count { found.contains($0) } >= 7)
    }
  }

  /// German and French, with the dictionary that `make test-packages` puts beside the build.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(
        atPath: Fixtures.package.appending(path: ".build/deu-fra/freedict-deu-fra.index").path)))
  func alignsGermanAndFrench() throws {
    let dictionary = Fixtures.package.appending(path: ".build/deu-fra/freedict-deu-fra.index").path
    let texts = [
      ("de", AlignParallelTests.german), ("fr", AlignParallelTests.french),
    ]
    try align(["--mode", "parallel", "--dictionary", dictionary], texts) { folder, outcome in
      #expect(outcome.status == 0)
      let found = try sentences(folder)
      #expect(found == AlignParallelTests.beads)
    }
  }

  @Test(arguments: [("uk", "ka"), ("fi", "tr"), ("el", "ar")])
  func anyLanguagesRun(a: String, b: String) throws {
    let lines = (1...12).map { "Alpha \($0 * 37) beta." }.joined(separator: "\n")
    try align(["--mode", "parallel"], [(a, lines), (b, lines)]) { folder, outcome in
      #expect(outcome.status == 0)
      let found = try sentences(folder)
      #expect(found == (0..<12).map { [[$0], [$0]] })
    }
  }

  @Test func tenThousandEmptyLinesAreNoSentences() throws {
    let empty = String(repeating: "\n", count: 10_000)
    let sparse = (1...20).map { "Alpha \($0 * 37) beta." }.joined(
      separator: String(repeating: "\n", count: 500))
    let dense = (1...20).map { "Alpha \($0 * 37) beta." }.joined(separator: "\n")
    for options in [[], ["--presegmented"]] {
      try align(["--mode", "parallel"] + options, [("de", empty), ("en", dense)]) { _, outcome in
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("no text"))
      }
      try align(["--mode", "parallel"] + options, [("de", sparse), ("en", dense)]) { folder, _ in
        let found = try sentences(folder)
        #expect(found == (0..<20).map { [[$0], [$0]] })
      }
    }
  }

  @Test func minScoreKeepsWhatIsSure() throws {
    try align(["--mode", "parallel", "--min-score", "0.9"]) { folder, _ in
      let links = try NativeFile.read(folder.appending(path: "out.json").path).links
      #expect(!links.isEmpty)
      #expect(links.allSatisfy { $0.score >= 0.9 })
    }
    try align(["--mode", "parallel", "--min-score", "2"]) { _, outcome in
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("--min-score"))
    }
  }

  @Test func maxBeadLimitsWhatIsPutTogether() throws {
    try align(["--mode", "parallel", "--max-bead", "1"]) { folder, _ in
      let found = try sentences(folder)
      #expect(found.allSatisfy { $0.allSatisfy { $0.count == 1 } })
    }
    try align(["--max-bead", "0"]) { _, outcome in #expect(outcome.status == 2) }
  }

  @Test func anAnchorMustBeAnExpression() throws {
    try align(["--anchor", "("]) { _, outcome in
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("regular expression"))
    }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func documentsOfDifferentSubjectsHaveNoTrustedBeads() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "out.json").path
      let outcome = try Program.run(
        ["align", "de=Corpus/gagarin/de.txt", "en=Corpus/katharina/en.txt", "--mode", "parallel", "-o", file])
      #expect(outcome.status == 0)
      let links = try NativeFile.read(file).links
      #expect(links.count { $0.score > 0.5 } < 5)
    }
  }

  @Test func sameInputGivesSameBytes() throws {
    var results: [Data] = []
    for _ in 0..<2 {
      try align(["--mode", "parallel"]) { folder, _ in
        results.append(try Data(contentsOf: folder.appending(path: "out.json")))
      }
    }
    #expect(results[0] == results[1])
  }

  @Test func invariantsHoldAndAreMissedWhereTheyDoNot() throws {
    try align(["--mode", "parallel"]) { folder, _ in
      let well = try Program.run(["evaluate", "out.json", "--invariants"], in: folder)
      #expect(well.status == 0)
      #expect(well.output.contains("in none"))
      let file = folder.appending(path: "out.json")
      var alignment = try NativeFile.read(file.path)
      alignment.links.swapAt(2, 3)
      alignment.links[5].passages[0].sentences = [4]
      try NativeFile.write(alignment, to: file.path)
      let broken = try Program.run(["evaluate", "out.json", "--invariants"], in: folder)
      #expect(broken.status == 1)
      #expect(broken.output.contains("stands in a link before it"))
      #expect(broken.output.contains("does not begin and end"))
    }
  }

  @Test(.enabled(if: Fixtures.hasDictionaries, "the README's dictionaries are not installed"))
  func beadsAreScoredAgainstGold() throws {
    try align(["--mode", "parallel"]) { folder, _ in
      let gold = AlignParallelTests.beads.map { "\($0[0]):\($0[1])\n" }.joined()
      try Data(gold.utf8).write(to: folder.appending(path: "gold"))
      let outcome = try Program.run(["evaluate", "out.json", "--beads", "gold"], in: folder)
      #expect(outcome.output.hasPrefix("strict  P 1.000  R 1.000  F1 1.000 [1.000, 1.000]  ("))
      try Data("[0]:[0]\nnothing\n".utf8).write(to: folder.appending(path: "gold"))
      let refused = try Program.run(["evaluate", "out.json", "--beads", "gold"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("line 2"))
    }
  }
}
