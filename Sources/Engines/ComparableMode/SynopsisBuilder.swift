import AlignmentModel
import Basics

/// Puts selected pairs of sentences together to groups: passages of two or more documents that tell one event.
///
/// A group stands for all pairs of its sentences of different documents, so only sentences that are all linked with one another
/// are put together (a clique of the link graph). Where de = en and en = ru but not de = ru, there are two groups, for the links
/// contradict each other: to join them would run two events together. A group has one passage of a document at most; what a
/// document tells twice stands in two groups.
package enum SynopsisBuilder {
  /// Passages of different documents that tell one event.
  package struct Group: Equatable, Sendable {
    /// The sentences by the indexes of their documents.
    package internal(set) var passages: [Int: Range<Int>]

    package init(_ passages: [Int: Range<Int>]) { self.passages = passages }

    /// The pairs of documents it stands for, by their indexes, in order.
    var documentPairs: [(Int, Int)] {
      let documents = passages.keys.sorted()
      return documents.enumerated().flatMap { index, one in documents[(index + 1)...].map { (one, $0) } }
    }

    /// All pairs of its sentences of different documents, in order.
    package var pairs: [SentencePair] {
      documentPairs.flatMap { one, other in
        (passages[one] ?? 0..<0).flatMap { x in
          (passages[other] ?? 0..<0).map {
            SentencePair(SentencePosition(one, x), SentencePosition(other, $0))
          }
        }
      }
    }

    func contains(_ position: SentencePosition) -> Bool {
      passages[position.document]?.contains(position.sentence) ?? false
    }
  }

  /// The groups that cover all selected pairs, and stand for no other; none lies within another.
  ///
  /// Each begins with the likeliest pair that is in none yet, and adds the sentence that goes best with all it has, until none
  /// is left that goes with all, and brings a pair that is in no group yet.
  ///
  /// - Parameter selected: the pairs with their log-odds.
  /// - Complexity: O(p · log p + g · n · m) for p pairs, g groups, n sentences that a group has at most and m pairs that a sentence
  ///   has.
  package static func groups(_ selected: SelectedPairs) -> [Group] {
    var growing = GrowingGroup(selected)
    var groups: [Group] = []
    var members = FlatLists<Int32>()
    for seed in selected.likeliestFirst where !growing.isCovered[Int(seed)] {
      growing.begin(with: Int(seed))
      while growing.addBest() {}
      groups.append(growing.group)
      members.append(growing.members)
    }
    return withoutNested(groups, members, nodes: selected.documentOf.count)
  }

  /// The same of pairs that are no graph yet.
  package static func groups(_ selected: [SentencePair: Float]) -> [Group] { groups(SelectedPairs(selected)) }

  /// The groups that do not lie within one that stands for more pairs.
  ///
  /// - Parameter members: for each group its nodes.
  private static func withoutNested(_ groups: [Group], _ members: FlatLists<Int32>, nodes: Int) -> [Group] {
    let groupsOfNode = members.inverted(count: nodes)
    let pairCounts = groups.map(\.pairCount)
    return groups.indices.filter { index in
      // A group within another has its sentences, so any one of them finds it.
      guard let first = members[index].first else { return false }
      return !groupsOfNode[Int(first)].contains { other in
        let other = Int(other)
        return other != index && pairCounts[other] > pairCounts[index]
          && groups[index].isWithin(groups[other])
      }
    }.map { groups[$0] }
  }
}

extension SynopsisBuilder.Group {
  /// How many pairs of sentences of different documents it has.
  fileprivate var pairCount: Int {
    let sentences = passages.values.reduce(0) { $0 + $1.count }
    return (sentences * sentences - passages.values.reduce(0) { $0 + $1.count * $1.count }) / 2
  }

  fileprivate func isWithin(_ other: SynopsisBuilder.Group) -> Bool {
    passages.allSatisfy { document, passage in
      guard let theirs = other.passages[document] else { return false }
      return theirs.lowerBound <= passage.lowerBound && passage.upperBound <= theirs.upperBound
    }
  }
}

