import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

@Suite struct SynopsisTests {
  private static let gagarin = ["de", "en", "ru"].map {
    Fixtures.corpus.appending(path: "gagarin/\($0).txt").path
  }

  /// Aligns in a folder of its own; gives the alignment and what was said on standard error.
  private func align(_ arguments: [String], in folder: URL) throws -> (alignment: Alignment, notes: String) {
    let outcome = try Program.run(["align"] + arguments + ["-o", "out.json"], in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (try NativeFile.read(folder.appending(path: "out.json").path), outcome.errors)
  }

  private func align(_ arguments: [String]) throws -> (alignment: Alignment, notes: String) {
    try Fixtures.withTemporaryFolder { try align(arguments, in: $0) }
  }

  /// The pairs of sentences that links stand for, as "de:3 en:7".
  private func pairs(_ links: [Link]) -> Set<String> {
    var pairs = Set<String>()
    for link in links {
      for (index, one) in link.passages.enumerated() {
        for other in link.passages[(index + 1)...] {
          for x in one.sentences {
            for y in other.sentences { pairs.insert("\(one.document):\(x) \(other.document):\(y)") }
          }
        }
      }
    }
    return pairs
  }

  // MARK: - Groups

  @Test func showHasARowForEachEvent() throws {
    try Fixtures.withTemporaryFolder { folder in
      let links = try align(Self.gagarin, in: folder).alignment.links
      let shown = try Program.run(["show", "out.json", "--width", "150"], in: folder)
      #expect(shown.status == 0)
      let events = EventGrouping.events(of: links).count
      #expect(events < links.count && shown.output.contains("\(events) events, \(links.count) links"))
      #expect(shown.output.contains("Expected to be missed of what they share: de–en "))
      #expect(links.allSatisfy { shown.output.contains("[\($0.id)]") })
      let two = try Program.run(["show", "out.json", "--document", "de", "--document", "ru"], in: folder)
      #expect(two.output.contains("% sure [l") && !two.output.contains("–en"))
    }
  }

  @Test func evaluateAndConflictsReadGroups() throws {
    try Fixtures.withTemporaryFolder { folder in
      _ = try align(Self.gagarin, in: folder)
      let gold = Fixtures.corpus.appending(path: "gagarin/gold").path
      let scores = try Program.run(["evaluate", "out.json", "--gold", gold], in: folder)
      #expect(scores.status == 0)
      #expect(scores.output.split(separator: "\n").count { $0.contains("  F1 0.") } >= 3)
      let conflicts = try Program.run(["conflicts", "out.json", "--json"], in: folder)
      #expect(conflicts.status == 0)
      #expect(conflicts.output.contains("\"link\" : \"l"))
    }
  }

  // MARK: - Where to cut

  @Test(arguments: [["--recall", "--precision"], ["--recall", "--threshold", "0.5"]])
  func onlyOneSaysWhereToCut(_ options: [String]) throws {
    let outcome = try Program.run(["align"] + Self.gagarin + options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--recall"))
  }

  // MARK: - Explanations

  @Test func explainsALinkByAllItsEvidence() throws {
    try Fixtures.withTemporaryFolder { folder in
      let links = try align(Self.gagarin, in: folder).alignment.links
      let group = try #require(links.first { $0.passages.count == 3 })
      let outcome = try Program.run(["show", "out.json", "--explain", group.id], in: folder)
      #expect(outcome.status == 0)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == group.evidence.count + group.passages.count + 1)
      #expect(lines[0].hasPrefix("\(group.id)  ") && lines[0].hasSuffix(" % sure, undecided"))
      #expect(
        outcome.output.contains("(de–ru)")
          && outcome.output.contains("  most pairs of sentences have nothing to do"))
    }
  }

  @Test func explainsWhyTwoSentencesAreNotLinked() throws {
    try Fixtures.withTemporaryFolder { folder in
      let links = try align(Self.gagarin, in: folder).alignment.links
      let linked = pairs(links)
      let group = try #require(links.first { $0.passages.count == 3 })
      let (de, ru) = (group.passages[0].sentences[0], group.passages[2].sentences[0])
      let other = try #require((0..<50).first { !linked.contains("de:\(de) ru:\($0)") })
      let why = try Program.run(
        ["show", "out.json", "--explain", "de:\(de + 1),ru:\(other + 1)"], in: folder)
      #expect(why.status == 0)
      #expect(why.output.hasPrefix("not linked\n"))
      #expect(
        why.output.contains(/are linked if they are \d+ % sure/)
          && why.output.contains("  most pairs of sentences"))
      // Its better rival is the one it is linked with.
      let rivals = why.output.split(separator: "\n").drop {
        !$0.hasPrefix("sentences of ru that fit de:\(de + 1) best")
      }
      #expect(rivals.dropFirst().prefix(3).contains { $0.contains("  ru:\(ru + 1)  ") })

      // Whichever is named first; and a linked pair says where.
      let same = try Program.run(["show", "out.json", "--explain", "ru:\(ru + 1),de:\(de + 1)"], in: folder)
      #expect(same.output.hasPrefix("linked in "))
      #expect(same.output.contains(group.id))
    }
  }

  @Test(arguments: [
    "l9999", "de:1", "de:1,fr:2", "de:1,de:2", "de:1,ru:100000", "de:0,ru:1", "de:-9223372036854775808,ru:1",
    "",
  ])
  func refusesToExplainWhatIsNotThere(_ subject: String) throws {
    let outcome = try Program.run(["show", "Alignments/gagarin.json", "--explain", subject])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("synoptic: "))
    #expect(outcome.errors.count(where: \.isNewline) <= 2)
  }

  // MARK: - Bad input

  @Test func documentsAboutDifferentSubjectsHaveNextToNothingAndANoteSaysSo() throws {
    let (alignment, notes) = try align(
      [
        "a=Corpus/gagarin/de.txt", "b=Corpus/katharina/ru.txt",
      ].map { $0.replacing("Corpus", with: Fixtures.corpus.path) })
    #expect(alignment.links.count < 8)
    #expect(notes.contains("is it about the same events?"))
    #expect(notes.contains("a: ") && notes.contains("b: "))
  }

  @Test(arguments: [
    "katharina/ru", "leningrad/ru", "mendelejew/ru", "nansen/ru-enzik", "curie/ru-chronik",
    "dostojewski/ru-chronik",
  ])
  func aStrangerAmongOthersIsNamed(_ stranger: String) throws {
    let notes = try align(
      Self.gagarin + ["stranger=" + Fixtures.corpus.appending(path: stranger + ".txt").path]
    ).notes
    let said = notes.split(separator: "\n").filter { $0.contains("same events") }
    #expect(said.count == 1 && said.allSatisfy { $0.hasPrefix("stranger: ") })
  }

}
