import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct AlignTests {
  @Test func alignsThreeDocumentsOfTheCorpus() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "gagarin.json").path
      let outcome = try Program.run(
        ["align", "Corpus/gagarin/de.txt", "Corpus/gagarin/en.txt", "Corpus/gagarin/ru.txt", "-o", file])
      #expect(outcome.status == 0)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("de: German, "))
      let alignment = try NativeFile.read(file)
      #expect(alignment.documents.map(\.id) == ["de", "en", "ru"])
      #expect(alignment.documents.map(\.language.code) == ["de", "en", "ru"])
      #expect(
        Set(alignment.links.map { $0.passages.map(\.document) }) == [
          ["de", "en"], ["de", "ru"], ["en", "ru"], ["de", "en", "ru"],
        ])
      #expect(alignment.links.count > 60)
      for link in alignment.links {
        #expect((0...1).contains(link.score))
        // Every score is the sum of its evidence, which is rounded to three decimals.
        let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
        #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.01)
        for passage in link.passages {
          #expect(
            passage.sentences == Array(passage.sentences[0]..<passage.sentences[0] + passage.sentences.count))
        }
      }
    }
  }

  /// On a terminal the result is shown, and what is said there of how to see less or more of it can be done.
  @Test func onATerminalOptionsAreThoseOfTheCommandThatIsNamed() throws {
    try Fixtures.withTemporaryFolder { folder in
      let corpus = Fixtures.package.appending(path: "Corpus/gagarin")
      let english = try String(contentsOf: corpus.appending(path: "en.txt"), encoding: .utf8)
      try Data(english.utf8).write(to: folder.appending(path: "copy.txt"))
      let arguments = ["align"] + ["de", "en", "ru"].map { corpus.path + "/\($0).txt" } + ["copy.txt"]
      let outcome = try Program.runOnTerminal(
        arguments + ["--encoder", "none"], in: folder, environment: ["NO_COLOR=1"])
      #expect(outcome.status == 0)
      let text = outcome.output.replacing("\r\n", with: " ")
      let hint = try #require(
        text.firstMatch(
          of: #/To see some of it, write the result with (-o .+?) In a browser: synoptic (.+? -o page)\./#))
      let more = try #require(
        text.firstMatch(of: #/Not shown: copy\. To see it, .+?then: synoptic (.+ copy)/#))
      // `align` has no other option for it than that which writes a file.
      let options = hint.1.matches(of: #/--[a-z-]+/#).map { String($0.0) }
      #expect(Set(options) == ["--around", "--min-score", "--document", "--nulls"])
      let help = try Program.run(["show", "--help"]).output
      #expect(options.allSatisfy(help.contains))
      #expect(
        try Program.run(arguments + ["--encoder", "none", "-o", "result.json"], in: folder).status == 0)
      for command in [hint.2, more.1] {
        let said = try Program.run(command.split(separator: " ").map(String.init), in: folder)
        #expect(said.status == 0, "\(command): \(said.errors)")
      }
      // The notes and the view count the same sentences.
      let alone = try #require(
        text.firstMatch(of: #/no counterpart found for (\d+) of (\d+) sentences of ([a-z]+)\./#))
      let shown = text.firstMatch(of: #/Sentences with a counterpart: ([^.]+)\./#)?.1.split(separator: ", ")
      if let column = shown?.first(where: { $0.hasPrefix(alone.3 + " ") }), let all = Int(alone.2),
        let n = Int(alone.1)
      {
        #expect(column == "\(alone.3) \(all - n) of \(all)")
      }
    }
  }

  @Test func sameInputGivesSameBytes() throws {
    let arguments = ["align", "Corpus/leningrad/de.txt", "Corpus/leningrad/ru.txt"]
    let first = try Program.run(arguments)
    let second = try Program.run(arguments)
    #expect(first.status == 0)
    #expect(first.output.contains("\"links\": [\n"))
    #expect(first.output == second.output)
  }

  @Test func passagesAreTheSentencesThatSegmentPrints() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.json").path
      _ = try Program.run(["align", "Corpus/katharina/en.txt", "Corpus/katharina/ru.txt", "-o", file])
      let segments = try JSONDecoder().decode(
        [Segment].self,
        from: Data(try Program.run(["segment", "--json", "Corpus/katharina/ru.txt"]).output.utf8))
      for passage in try NativeFile.read(file).links.flatMap(\.passages) where passage.document == "ru" {
        #expect(segments[passage.sentences[0]].start == passage.start)
        #expect(segments[passage.sentences[passage.sentences.count - 1]].end == passage.end)
      }
    }
  }

  @Test func worksWithoutDictionaryAndSaysNothingOfThemWhenTold() throws {
    let outcome = try Program.run(["align", "--no-lexicon", "Corpus/gagarin/de.txt", "Corpus/gagarin/ru.txt"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("lexicon:none"))
    #expect(!outcome.errors.contains("Dictionaries used:"))
    #expect(outcome.output.contains("\"kind\":\"name\""))
  }

  @Test func sameLanguageOnlyOnRequest() throws {
    try Fixtures.withTemporaryFolder { folder in
      let texts = [
        "first": "The siege began in September 1941. People ate glue and leather.",
        "second": "In September 1941 the siege began. The trams stood still.",
      ]
      for (name, text) in texts {
        try Data(text.utf8).write(to: folder.appending(path: name + ".txt"))
      }
      let refused = try Program.run(["align", "first.txt", "second.txt"], in: folder)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("--same-language"))
      let done = try Program.run(["align", "--same-language", "first.txt", "second.txt"], in: folder)
      #expect(done.status == 0)
      #expect(done.output.contains("\"sentences\": [0]"))
    }
  }

  @Test func aDocumentAlignedWithItselfLinksEverySentenceToItself() throws {
    let outcome = try Program.run(
      ["align", "--same-language", "a=Corpus/gagarin/en.txt", "b=Corpus/gagarin/en.txt"])
    let alignment = try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.json")
      try Data(outcome.output.utf8).write(to: file)
      return try NativeFile.read(file.path)
    }
    let onDiagonal = alignment.links.count {
      !Set($0.passages[0].sentences).isDisjoint(with: $0.passages[1].sentences)
    }
    #expect(Double(onDiagonal) > 0.9 * Double(alignment.links.count))
    #expect(onDiagonal > 85)
  }

  @Test func textsWithNothingInCommonGiveNoLinks() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("Der Apfel ist rot und liegt auf dem Tisch. Die Katze schläft nicht.".utf8)
        .write(to: folder.appending(path: "de.txt"))
      try Data("Взрыв сверхновой был виден с Земли. Это случилось в другой галактике.".utf8)
        .write(to: folder.appending(path: "ru.txt"))
      let outcome = try Program.run(["align", "de.txt", "ru.txt", "-o", "out.json"], in: folder)
      #expect(outcome.status == 0)
      #expect(try NativeFile.read(folder.appending(path: "out.json").path).links.isEmpty)
      let shown = try Program.run(["show", "out.json"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("0 events, 0 links"))
    }
  }

  @Test func thresholdKeepsOnlyLinksAboveIt() throws {
    let arguments = ["align", "--no-lexicon", "Corpus/gagarin/de.txt", "Corpus/gagarin/en.txt"]
    func scores(_ threshold: String) throws -> [Double] {
      try Fixtures.withTemporaryFolder { folder in
        let file = folder.appending(path: "a.json").path
        _ = try Program.run(arguments + ["--threshold", threshold, "-o", file])
        return try NativeFile.read(file).links.map(\.score)
      }
    }
    let strict = try scores("0.9")
    let loose = try scores("0.3")
    #expect(!strict.isEmpty)
    #expect(strict.count < loose.count)
    #expect(strict.allSatisfy { $0 >= 0.9 })
  }

  private struct Segment: Decodable {
    let start, end: Int
  }
}
