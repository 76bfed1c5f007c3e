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

  @Test func groupsHaveOnePassageOfADocumentAndTheirScoreIsTheirEvidence() throws {
    let (alignment, notes) = try align(Self.gagarin)
    let order = alignment.documents.map(\.id)
    #expect(alignment.links.count { $0.passages.count == 3 } > 15)
    for link in alignment.links {
      let indexes = link.passages.compactMap { order.firstIndex(of: $0.document) }
      #expect(indexes == Set(indexes).sorted())
      let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
      #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.02)
      for evidence in link.evidence {
        #expect((evidence.between != nil) == (link.passages.count > 2))
        if let between = evidence.between {
          #expect(between.count == 2 && between[0] < between[1] && between[1] < link.passages.count)
        }
      }
    }
    let witnesses = alignment.links.flatMap(\.evidence).filter { $0.kind == .thirdDocument }
    #expect(witnesses.contains { $0.weight > 0 } && witnesses.contains { $0.weight < 0 })
    #expect(!notes.contains("same events"))
  }

  @Test func groupsSayWhatPairsSayAndThirdDocuments() throws {
    let groups = try align(Self.gagarin).alignment
    let links = try align(Self.gagarin + ["--pairs"]).alignment
    #expect(links.links.allSatisfy { $0.passages.count == 2 })
    #expect(links.signature.contains("|pairs|"))
    let (synopsis, alone) = (pairs(groups.links), pairs(links.links))
    #expect(Double(synopsis.intersection(alone).count) > 0.75 * Double(synopsis.union(alone).count))
    // Of two documents there is no third.
    let two = Array(Self.gagarin[..<2])
    #expect(try pairs(align(two).alignment.links) == pairs(align(two + ["--pairs"]).alignment.links))
  }

  @Test func groupsAreInTheOrderOfTime() throws {
    try Fixtures.withTemporaryFolder { folder in
      // Told backwards in both.
      let texts = [
        "de":
          "Am 12. April 1961 startete Gagarin in Baikonur. Am 9. März 1934 wurde Gagarin in Kluschino geboren.",
        "ru": "12 апреля 1961 года Гагарин полетел с Байконура. 9 марта 1934 года Гагарин родился в Клушине.",
      ]
      for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name + ".txt")) }
      let links = try align(["de.txt", "ru.txt", "--mode", "comparable"], in: folder).alignment.links
      #expect(links.map { $0.passages.map(\.sentences) } == [[[1], [1]], [[0], [0]]])
    }
  }

  @Test func showHasARowForEachGroup() throws {
    try Fixtures.withTemporaryFolder { folder in
      let links = try align(Self.gagarin, in: folder).alignment.links
      let shown = try Program.run(["show", "out.json", "--width", "150"], in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("\(links.count) events, \(links.count) links"))
      #expect(shown.output.components(separatedBy: "% sure [l").count - 1 == links.count)
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

  @Test func recallKeepsMoreAndPrecisionFewer() throws {
    func kept(_ more: [String]) throws -> Set<String> {
      pairs(try align(Array(Self.gagarin[..<2]) + ["--pairs"] + more).alignment.links)
    }
    let usual = try kept([])
    let recall = try kept(["--recall"])
    let precision = try kept(["--precision"])
    #expect(recall.isStrictSuperset(of: usual))
    #expect(precision.isStrictSubset(of: usual))
    #expect(precision.count > 10)
  }

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
      #expect(lines[0].hasPrefix("\(group.id)  ") && lines[0].hasSuffix(" % sure, not judged"))
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
      let why = try Program.run(["show", "out.json", "--explain", "de:\(de),ru:\(other)"], in: folder)
      #expect(why.status == 0)
      #expect(why.output.hasPrefix("not linked\n"))
      #expect(
        why.output.contains(/are linked if they are \d+ % sure/)
          && why.output.contains("  most pairs of sentences"))
      // Its better rival is the one it is linked with.
      let rivals = why.output.split(separator: "\n").drop {
        !$0.hasPrefix("sentences of ru that fit de:\(de) best")
      }
      #expect(rivals.dropFirst().prefix(3).contains { $0.contains("  ru:\(ru)  ") })

      // Whichever is named first; and a linked pair says where.
      let same = try Program.run(["show", "out.json", "--explain", "ru:\(ru),de:\(de)"], in: folder)
      #expect(same.output.hasPrefix("linked in "))
      #expect(same.output.contains(group.id))
    }
  }

  @Test(arguments: ["l9999", "de:1", "de:1,fr:2", "de:1,de:2", "de:1,ru:100000", "de:-1,ru:0", ""])
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

  @Test func aStrangerAmongOthersIsNamed() throws {
    let notes = try align(
      Self.gagarin + ["stranger=" + Fixtures.corpus.appending(path: "leningrad/ru.txt").path]
    ).notes
    let said = notes.split(separator: "\n").filter { $0.contains("same events") }
    #expect(said.count == 1 && said.allSatisfy { $0.hasPrefix("stranger: ") })
  }

  /// Of groups of many documents only some pairs are explained; the rest is put together, which once depended on the run.
  @Test func largeGroupsAreTheSameInEveryRun() throws {
    let documents = Self.gagarin.flatMap { path in
      ["a", "b"].map { "\($0)-\(path.suffix(6).prefix(2))=\(path)" }
    }
    let both = try (0..<2).map { _ in
      try Fixtures.withTemporaryFolder { folder in
        let links = try align(["--mode", "comparable"] + documents, in: folder).alignment.links
        return (links: links, bytes: try Data(contentsOf: folder.appending(path: "out.json")))
      }
    }
    #expect(both[0].bytes == both[1].bytes)
    let large = both[0].links.filter { $0.passages.count > 5 }
    #expect(large.count > 10)
    for link in large {
      let logOdds = link.evidence.reduce(0) { $0 + $1.weight }
      #expect(abs(1 / (1 + exp(-logOdds)) - link.score) < 0.02)
      #expect(link.evidence.contains { $0.a != nil } && link.evidence.contains { $0.between == nil })
    }
  }

  @Test func aDocumentGivenTwiceHasEverySentenceWithItselfAtHighScore() throws {
    let english = Fixtures.corpus.appending(path: "leningrad/en.txt").path
    let links = try align(["--same-language", "a=" + english, "b=" + english]).alignment.links
    let segments = try Program.run(["segment", english]).output.split(separator: "\n").count
    var scores: [Int: Double] = [:]
    for link in links where link.passages.count == 2 {
      for sentence in Set(link.passages[0].sentences).intersection(link.passages[1].sentences) {
        scores[sentence] = max(scores[sentence] ?? 0, link.score)
      }
    }
    #expect(scores.count == segments)
    #expect(scores.values.allSatisfy { $0 > 0.9 })
  }

  @Test func ofThirtyDocumentsOneOfReferencesOnlyHarmsNone() throws {
    try Fixtures.withTemporaryFolder { folder in
      // Twenty-nine excerpts of three accounts, in turn.
      var files: [String] = []
      for number in 0..<29 {
        let subject = ["gagarin", "leningrad", "katharina"][number % 3]
        let language = ["de", "en", "ru"][number / 3 % 3]
        let text = try String(
          contentsOf: Fixtures.corpus.appending(path: "\(subject)/\(language).txt"), encoding: .utf8)
        let excerpt = text.split(separator: "\n").dropFirst(number / 9 * 3).prefix(6).joined(separator: "\n")
        try Data(excerpt.utf8).write(to: folder.appending(path: "d\(number).txt"))
        files.append("d\(number).txt")
      }
      let without = try align(files, in: folder).alignment.links
      let references = (1...30).map {
        "↑ Müller, A.: Quellen, Bd. \($0). Berlin 19\(10 + $0), S. \($0 * 3). ISBN 3-16-148410-\($0 % 10)."
      }
      try Data(("Einzelnachweise\n\n" + references.joined(separator: "\n")).utf8)
        .write(to: folder.appending(path: "refs.txt"))
      let (alignment, notes) = try align(files + ["refs.txt", "--language", "refs=de"], in: folder)
      #expect(notes.contains("refs: "))
      let with = alignment.links.filter { link in !link.passages.contains { $0.document == "refs" } }
      #expect(alignment.links.count - with.count <= 5)
      let (before, after) = (pairs(without), pairs(with))
      #expect(before.count > 50)
      #expect(Double(before.intersection(after).count) >= 0.97 * Double(before.union(after).count))
    }
  }
}
