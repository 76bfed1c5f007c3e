import AlignmentFiles
import Basics

/// Reads the ladder of hunalign: rungs `a TAB b [TAB score]`, from 0.
///
/// A rung says that so many sentences of either document precede, and what stands between two rungs belongs together; the score is that
/// of the bead that begins at the rung. hunalign itself leaves out the last rung, which is then where the documents end, or counts one line more there, the
/// empty one after the last line's end.
final class LadderReader: LinkReader {
  let header = LinkHeader(documents: [.init(), .init()])
  @exclusivity(unchecked) private var source: LineSource
  @exclusivity(unchecked) private var rung: Rung?
  /// Where the documents end; nil if that is not known.
  @exclusivity(unchecked) private var end: (a: Int, b: Int)?
  @exclusivity(unchecked) private var isAtEnd = false

  private struct Rung {
    var a = 0
    var b = 0
    var score: Double?
  }

  init(_ path: String, _ reading: LinkReading) throws {
    source = try LineSource(path, encoding: reading.encoding)
  }

  func use(_ documents: [OutputDocument]) {
    if let a = documents[0].table, let b = documents[1].table { end = (a.lineCount, b.lineCount) }
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while !isAtEnd {
      let below = rung
      guard let rung = try source.next({ try LadderReader.rung($0, after: below) }) else {
        isAtEnd = true
        guard let below else {
          throw InputError(
            .damaged, file: source.path, at: .position(line: 1, column: 1), "holds no rung of a ladder")
        }
        guard let end, below.a <= end.a, below.b <= end.b else { return false }
        return set(&link, from: below, to: Rung(a: end.a, b: end.b))
      }
      self.rung = rung
      if set(&link, from: below ?? Rung(), to: rung) { return true }
    }
    return false
  }

  /// Makes a link of what stands between two rungs; false if nothing does.
  private func set(_ link: inout LinkRecord, from below: Rung, to rung: Rung) -> Bool {
    guard rung.a > below.a || rung.b > below.b else { return false }
    link.clear()
    link.addSide(0, below.a..<rung.a)
    link.addSide(1, below.b..<rung.b)
    link.isNull = rung.a == below.a || rung.b == below.b
    link.score = below.score
    return true
  }

  private static func rung(_ line: UnsafeBufferPointer<UInt8>, after below: Rung?) throws -> Rung {
    var cursor = ByteCursor(line)
    var rung = Rung()
    for side in 0...1 {
      cursor.passBlanks()
      let start = cursor.at
      guard let index = cursor.passIndex() else {
        throw LineProblem(cursor.at, "a rung of a ladder is two numbers and a score, between tabs")
      }
      let least = side == 0 ? below?.a : below?.b
      guard index >= least ?? 0 else {
        throw LineProblem(start, "this rung is below the one before, so that two beads overlap")
      }
      guard index - (least ?? 0) <= LinkRecord.mostSentences else {
        throw LineProblem(start, "a bead of \(index - (least ?? 0)) sentences")
      }
      if side == 0 { rung.a = index } else { rung.b = index }
    }
    cursor.passBlanks()
    if !cursor.isAtEnd {
      guard let score = cursor.passNumber() else { throw LineProblem(cursor.at, "this score is no number") }
      rung.score = score
      cursor.passBlanks()
    }
    guard cursor.isAtEnd else { throw LineProblem(cursor.at, "more than two numbers and a score") }
    return rung
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
}

/// Writes the ladder of hunalign, with its last rung.
final class LadderWriter: LinkWriter {
  private let file: AtomicFile
  @exclusivity(unchecked) private var a = 0
  @exclusivity(unchecked) private var b = 0
  @exclusivity(unchecked) private var hasScores = false

  init(_ file: AtomicFile) { self.file = file }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      rung(&bytes)
      // A rung of which nothing is known but that it leads to no link has some score, as hunalign's do.
      if let score = link.score ?? (link.isNull && hasScores ? 0 : nil) {
        hasScores = true
        bytes.add("\t")
        bytes.add(score)
      }
      bytes.add("\n")
    }
    a += link.sides[0].sentences.count
    b += link.sides[1].sentences.count
  }

  private func rung(_ bytes: inout [UInt8]) {
    bytes.add(a)
    bytes.add("\t")
    bytes.add(b)
  }

  func finish() throws {
    try file.append { bytes in
      rung(&bytes)
      bytes.add(hasScores ? "\t0\n" : "\n")
    }
  }
}
