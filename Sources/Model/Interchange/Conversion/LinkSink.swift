import AlignmentModel

/// Thrown when links turn out to stand in another order than was assumed, so that writing begins anew.
enum OrderChange: Error {
  /// They cross, and the format allows it.
  case crosses
  /// They cross, and those that are written must be chosen.
  case mustChoose
}

/// Passes links on to a writer as far as its format can say them, and counts what it cannot.
final class LinkSink {
  private let format: InterchangeFormat
  private let capacity: InterchangeFormat.Capacity
  private let header: OutputHeader
  /// The index in the sink's list of each document of the conversion; nil for those that it leaves out.
  private let indexes: [Int?]
  private let isPair: Bool
  @exclusivity(unchecked) private var writer: any LinkWriter
  @exclusivity(unchecked) private(set) var losses = Losses()
  /// For each document how many sentences stand in no link and are not listed; nil where that is not known.
  @exclusivity(unchecked) private(set) var unlisted: [Int?] = []
  /// How many links were written.
  @exclusivity(unchecked) private(set) var written = 0

  /// Whether links have come in the order of the documents so far.
  @exclusivity(unchecked) private var isOrdered: Bool
  /// Whether links are gathered, to choose among them.
  private let isChoosing: Bool
  private var gathered: [LinkRecord] = []
  /// For each document the index of the sentence after the last that was linked.
  @exclusivity(unchecked) private var next: [Int]
  /// The sentences of each document that stand in links, where these are not in order.
  @exclusivity(unchecked) private var covered: [SentenceSet]
  /// How many sentences of each document stand in links, as long as these are in order.
  @exclusivity(unchecked) private var coveredCounts: [Int]
  @exclusivity(unchecked) private var scratch = LinkRecord()
  @exclusivity(unchecked) private var null = LinkRecord()

  /// A sink.
  ///
  /// - Parameters:
  ///   - documents: the indexes of the writer's documents among those of the conversion.
  ///   - count: how many documents the conversion has.
  ///   - isOrdered: whether links are taken to stand in the order of the documents until one does not.
  ///   - isChoosing: whether those that can stand in one order are chosen in the end.
  init(
    _ format: InterchangeFormat, _ header: OutputHeader, documents: [Int], of count: Int,
    writer: any LinkWriter, isOrdered: Bool, isChoosing: Bool
  ) {
    self.format = format
    capacity = format.capacity
    self.header = header
    self.writer = writer
    self.isOrdered = isOrdered
    self.isChoosing = isChoosing
    isPair = !capacity.takesMany
    var indexes = [Int?](repeating: nil, count: count)
    for (index, document) in documents.enumerated() { indexes[document] = index }
    self.indexes = indexes
    next = documents.map { _ in 0 }
    covered = documents.map { _ in SentenceSet() }
    coveredCounts = documents.map { _ in 0 }
    let ids = Set(header.documents.map(\.id))
    // What is between documents of other files of the same conversion is said there.
    for decision in header.conflicts
    where capacity.content == .all ? !decision.isBetween(ids) : isPair ? decision.isBetween(ids) : true {
      losses.count(.contradictions)
    }
    for note in header.notes
    where capacity.content == .all ? !ids.contains(note.document) : !isPair || ids.contains(note.document) {
      losses.count(.notes)
    }
  }

  /// Takes a link.
  ///
  /// - Throws: `OrderChange`; `InputError` if it cannot be written.
  func take(_ link: LinkRecord) throws {
    guard isPair, !isOwn(link) else { return try takeOwn(link) }
    var own = LinkRecord()
    swap(&own, &scratch)
    defer { swap(&own, &scratch) }
    if project(link, to: &own) { try takeOwn(own) }
  }

  /// Whether a link is of the two documents already.
  private func isOwn(_ link: LinkRecord) -> Bool {
    indexes.count == 2 && link.sides.count == 2 && link.sides[0].document == 0 && link.sides[1].document == 1
  }

  /// Keeps the sides of a link in the two documents; false if it has not both.
  private func project(_ link: LinkRecord, to own: inout LinkRecord) -> Bool {
    var a: LinkRecord.Side?
    var b: LinkRecord.Side?
    for side in link.sides {
      switch indexes[side.document] {
      case 0: a = side
      case 1: b = side
      default: continue
      }
    }
    guard var a, var b else { return false }
    a.document = 0
    b.document = 1
    own.clear()
    own.id += link.id
    own.score = link.score
    own.status = link.status
    if !link.comment.isEmpty { own.comment = link.comment }
    own.sides.append(a)
    own.sides.append(b)
    own.sentences += link.sentences
    own.text += link.text
    own.native = link.native
    return true
  }

  private func takeOwn(_ link: LinkRecord) throws {
    if capacity.content != .all {
      if link.status == .rejected { return losses.count(.rejected) }
      if link.sides.count < 2 { return losses.count(.oneDocument) }
    }
    if !capacity.takesGaps, !link.sides.allSatisfy(link.isContiguous) { return losses.count(.gaps) }
    if capacity.pointsToElements, !link.sides.allSatisfy({ isNamed(link, $0) }) {
      return losses.count(.unnamed)
    }
    if isChoosing {
      gathered.append(link)
      return
    }
    try checkOrder(link)
    if capacity.order == .disjoint,
      !isOrdered,
      link.sides.contains(where: { side in
        link.sentences[side.sentences].contains(where: covered[side.document].contains)
      })
    {
      return losses.count(.overlapping)
    }
    try put(link)
  }

