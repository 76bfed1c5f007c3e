import AlignmentModel

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
  /// - Parameter selected: pairs with their log-odds.
  /// - Complexity: O(p · log p + g · n · m) for p pairs, g groups, n sentences that a group has at most and m pairs that a sentence
  ///   has.
  package static func groups(_ selected: [SentencePair: Float]) -> [Group] {
    let graph = LinkGraph(selected)
    var growing = GrowingGroup(graph)
    var groups: [Group] = []
    for seed in graph.likeliestFirst where !growing.isCovered[seed] {
      growing.begin(with: seed)
      while growing.addBest() {}
      groups.append(growing.group)
    }
    return withoutNested(groups, graph)
  }

  private static func withoutNested(_ groups: [Group], _ graph: LinkGraph) -> [Group] {
    var ofLink: [[Int32]] = .init(repeating: [], count: graph.links.count)
    let links = groups.map { $0.pairs.compactMap { graph.index(of: $0) } }
    for (group, links) in links.enumerated() { for link in links { ofLink[link].append(Int32(group)) } }
    return groups.indices.filter { index in
      guard let first = links[index].first else { return false }
      return !ofLink[first].contains { other in
        let other = Int(other)
        return other != index && links[other].count > links[index].count
          && groups[index].isWithin(groups[other])
      }
    }.map { groups[$0] }
  }
}

extension SynopsisBuilder.Group {
  /// Whether a sentence is of a document it has no passage of, or extends the passage by one.
  fileprivate func canAdd(_ position: SentencePosition) -> Bool {
    guard let passage = passages[position.document] else { return true }
    return passage.count < PassageBuilder.longestPassage
      && (position.sentence == passage.upperBound || position.sentence == passage.lowerBound - 1)
  }

  fileprivate mutating func add(_ position: SentencePosition) {
    let passage = passages[position.document] ?? position.sentence..<position.sentence + 1
    passages[position.document] =
      min(passage.lowerBound, position.sentence)..<max(passage.upperBound, position.sentence + 1)
  }

  fileprivate func isWithin(_ other: SynopsisBuilder.Group) -> Bool {
    passages.allSatisfy { document, passage in
      guard let theirs = other.passages[document] else { return false }
      return theirs.lowerBound <= passage.lowerBound && passage.upperBound <= theirs.upperBound
    }
  }
}

/// Selected pairs as a graph: sentences are nodes, numbered in their order, pairs are links, numbered in theirs.
private struct LinkGraph {
  let sentences: [SentencePosition]
  let links: [(pair: SentencePair, a: Int, b: Int, logOdds: Float)]
  /// For each node its links, and the nodes at their other ends.
  let neighbors: [[(node: Int, link: Int)]]
  private let indexes: [SentencePair: Int]

  init(_ selected: [SentencePair: Float]) {
    let pairs = selected.sorted { $0.key < $1.key }
    let sentences = Set(pairs.flatMap { [$0.key.a, $0.key.b] }).sorted()
    let node = Dictionary(uniqueKeysWithValues: zip(sentences, sentences.indices))
    links = pairs.compactMap { pair, logOdds in
      guard let a = node[pair.a], let b = node[pair.b] else { return nil }
      return (pair, a, b, logOdds)
    }
    var neighbors: [[(node: Int, link: Int)]] = .init(repeating: [], count: sentences.count)
    for (index, link) in links.enumerated() {
      neighbors[link.a].append((link.b, index))
      neighbors[link.b].append((link.a, index))
    }
    self.sentences = sentences
    self.neighbors = neighbors
    indexes = Dictionary(uniqueKeysWithValues: links.enumerated().map { ($1.pair, $0) })
  }

  /// The number of a link.
  func index(of pair: SentencePair) -> Int? { indexes[pair] }

  /// The links, the likeliest first.
  var likeliestFirst: [Int] {
    links.indices.sorted { (links[$1].logOdds, $0) < (links[$0].logOdds, $1) }
  }
}

/// A group as one sentence after another is added.
private struct GrowingGroup {
  private let graph: LinkGraph
  /// For each link whether it is in a group.
  private(set) var isCovered: [Bool]
  private(set) var group = SynopsisBuilder.Group([:])
  private var members: [Int] = []

  /// For each node, how many links to members it has, their log-odds together, and whether one of them is in no group.
  private var counts: [Int]
  private var sums: [Float]
  private var bringsNew: [Bool]
  private var isMember: [Bool]
  /// The nodes with links to all members so far of other documents than theirs; a node that lacks one is never one again.
  private var candidates: [Int] = []
  /// The nodes with any links to members.
  private var touched: [Int] = []

  init(_ graph: LinkGraph) {
    self.graph = graph
    isCovered = .init(repeating: false, count: graph.links.count)
    counts = .init(repeating: 0, count: graph.sentences.count)
    sums = .init(repeating: 0, count: graph.sentences.count)
    bringsNew = .init(repeating: false, count: graph.sentences.count)
    isMember = bringsNew
  }

  /// Begins a group with the ends of a link.
  mutating func begin(with link: Int) {
    for node in touched {
      (counts[node], sums[node], bringsNew[node]) = (0, 0, false)
    }
    for node in members { isMember[node] = false }
    touched.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    group = SynopsisBuilder.Group([:])
    add(graph.links[link].a)
    add(graph.links[link].b)
    candidates = touched
  }

  /// Adds the sentence that goes best with all, the first of equals; false if there is none.
  mutating func addBest() -> Bool {
    candidates = candidates.filter { !isMember[$0] && counts[$0] >= needed($0) }
    var best: (mean: Float, node: Int)?
    for node in candidates where bringsNew[node] && group.canAdd(graph.sentences[node]) {
      let mean = sums[node] / Float(counts[node])
      if let found = best, (-found.mean, found.node) <= (-mean, node) { continue }
      best = (mean, node)
    }
    guard let best else { return false }
    add(best.node)
    return true
  }

  /// How many members are of other documents.
  private func needed(_ node: Int) -> Int {
    members.count - (group.passages[graph.sentences[node].document]?.count ?? 0)
  }

  private mutating func add(_ node: Int) {
    for (other, link) in graph.neighbors[node] {
      if isMember[other] {
        isCovered[link] = true
      } else {
        if counts[other] == 0 { touched.append(other) }
        counts[other] += 1
        sums[other] += graph.links[link].logOdds
        if !isCovered[link] { bringsNew[other] = true }
      }
    }
    members.append(node)
    isMember[node] = true
    group.add(graph.sentences[node])
  }
}
