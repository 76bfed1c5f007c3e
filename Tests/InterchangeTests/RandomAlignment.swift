import AlignmentModel
import Foundation
import TestSupport
import Texts

/// Documents of random sentences, a sentence a line, and random links between them.
struct RandomAlignment {
  /// The documents, as the native file names them.
  let documents: [Document]
  /// The links.
  var alignment: Alignment

  /// Writes documents into a folder and links them.
  ///
  /// - Parameters:
  ///   - mode: in parallel mode beads in order; in comparable mode links that cross, overlap, have gaps, and have been judged.
  ///   - languages: of the documents.
  init(
    _ mode: Alignment.Mode, languages: [String], sentences: Int, in folder: URL,
    using generator: inout SeededGenerator
  ) throws {
    var paths: [String] = []
    for (number, language) in languages.enumerated() {
      let name = Set(languages).count == languages.count ? language : "\(language)\(number + 1)"
      let lines = (0..<sentences + number * 3).map { RandomAlignment.sentence(number, $0, using: &generator) }
      let file = folder.appending(path: "\(name).txt")
      try Data(lines.joined().utf8).write(to: file)
      paths.append("\(name)=\(file.path)")
    }
    let byID = Dictionary(
      zip(paths.map { String($0.prefix { $0 != "=" }) }, languages.compactMap { Language($0) })
    ) { first, _ in first }
    documents = try DocumentReader(languages: byID, format: .presegmented).read(paths)
    let tables = try documents.map { try SentenceSegmenter($0.language).sentences(of: $0.view).map(\.range) }
    alignment = Alignment(
      generator: "synoptic 0.1.0", signature: "mode:\(mode.rawValue)|test & <more>", mode: mode,
      documents: documents.map(DocumentReference.init), links: [])
    let counts = tables.map(\.count)
    let sides =
      mode == .parallel
      ? RandomAlignment.beads(counts, using: &generator) : RandomAlignment.links(counts, using: &generator)
    for (number, link) in sides.enumerated() {
      let passages = link.flatMap { document, runs in
        runs.map { run in
          Passage(
            document: documents[document].id, start: tables[document][run.lowerBound].lowerBound,
            end: tables[document][run.upperBound - 1].upperBound, sentences: Array(run))
        }
      }
      let statuses: [Link.Status] = mode == .parallel ? [.automatic] : [.automatic, .confirmed, .manual]
      alignment.links.append(
        Link(
          id: "l\(number + 1)", score: Double(Int.random(in: 0...10_000, using: &generator)) / 10_000,
          status: statuses.randomElement(using: &generator) ?? .automatic, passages: passages, evidence: [],
          comment: mode == .comparable && number % 5 == 0 ? "is it \"so\" & <so>?" : nil))
    }
  }

  /// A line with a sentence that no other equals, of letters, marks and space of many kinds; at times after an empty one.
  private static func sentence(
    _ document: Int, _ number: Int, using generator: inout SeededGenerator
  ) -> String {
    let pieces = [
      "&", "<b>", "\"Wort\"", "it's", "Größe", "Троцкий", "日本", "a\u{301}", "\u{A0}", "—", "]]>", "&amp;",
      "🚀",
      "\u{FFFE}", "x\u{AD}y", "-1", "[0]:[1]", "a\u{200B}b", "%", "{id}", "\\", "e\u{1}f",
    ]
    let words = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }
    let gap = Int.random(in: 0..<5, using: &generator) == 0 ? "\n" : ""
    return "\(gap)\(["A", "B", "C", "D"][document])\(number) \(words.joined(separator: " ")).\n"
  }

  /// Beads of the first two documents: all sentences in order, some in none.
  private static func beads(
    _ counts: [Int], using generator: inout SeededGenerator
  ) -> [[(Int, [Range<Int>])]] {
    var (a, b) = (0, 0)
    var beads: [[(Int, [Range<Int>])]] = []
    while true {
      a += Int.random(in: 0..<3, using: &generator) / 2
      b += Int.random(in: 0..<3, using: &generator) / 2
      let size = (Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator))
      guard a + size.0 <= counts[0], b + size.1 <= counts[1] else { return beads }
      beads.append([(0, [a..<a + size.0]), (1, [b..<b + size.1])])
      a += size.0
      b += size.1
    }
  }

  /// Links of two or more documents in any order.
  private static func links(
    _ counts: [Int], using generator: inout SeededGenerator
  ) -> [[(Int, [Range<Int>])]] {
    (0..<30).map { _ in
      var documents = Array(counts.indices).shuffled(using: &generator)
      documents = documents.prefix(Int.random(in: 2...counts.count, using: &generator)).sorted()
      return documents.map { document in
        let size = Int.random(in: 1...3, using: &generator)
        let start = Int.random(in: 0...counts[document] - size, using: &generator)
        var runs = [start..<start + size]
        let next = start + size + 1
        if Int.random(in: 0..<4, using: &generator) == 0, next < counts[document] {
          runs.append(next..<next + 1)
        }
        return (document, runs)
      }
    }
  }
}
