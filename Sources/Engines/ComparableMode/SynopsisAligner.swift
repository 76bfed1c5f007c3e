import AlignmentModel
import Basics
import Foundation
import Preparation
import Texts

extension ComparableAligner {
  /// In a group of more pairs of documents than five have, not all pairs of sentences are explained.
  private static let mostExplained = 10

  /// Learns a lexicon from a first alignment, where that is wanted.
  ///
  /// - Parameters:
  ///   - input: the documents, made ready.
  ///   - isLearning: whether it is; nil where no dictionary helps.
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: nothing where there is nothing to learn; else that of `links(_:)`.
  public func prepare(_ input: inout AlignmentInput, isLearning: Bool? = nil) throws {
    let always = isLearning ?? false
    guard isLearning ?? true, input.canLearn(withDictionaries: always) else { return }
    _ = try input.learn(from: arrangedLinks(input).links, withDictionaries: always)
  }

  /// The synopsis of all documents: groups of passages of two and more of them, one event each, by narrative time, named l1, l2, ….
  ///
  /// Documents of one language are compared too, for what they say of the others and to stand beside them in a group; groups in one
  /// language alone are left out where such documents are not to be aligned. They are the same in whatever order the documents are given.
  /// The pairs of documents are scored one by one; `PivotEvidence` adds what each says of the others; `SynopsisBuilder`
  /// puts together what is selected. The score of a group is the probability of the mean log-odds of its pairs of sentences.
  ///
  /// - Complexity: that of `links(_:)`, and O(selected pairs) memory besides.
  public func synopsis(_ input: AlignmentInput) -> [Link] { grouped(input).links }

  /// The same, with what is expected to be missed.
  public func grouped(_ given: AlignmentInput) -> Found {
    let input = given.arranged()
    let ids = given.documents.map(\.document.id)
    let scored = scored(input, input.documentPairs)
    let count = input.documents.count
    // By the indexes of two documents, what spells out their evidence.
    var collectors: [EvidenceCollector?] = .init(repeating: nil, count: count * count)
    for scored in scored { collectors[scored.a * count + scored.b] = collector(scored, scored.selected) }
    let selected = SelectedPairs(
      scored.map { ($0.a, $0.b, $0.selected.map { ($0.row, $0.column, $0.logOdds) }) })
    let wanted = Set(pairs(of: input.documents.map(\.document)).map { Sides($0.a, $0.b) })
    let found = SynopsisBuilder.groups(selected).filter { group in
      group.documentPairs.contains { wanted.contains(Sides($0.0, $0.1)) }
    }
    let links = found.concurrentMap {
      [selected, collectors] group -> (link: Link, passages: [Int: Range<Int>]) in
      let documents = group.passages.keys.sorted()
      let pairs = group.pairs
      let logOdds = pairs.map { selected.logOdds($0.a, $0.b) ?? 0 }
      let explained = ComparableAligner.explained(pairs, in: documents, logOdds)
      var focus = LinkFocus(group.passages, input)
      var sum = EvidenceSum(documentPairs: min(group.documentPairs.count, ComparableAligner.mostExplained))
      for (number, pair) in pairs.enumerated() {
        guard let collector = collectors[pair.a.document * count + pair.b.document] else { continue }
        if explained?.contains(number) ?? true {
          let between = [pair.a, pair.b].compactMap { documents.firstIndex(of: $0.document) }
          let contributions = collector.contributions(pair.a.sentence, pair.b.sentence)
          sum.add(
            contributions.map(\.evidence), of: pairs.count, between: documents.count > 2 ? between : nil)
          focus.add(contributions, pair.a.document, pair.b.document)
        } else {
          collector.addTotals(pair.a.sentence, pair.b.sentence, of: pairs.count, to: &sum)
        }
      }
      let mean = logOdds.reduce(Float(0), +) / Float(max(1, pairs.count))
      let link = Link(
        id: "", score: Double(PairScores.probability(mean)).rounded(to: 4),
        passages: documents.compactMap { document in
          group.passages[document].map { input.passage(document, $0, focus[document]) }
        },
        evidence: sum.evidence)
      let passages = group.passages.map { (given.order.indexes[$0], $1) }
      return (link.arranged(by: ids), Dictionary(passages) { first, _ in first })
    }
    let standing = kept.links.map { link -> (link: Link, passages: [Int: Range<Int>]) in
      (link, link.runs(ids))
    }
    let sorted = SynopsisOrder.sorted(links + standing, passages: \.passages) { position in
      let sentences = given.documents[position.document].sentences
      return sentences.indices.contains(position.sentence) ? sentences[position.sentence].time : nil
    }
    return Found(
      links: KeptLinks.named(sorted.map(\.link), besides: kept.names), expected: expectations(scored, given))
  }

  /// The pairs of sentences of a group that are explained word by word, by their numbers: of many documents the likeliest of each, for
  /// nobody reads what each two of them have in common; nil for all.
  private static func explained(
    _ pairs: [SentencePair], in documents: [Int], _ logOdds: [Float]
  ) -> Set<Int>? {
    guard documents.count * (documents.count - 1) / 2 > mostExplained else { return nil }
    var likeliest: [Int: (number: Int, logOdds: Float)] = [:]
    for (number, pair) in pairs.enumerated() {
      for document in [pair.a.document, pair.b.document]
      where logOdds[number] > likeliest[document]?.logOdds ?? -.infinity {
        likeliest[document] = (number, logOdds[number])
      }
    }
    return Set(likeliest.values.map(\.number))
  }
}

extension Link {
  /// The sentences of its passages by the indexes of their documents, from the first to the last of each.
  fileprivate func runs(_ documents: [String]) -> [Int: Range<Int>] {
    var runs: [Int: Range<Int>] = [:]
    for passage in passages {
      guard let document = documents.firstIndex(of: passage.document), let first = passage.sentences.first,
        let last = passage.sentences.last
      else { continue }
      let run = runs[document] ?? first..<last + 1
      runs[document] = min(run.lowerBound, first)..<max(run.upperBound, last + 1)
    }
    return runs
  }
}