/// A group as one sentence after another is added.
private struct GrowingGroup {
  private let graph: SelectedPairs
  /// For each link whether it is in a group.
  private(set) var isCovered: [Bool]
  /// The nodes of the group.
  private(set) var members: [Int32] = []
  /// The first and the last sentence of each document's passage; -1 where it has none.
  private var first, last: [Int32]

  /// For each node, how many links to members it has, their log-odds together, and whether one of them is in no group.
  private var counts: [Int32]
  private var sums: [Float]
  private var bringsNew: [Bool]
  private var isMember: [Bool]
  /// The nodes with links to all members so far of other documents than theirs; a node that lacks one is never one again.
  private var candidates: [Int32] = []
  /// The nodes with any links to members.
  private var touched: [Int32] = []

  init(_ graph: SelectedPairs) {
    self.graph = graph
    isCovered = .init(repeating: false, count: graph.count)
    counts = .init(repeating: 0, count: graph.documentOf.count)
    sums = .init(repeating: 0, count: graph.documentOf.count)
    bringsNew = .init(repeating: false, count: graph.documentOf.count)
    isMember = bringsNew
    first = .init(repeating: -1, count: graph.documentCount)
    last = first
  }

  /// The group's passages.
  var group: SynopsisBuilder.Group {
    var passages: [Int: Range<Int>] = [:]
    for node in members {
      let document = Int(graph.documentOf[Int(node)])
      passages[document] = Int(first[document])..<Int(last[document]) + 1
    }
    return SynopsisBuilder.Group(passages)
  }

  /// Begins a group with the ends of a link.
  mutating func begin(with link: Int) {
    for node in touched.lazy.map({ Int($0) }) { (counts[node], sums[node], bringsNew[node]) = (0, 0, false) }
    for node in members.lazy.map({ Int($0) }) {
      isMember[node] = false
      first[Int(graph.documentOf[node])] = -1
    }
    touched.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    add(graph.ends[link].a)
    add(graph.ends[link].b)
    candidates = touched
  }

  /// Adds the sentence that goes best with all, the first of equals; false if there is none.
  mutating func addBest() -> Bool {
    candidates = candidates.filter { !isMember[Int($0)] && Int(counts[Int($0)]) >= needed(Int($0)) }
    var best: (mean: Float, node: Int32)?
    for node in candidates where bringsNew[Int(node)] && canAdd(Int(node)) {
      let mean = sums[Int(node)] / Float(counts[Int(node)])
      if let found = best, (-found.mean, found.node) <= (-mean, node) { continue }
      best = (mean, node)
    }
    guard let best else { return false }
    add(best.node)
    return true
  }

  /// How many members are of other documents.
  private func needed(_ node: Int) -> Int {
    let document = Int(graph.documentOf[node])
    return members.count - (first[document] < 0 ? 0 : Int(last[document] - first[document] + 1))
  }

  /// Whether a sentence is of a document that has no passage, or extends its passage by one.
  private func canAdd(_ node: Int) -> Bool {
    let document = Int(graph.documentOf[node])
    guard first[document] >= 0 else { return true }
    let sentence = graph.sentenceOf[node]
    return last[document] - first[document] + 1 < PassageBuilder.longestPassage
      && (sentence == last[document] + 1 || sentence == first[document] - 1)
  }

  private mutating func add(_ node: Int32) {
    for (other, link) in graph.neighbors[Int(node)] {
      if isMember[Int(other)] {
        isCovered[Int(link)] = true
      } else {
        if counts[Int(other)] == 0 { touched.append(other) }
        counts[Int(other)] += 1
        sums[Int(other)] += graph.logOdds[Int(link)]
        if !isCovered[Int(link)] { bringsNew[Int(other)] = true }
      }
    }
    members.append(node)
    isMember[Int(node)] = true
    let (document, sentence) = (Int(graph.documentOf[Int(node)]), graph.sentenceOf[Int(node)])
    last[document] = first[document] < 0 ? sentence : max(last[document], sentence)
    first[document] = first[document] < 0 ? sentence : min(first[document], sentence)
  }
}
