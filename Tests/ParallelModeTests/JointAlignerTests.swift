import AlignmentModel
import Basics
import Dictionaries
import ParallelMode
import TestSupport
import Testing
import Texts

/// Three translations of one text, aligned together.
@Suite struct JointAlignerTests {
  /// Documents whose lines hold some of the same sentences each, and the rows that are right.
  private struct Tritext {
    var documents: [ParallelDocument] = []
    var rows: Set<[Range<Int>]> = []

    /// - Parameter sizes: for each document how many sentences its lines hold in turn; 0 leaves one out.
    init(_ sentences: Int, seed: UInt64, sizes: [[Int]]) throws {
      let noise = RandomBitext.Noise(words: 0.2, omissions: 0, merges: 0)
      let bitext = RandomBitext(sentences: sentences, seed: seed, noise: noise)
      let languages: [Language] = [.german, .english, .german]
      // Where each line of each document begins among the sentences; -1 for those left out.
      var lineOf: [[Int]] = []
      for (index, sizes) in sizes.enumerated() {
        var lines: [String] = []
        var line = [Int](repeating: -1, count: sentences)
        var next = 0
        for turn in 0... where next < sentences {
          let size = min(sizes[turn % sizes.count], sentences - next)
          if size == 0 {
            next += 1
          } else {
            let texts = index == 1 ? bitext.b : bitext.a
            lines.append(texts[next..<next + size].joined(separator: " "))
            for sentence in next..<next + size { line[sentence] = lines.count - 1 }
            next += size
          }
          if next >= sentences { break }
        }
        let language = index == 2 ? try #require(Language("fr")) : languages[index]
        documents.append(
          try ParallelDocument(TokenizedDocument(RandomBitext.document("d\(index)", language, lines))))
        lineOf.append(line)
      }
      // Rows end where no line of any document goes on.
      var first = 0
      for sentence in 1...sentences
      where sentence == sentences
        || lineOf.allSatisfy({ $0[sentence] != $0[sentence - 1] || $0[sentence] == -1 })
      {
        let row = lineOf.map { line -> Range<Int> in
          let own = line[first..<sentence].filter { $0 >= 0 }
          return own.isEmpty ? 0..<0 : own[0]..<own[own.count - 1] + 1
        }
        if row.count(where: { !$0.isEmpty }) > 1 { rows.insert(row) }
        first = sentence
      }
    }

    func aligned() throws -> (aligner: JointAligner, rows: [JointRow]) {
      let aligner = ParallelAligner(weights: try .builtIn())
      var pairs: [JointAligner.Pair] = []
      for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let input = try ParallelInput(documents[a], documents[b])
        pairs.append(
          JointAligner.Pair(documents: Sides(a, b), input: input, alignment: aligner.align(input)))
      }
      let joint = JointAligner(documents, pairs, aligner: aligner)
      return (joint, joint.rows())
    }
  }

  @Test(arguments: [[[1], [1], [1]], [[1], [2, 1], [1, 1, 2]], [[1, 1, 1, 0], [1], [1, 1, 1, 1, 2]]])
  func rowsAreThoseOfAllDocuments(sizes: [[Int]]) throws {
    let tritext = try Tritext(200, seed: 7, sizes: sizes)
    let found = Set(try tritext.aligned().rows.filter { $0.documents.count > 1 }.map(\.sentences))
    #expect(Double(found.intersection(tritext.rows).count) > 0.93 * Double(tritext.rows.count))
  }

  @Test(arguments: 1...5)
  func noSentenceStandsInTwoRows(seed: Int) throws {
    let tritext = try Tritext(
      120, seed: UInt64(seed), sizes: [[1, 2], [2, 0, 1], [1, 1, 3, 0]])
    let rows = try tritext.aligned().rows
    for (index, document) in tritext.documents.enumerated() {
      let sentences = rows.flatMap { Array($0.sentences[index]) }
      #expect(Set(sentences).count == sentences.count)
      #expect(sentences.allSatisfy { (0..<document.text.count).contains($0) })
    }
    #expect(rows.allSatisfy { 0...1 ~= $0.score })
  }

  @Test func linksHavePassagesOfAllDocumentsAndEvidenceOfEachTwo() throws {
    let tritext = try Tritext(60, seed: 3, sizes: [[1], [1], [1]])
    let (aligner, rows) = try tritext.aligned()
    let links = aligner.links(rows, tritext.documents)
    #expect(links.count > 55)
    for link in links where link.passages.count == 3 {
      #expect(link.passages.map(\.document) == ["d0", "d1", "d2"])
      #expect(Set(link.evidence.compactMap(\.between)).isSubset(of: [[0, 1], [0, 2], [1, 2]]))
      let sum = link.evidence.reduce(0) { $0 + $1.weight }
      let logOdds = link.score < 1 ? sum : 0
      #expect(abs(sum - logOdds) < 0.1)
    }
    #expect(links.contains { link in link.evidence.contains { $0.between == [1, 2] } })
  }

  @Test func whatAPersonDecidedIsKept() throws {
    let tritext = try Tritext(60, seed: 3, sizes: [[1], [1], [1]])
    func link(_ id: String, _ sentences: [Int], _ status: Link.Status) -> Link {
      Link(
        id: id, score: 1, status: status,
        passages: zip(tritext.documents, sentences).map { document, sentence in
          let range = document.text.sentences[sentence].range
          return Passage(
            document: document.document.id, start: range.lowerBound, end: range.upperBound,
            sentences: [sentence])
        }, evidence: [])
    }
    let edited = Alignment(
      generator: "", signature: "", mode: .parallel,
      documents: tritext.documents.map { DocumentReference($0.document) },
      links: [link("wrong", [10, 10], .rejected), link("right", [20, 21, 20], .confirmed)])
    let kept = try KeptLinks(edited, for: tritext.documents.map(\.document), file: "")
    let constraints = JointConstraints(kept, ["d0", "d1", "d2"])
    let rows = try tritext.aligned().aligner.rows(constraints)
    #expect(!rows.contains { $0.sentences[0].contains(10) && $0.sentences[1].contains(10) })
    #expect(!rows.contains { $0.sentences[0].contains(20) || $0.sentences[1].contains(21) })
    #expect(rows.contains { $0.sentences[0].contains(10) && $0.sentences[2].contains(10) })
  }
}