  /// Whether the document gives names to all sentences of a side, if it gives any names.
  private func isNamed(_ link: LinkRecord, _ side: LinkRecord.Side) -> Bool {
    guard let names = header.documents[side.document].names else { return true }
    return link.sentences[side.sentences].allSatisfy { names.name($0) != nil }
  }

  private func checkOrder(_ link: LinkRecord) throws {
    guard isOrdered else { return }
    for side in link.sides where link.first(side) ?? .max < next[side.document] {
      throw capacity.order == .monotone ? OrderChange.mustChoose : OrderChange.crosses
    }
  }

  private func put(_ link: LinkRecord) throws {
    if isOrdered, capacity.listsNulls {
      for side in link.sides {
        if let first = link.first(side) { try putNulls(side.document, next[side.document]..<first) }
      }
    }
    for side in link.sides where !side.sentences.isEmpty {
      if let last = link.last(side) { next[side.document] = max(next[side.document], last + 1) }
      if needsSet { covered[side.document].insert(link.sentences[side.sentences]) }
      coveredCounts[side.document] += side.sentences.count
    }
    countLosses(link)
    written += 1
    guard header.isSet else { return try writer.write(link) }
    if capacity.hasNames, !link.id.isEmpty { losses.count(.names) }
    null = link
    null.id = []
    for index in null.sides.indices { null.sides[index].sentences = 0..<0 }
    try writer.write(null)
  }

  private func putNulls(_ document: Int, _ sentences: some Sequence<Int>) throws {
    for sentence in sentences {
      if capacity.pointsToElements, let names = header.documents[document].names, names.name(sentence) == nil
      {
        losses.count(.unnamedNull)
        continue
      }
      null.clear()
      null.isNull = true
      for index in header.documents.indices {
        if index == document {
          null.addSide(index, sentence..<sentence + 1)
        } else {
          null.sides.append(.init(document: index))
        }
      }
      try writer.write(null)
    }
  }

  /// Whether counts of sentences do not tell which of them stand in links.
  private var needsSet: Bool { !isOrdered }

  private func countLosses(_ link: LinkRecord) {
    guard capacity.content != .all else { return }
    switch link.native {
    case .none: break
    case .link(let link):
      if !link.evidence.isEmpty { losses.count(.evidence) }
      if link.passages.contains(where: { $0.focus != nil }) { losses.count(.focus) }
      if !link.tags.isEmpty { losses.count(.labels) }
    case .json(_, let additions):
      if additions.contains(.evidence) { losses.count(.evidence) }
      if additions.contains(.focus) { losses.count(.focus) }
      if additions.contains(.labels) { losses.count(.labels) }
    }
    if !capacity.hasScores, link.score != nil { losses.count(.scores) }
    if !capacity.hasStatus, format == .intertext ? link.status == .manual : link.status != .automatic {
      losses.count(.statuses)
    }
    if !capacity.hasComments, !link.comment.isEmpty { losses.count(.comments) }
    if !capacity.hasNames, !link.id.isEmpty { losses.count(.names) }
    if link.sides.contains(where: { $0.offsets != nil }) { losses.count(.offsets) }
    if capacity.tellsLanguages, isPair, link.sides.contains(where: { $0.tag > 0 }) { losses.count(.tags) }
  }

  /// Ends the links of the documents.
  ///
  /// - Parameter counts: how many sentences each document of the conversion has; nil where that is not known.
  func endDocuments(_ counts: [Int?]) throws {
    if isChoosing { try choose() }
    let own = zip(counts, indexes).filter { $0.1 != nil }.map(\.0)
    var found: [Int?] = []
    for (index, count) in own.enumerated() {
      guard let count, count > 0 else {
        found.append(nil)
        continue
      }
      let free = (0..<count).lazy.filter { [covered] in !covered[index].contains($0) }
      if !capacity.listsNulls {
        found.append(needsSet ? free.count { _ in true } : count - coveredCounts[index])
        continue
      }
      found.append(0)
      if isOrdered {
        try putNulls(index, min(next[index], count)..<count)
      } else {
        try putNulls(index, free)
      }
    }
    unlisted =
      unlisted.isEmpty ? found : zip(unlisted, found).map { a, b in a.flatMap { a in b.map { a + $0 } } }
    guard header.isSet else { return }
    next = next.map { _ in 0 }
    covered = covered.map { _ in SentenceSet() }
    coveredCounts = coveredCounts.map { _ in 0 }
  }

  /// Ends the output.
  func finish() throws { try writer.finish() }

  private func choose() throws {
    let boxes = gathered.map { link in
      func range(_ index: Int) -> Range<Int> {
        let side = link.sides[index]
        return (link.first(side) ?? 0)..<(link.last(side) ?? 0) + 1
      }
      return LinkChain.Box(a: range(0), b: range(1), weight: link.score ?? 1)
    }
    let chain = LinkChain.best(boxes)
    for _ in chain.count..<max(chain.count, gathered.count) { losses.count(.crossing) }
    isOrdered = true
    for index in chain { try put(gathered[index]) }
  }
}

/// A set of indexes of sentences.
struct SentenceSet {
  private var words: [UInt64] = []

  /// Adds indexes.
  mutating func insert(_ indexes: ArraySlice<Int>) {
    for index in indexes {
      let word = index >> 6
      if word >= words.count { words += repeatElement(0, count: max(word + 1 - words.count, words.count)) }
      words[word] |= 1 << UInt64(index & 63)
    }
  }

  /// Whether an index is in the set.
  func contains(_ index: Int) -> Bool {
    let word = index >> 6
    return word < words.count && words[word] >> UInt64(index & 63) & 1 == 1
  }
}
