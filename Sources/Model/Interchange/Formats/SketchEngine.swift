import AlignmentFiles
import Basics

/// Reads the mapping of Sketch Engine and NoSketch Engine: two columns of a number, a range `A,B`, a run `A:B` of pairs, or `-1` for
/// nothing, from 0.
final class SketchEngineReader: LinkReader {
  let header = LinkHeader(documents: [.init(), .init()])
  @exclusivity(unchecked) private var source: LineSource
  @exclusivity(unchecked) private var next = [0, 0]
  /// What is left of a run of pairs.
  @exclusivity(unchecked) private var run: (a: Range<Int>, b: Range<Int>) = (0..<0, 0..<0)

  private enum Column {
    case nothing
    case range(Range<Int>)
    case run(Range<Int>)
  }

  init(_ path: String, _ reading: LinkReading) throws {
    source = try LineSource(path, encoding: reading.encoding)
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while run.a.isEmpty {
      link.clear()
      let isLink: Bool? = try source.next { line in
        var cursor = ByteCursor(line)
        cursor.passBlanks()
        if cursor.isAtEnd { return false }
        let a = try column(&cursor, 0)
        let b = try column(&cursor, 1)
        cursor.passBlanks()
        guard cursor.isAtEnd else { throw LineProblem(cursor.at, "a line has two columns") }
        switch (a, b) {
        case (.run(let a), .run(let b)):
          guard a.count == b.count else { throw LineProblem(0, "two runs of pairs of different lengths") }
          run = (a, b)
          return false
        case (.run, _), (_, .run): throw LineProblem(0, "a run of pairs stands in one column only")
        case (.range(let a), .range(let b)):
          link.addSide(0, a)
          link.addSide(1, b)
        case (.range(let a), .nothing):
          link.addSide(0, a)
          link.isNull = true
        case (.nothing, .range(let b)):
          link.addSide(1, b)
          link.isNull = true
        case (.nothing, .nothing): return false
        }
        return true
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
    link.clear()
    let (a, b) = (run.a.lowerBound, run.b.lowerBound)
    link.addSide(0, a..<a + 1)
    link.addSide(1, b..<b + 1)
    run = (run.a.dropFirst(), run.b.dropFirst())
    return true
  }

  private func column(_ cursor: inout ByteCursor, _ side: Int) throws -> Column {
    cursor.passBlanks()
    let start = cursor.at
    if cursor.pass(UInt8(ascii: "-")) {
      guard cursor.passIndex() == 1 else { throw LineProblem(start, "no number of a sentence, from 0") }
      return .nothing
    }
    guard let first = cursor.passIndex() else {
      throw LineProblem(start, "here the number of a sentence is expected, from 0")
    }
    guard first >= next[side] else {
      throw LineProblem(start, "sentence \(first) stands above already, or one after it does")
    }
    var last = first
    let isRun = cursor.pass(UInt8(ascii: ":"))
    if isRun || cursor.pass(UInt8(ascii: ",")) {
      guard let end = cursor.passIndex(), end >= first else {
        throw LineProblem(cursor.at, "a range ends before it begins")
      }
      guard end - first <= LinkRecord.mostSentences else {
        throw LineProblem(start, "a range of \(end - first) sentences")
      }
      last = end
    }
    next[side] = last + 1
    return isRun ? .run(first..<last + 1) : .range(first..<last + 1)
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
}

/// Writes the mapping of Sketch Engine, a line for each link and each sentence without counterpart.
final class SketchEngineWriter: LinkWriter {
  private let file: AtomicFile

  init(_ file: AtomicFile) { self.file = file }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      for (index, side) in link.sides.enumerated() {
        if index > 0 { bytes.add("\t") }
        guard let first = link.first(side), let last = link.last(side) else {
          bytes.add("-1")
          continue
        }
        bytes.add(first)
        if last > first {
          bytes.add(",")
          bytes.add(last)
        }
      }
      bytes.add("\n")
    }
  }

  func finish() {}
}
