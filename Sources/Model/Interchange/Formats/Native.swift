import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

/// What the native formats have in common: names of links, and passages with offsets.
final class NativeRecord {
  /// The documents.
  let references: [DocumentReference]
  private let tables: [SentenceTable?]
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var number = 0

  init(_ header: OutputHeader) throws {
    references = try header.documents.map { document in
      guard let reference = document.reference else {
        throw InputError(
          .documentMissing, "document '\(document.id)' is needed", remedy: .nameDocuments([document.id]))
      }
      return reference
    }
    tables = header.documents.map(\.table)
  }

  /// The name of a link: its own, or its number.
  ///
  /// - Throws: `InputError` if a link has its name already.
  func name(_ link: LinkRecord) throws -> [UInt8] {
    number += 1
    if !link.id.isEmpty {
      try check(link)
      return link.id
    }
    var name: [UInt8] = Array("l\(number)".utf8)
    while !names.insert(name) { name.add("-2") }
    return name
  }

  /// Makes sure that a link's own name is new.
  ///
  /// - Throws: `InputError` if a link has it already.
  func check(_ link: LinkRecord) throws {
    guard names.insert(link.id) else {
      throw InputError(.duplicateName, "two links are called '\(String(decoding: link.id, as: UTF8.self))'")
    }
  }

  /// Calls `body` with the document, sentences and offsets of each run of sentences of a link.
  func forEachPassage(
    _ link: LinkRecord, _ body: (_ document: Int, _ run: Range<Int>, _ offsets: Range<Int>) -> Void
  ) {
    for side in link.sides {
      if let first = link.first(side), let last = link.last(side), link.isContiguous(side) {
        body(side.document, first..<last + 1, side.offsets ?? offsets(side.document, first, last))
      } else if side.sentences.isEmpty, let offsets = side.offsets {
        body(side.document, 0..<0, offsets)
      } else {
        for run in link.runs(side) {
          body(side.document, run, offsets(side.document, run.lowerBound, run.upperBound - 1))
        }
      }
    }
  }

  /// The pages on which a run of sentences of a document stands.
  func pages(_ document: Int, _ run: Range<Int>) -> PageRange? {
    guard let table = tables[document], let last = run.last else { return nil }
    return table.pages(run.lowerBound, last)
  }

  private func offsets(_ document: Int, _ first: Int, _ last: Int) -> Range<Int> {
    guard let table = tables[document] else { return 0..<0 }
    return table.ranges[first].lowerBound..<table.ranges[last].upperBound
  }

  /// Puts the sides of each document together, in the order of the documents.
  static func merge(_ link: inout LinkRecord) {
    var sides: [LinkRecord.Side] = []
    var sentences: [Int] = []
    for document in Set(link.sides.map(\.document)).sorted() {
      let own = link.sides.filter { $0.document == document }
      let start = sentences.count
      for side in own { sentences += link.sentences[side.sentences] }
      // A sentence may be divided between two passages.
      let unique = Set(sentences[start...]).sorted()
      sentences.replaceSubrange(start..., with: unique)
      sides.append(
        .init(
          document: document, sentences: start..<sentences.count,
          offsets: own.count == 1 ? own[0].offsets : nil, pages: PageRange(own.map(\.pages))))
    }
    link.sides = sides
    link.sentences = sentences
  }
}

extension NativeRecord {
  /// What is expected to be missed between documents that are written.
  func expected(_ header: OutputHeader) -> [LinkExpectation] {
    let ids = Set(references.map(\.id))
    return header.expected.filter { ids.contains($0.a) && ids.contains($0.b) }
  }

  /// What a person has noted on sentences of documents that are written.
  func notes(_ header: OutputHeader) -> [SentenceNote] {
    let ids = Set(references.map(\.id))
    return header.notes.filter { ids.contains($0.document) }
  }

  /// What a person has decided about contradictions between documents that are written.
  func conflicts(_ header: OutputHeader) -> [ConflictDecision] {
    let ids = Set(references.map(\.id))
    return header.conflicts.filter { $0.isBetween(ids) }
  }
}

/// Reads the links of the native file.
final class NativeReader: LinkReader {
  let header: LinkHeader
  private let path: String
  private let links: [Link]
  private let indexes: [String: Int]
  private var at = 0

  /// Reads a file, or takes what is known to stand there.
  init(_ path: String, _ known: Alignment? = nil) throws {
    let alignment = try known ?? NativeFile.read(path)
    self.path = path
    links = alignment.links
    indexes = Dictionary(alignment.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    header = LinkHeader(
      documents: alignment.documents.map {
        .init(id: $0.id, path: $0.path, language: $0.language, reference: $0)
      }, generator: alignment.generator, signature: alignment.signature, mode: alignment.mode,
      expected: alignment.expected, conflicts: alignment.conflicts, notes: alignment.notes,
      unknown: alignment.unknown)
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    guard at < links.count else { return false }
    let native = links[at]
    at += 1
    link.clear()
    link.id += native.id.utf8
    link.score = native.score
    link.status = native.status
    if let comment = native.comment { link.comment = Array(comment.utf8) }
    for passage in native.passages {
      // A passage is of a document of the alignment, as NativeFile has seen to.
      guard let document = indexes[passage.document] else { continue }
      let start = link.sentences.count
      link.sentences += passage.sentences
      link.sides.append(
        .init(
          document: document, sentences: start..<link.sentences.count,
          offsets: passage.start..<passage.end, pages: passage.pages))
    }
    let isSorted = zip(link.sides, link.sides.dropFirst()).allSatisfy { $0.document < $1.document }
    if !isSorted { NativeRecord.merge(&link) }
    link.native = .link(native)
    return true
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError {
    InputError(.damaged, file: path, at: .json(path: "links[\(max(0, at - 1))]"), problem, remedy: remedy)
  }
}

/// Writes the native file.
final class NativeWriter: LinkWriter {
  private let file: AtomicFile
  private let natives: NativeRecord
  private var alignment: Alignment

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    natives = try NativeRecord(header)
    alignment = Alignment(
      generator: header.generator, signature: header.signature, mode: header.mode,
      documents: natives.references, links: [])
    alignment.expected = natives.expected(header)
    alignment.conflicts = natives.conflicts(header)
    alignment.notes = natives.notes(header)
    alignment.unknown = header.unknown
  }

  func write(_ link: LinkRecord) throws {
    switch link.native {
    case .link(let native):
      alignment.links.append(native)
      return
    case .json(let line, let additions) where !additions.isEmpty:
      alignment.links.append(try line.withUnsafeBufferPointer { try NativeFile.link($0) })
      return
    case .json, .none: break
    }
    let name = String(decoding: try natives.name(link), as: UTF8.self)
    var passages: [Passage] = []
    natives.forEachPassage(link) { document, run, offsets in
      passages.append(
        Passage(
          document: natives.references[document].id, start: offsets.lowerBound, end: offsets.upperBound,
          sentences: Array(run), pages: natives.pages(document, run)))
    }
    alignment.links.append(
      Link(
        id: name, score: link.score ?? 1, status: link.status, passages: passages, evidence: [],
        comment: link.comment.isEmpty ? nil : String(decoding: link.comment, as: UTF8.self)))
  }

  func finish() throws { try file.write([UInt8](NativeFile.data(alignment))) }
}
