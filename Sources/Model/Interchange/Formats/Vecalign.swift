import AlignmentFiles
import Basics

/// Reads the lines of Vecalign, Bertalign and their scorers: `[0, 1]:[2]:0.156`, from 0, with a cost or without.
///
/// The cost, of which less is better, is 1 less the score. Bitextor's number of a document before the lists is passed over.
final class VecalignReader: LinkReader {
  let header = LinkHeader(documents: [.init(), .init()])
  @exclusivity(unchecked) private var source: LineSource

  init(_ path: String, _ reading: LinkReading) throws {
    source = try LineSource(path, encoding: reading.encoding)
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      link.clear()
      let isLink: Bool? = try source.next { line in
        var cursor = ByteCursor(line)
        cursor.passBlanks()
        if cursor.isAtEnd { return false }
        try VecalignReader.read(&cursor, into: &link)
        if cursor.pass(UInt8(ascii: ":")) {
          guard let cost = cursor.passNumber() else { throw LineProblem(cursor.at, "this cost is no number") }
          link.score = VecalignCost.score(cost)
        }
        cursor.passBlanks()
        guard cursor.isAtEnd else {
          throw LineProblem(cursor.at, "a bead is two lists and a cost, such as [0, 1]:[2]:0.156")
        }
        return true
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
  }

  /// Reads two lists of sentences.
  static func read(_ cursor: inout ByteCursor, into link: inout LinkRecord) throws {
    let start = cursor.at
    if cursor.passIndex() != nil, !cursor.pass(UInt8(ascii: ":")) { cursor.at = start }
    for document in 0...1 {
      let first = link.sentences.count
      guard document == 0 || cursor.pass(UInt8(ascii: ":")), cursor.pass(UInt8(ascii: "[")) else {
        throw LineProblem(cursor.at, "a bead is two lists and a cost, such as [0, 1]:[2]:0.156")
      }
      cursor.passBlanks()
      while !cursor.pass(UInt8(ascii: "]")) {
        if link.sentences.count > first, !cursor.pass(UInt8(ascii: ",")) {
          throw LineProblem(cursor.at, "a list of sentences has commas, and ends with a bracket")
        }
        cursor.passBlanks()
        guard let index = cursor.passIndex() else {
          throw LineProblem(cursor.at, "a list of sentences has their numbers, from 0")
        }
        link.sentences.append(index)
        cursor.passBlanks()
      }
      link.sides.append(.init(document: document, sentences: first..<link.sentences.count))
    }
    link.isNull = link.sides.contains { $0.sentences.isEmpty }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
}

/// Writes the lines of Vecalign.
final class VecalignWriter: LinkWriter {
  private let file: AtomicFile
  @exclusivity(unchecked) private var hasScores = false

  init(_ file: AtomicFile) { self.file = file }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      VecalignWriter.add(link, to: &bytes)
      if let score = link.score {
        hasScores = true
        bytes.add(":")
        bytes.add(VecalignCost.cost(score))
      } else if link.isNull, hasScores {
        bytes.add(":0.000000")
      }
      bytes.add("\n")
    }
  }

  /// Appends the two lists of a link's sentences.
  static func add(_ link: LinkRecord, to bytes: inout [UInt8]) {
    for (index, side) in link.sides.enumerated() {
      bytes.add(index == 0 ? "[" : ":[")
      for at in side.sentences {
        if at > side.sentences.lowerBound { bytes.add(", ") }
        bytes.add(link.sentences[at])
      }
      bytes.add("]")
    }
  }

  func finish() {}
}

/// The cost that Vecalign gives in place of a score: 1 less the score, so that less is better.
enum VecalignCost {
  /// Scores of at most so many decimals come back as they were.
  private static let decimals = 15

  /// The cost of a score.
  static func cost(_ score: Double) -> Double { rounded(1 - score) }

  /// The score of a cost.
  static func score(_ cost: Double) -> Double { rounded(1 - cost) }

  private static func rounded(_ value: Double) -> Double {
    // Beyond that, doubles have no fifteen decimals.
    value.magnitude < 4 ? value.rounded(to: decimals) : value
  }
}
