import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Vecalign and hunalign count all lines of texts with a sentence a line, empty ones too, and so does what is read and written for them.
@Suite struct LineNumberTests {
  private static let german = [
    "Der Hafen ist zu.", "Kein Schiff fährt.", "Die Fähre liegt still.", "Dann regnete es.",
  ]
  private static let english = [
    "The harbor is closed.", "No ship sails.", "The ferry is idle.", "Then it rained.",
  ]
  private static let languages = ["de": "de", "en": "en"]

  /// Where empty lines stand: before so many sentences, in German and English; and what an empty line is.
  static let layouts: [(german: [Int], english: [Int], blank: String)] = [
    ([], [], ""), ([1], [], ""), ([], [1], ""), ([2], [1], ""), ([1], [1], ""), ([0], [], ""),
    ([], [0, 0], ""),
    ([1, 1], [3], "  "), ([4], [], ""), ([4], [4, 4], " \t"), ([0, 2, 4], [1, 3, 3], "\u{A0}"),
  ]

  /// A text, and the line of each of its sentences.
  private static func text(_ sentences: [String], _ blanks: [Int], _ blank: String, end: String = "\n") -> (
    String, [Int]
  ) {
    var lines: [String] = []
    var numbers: [Int] = []
    for index in 0...sentences.count {
      for _ in blanks.filter({ $0 == index }) { lines.append(blank) }
      guard index < sentences.count else { break }
      numbers.append(lines.count)
      lines.append(sentences[index])
    }
    return (lines.map { $0 + end }.joined(), numbers)
  }

  private static func path(_ a: [Int], _ b: [Int]) -> String {
    zip(a, b).map { "[\($0)]:[\($1)]:0.02\n" }.joined()
  }

  /// The ladder of links of one line each, with nulls between them and a closing rung.
  private static func ladder(_ a: [Int], _ b: [Int], _ counts: (Int, Int)) -> String {
    var rungs: [(Int, Int)] = [(0, 0)]
    func add(_ rung: (Int, Int)) { if rungs[rungs.count - 1] != rung { rungs.append(rung) } }
    for (x, y) in zip(a, b) {
      add((x, rungs[rungs.count - 1].1))
      add((x, y))
      add((x + 1, y + 1))
    }
    add((counts.0, rungs[rungs.count - 1].1))
    add(counts)
    return rungs.map { "\($0.0)\t\($0.1)\n" }.joined()
  }

  private static var expected: [[String]] { zip(german, english).map { [$0, $1] } }

  @Test(arguments: layouts, ["\n", "\r\n", "\r"])
  func linesAreCounted(_ layout: (german: [Int], english: [Int], blank: String), _ end: String) throws {
    let (german, a) = Self.text(Self.german, layout.german, layout.blank, end: end)
    let (english, b) = Self.text(Self.english, layout.english, layout.blank, end: end)
    let counts = (
      german.components(separatedBy: end).count - 1, english.components(separatedBy: end).count - 1
    )
    try LinkFolder.with { folder in
      try folder.write("de.txt", german)
      try folder.write("en.txt", english)
      func pairs(_ name: String) throws -> [[String]] {
        try folder.pairs(
          name, documents: ["de.txt", "en.txt"], format: .presegmented, languages: Self.languages)
      }
      try folder.write("in.path", Self.path(a, b))
      #expect(try pairs("in.path") == Self.expected)
      try folder.write("in.ladder", Self.ladder(a, b, counts))
      #expect(try pairs("in.ladder") == Self.expected)
      // hunalign's closing rung counts the line after the last end of a line.
      try folder.write("more.ladder", Self.ladder(a, b, counts) + "\(counts.0 + 1)\t\(counts.1 + 1)\n")
      #expect(try pairs("more.ladder") == Self.expected)
      // And so they are written.
      for name in ["in.path", "in.ladder"] {
        for output in ["out.path", "out.ladder"] {
          try folder.convert(
            name, output, documents: ["de.txt", "en.txt"], format: .presegmented, languages: Self.languages)
          #expect(try pairs(output) == Self.expected, "\(name) \(output)")
        }
      }
      let written = try folder.text("out.path").split(separator: "\n").map {
        $0.split(separator: ":").prefix(2)
      }
      #expect(
        written.filter { !$0.contains("[]") }.map { $0.joined(separator: ":") }
          == zip(a, b).map { "[\($0)]:[\($1)]" })
      #expect(written.count { $0[0] != "[]" } == counts.0 && written.count { $0[1] != "[]" } == counts.1)
      #expect(
        try folder.text("out.ladder").split(separator: "\n").last?.hasPrefix("\(counts.0)\t\(counts.1)")
          == true)
    }
  }

  @Test func emptyLinesWithinABeadBelongToIt() throws {
    try LinkFolder.with { folder in
      try folder.write("de.txt", "Eins.\n\nZwei.\n\nDrei.\n")
      try folder.write("en.txt", "One, two.\nThree.\n")
      try folder.write("in.path", "[0, 2]:[0]\n[3, 4]:[1]\n")
      let options = (documents: ["de.txt", "en.txt"], languages: Self.languages)
      try folder.convert(
        "in.path", "out.ladder", documents: options.documents, format: .presegmented,
        languages: options.languages)
      #expect(try folder.text("out.ladder") == "0\t0\n3\t1\n4\t1\n5\t2\n")
      try folder.convert(
        "in.path", "out.path", documents: options.documents, format: .presegmented,
        languages: options.languages)
      #expect(try folder.text("out.path") == "[0, 1, 2]:[0]\n[3]:[]\n[4]:[1]\n")
    }
  }

  @Test func linesBeyondTheTextAreRefused() throws {
    try LinkFolder.with { folder in
      try folder.write("de.txt", "Eins.\n\nZwei.\n")
      try folder.write("en.txt", "One.\nTwo.\n")
      for (name, text) in [("a.path", "[3]:[1]\n"), ("b.path", "[0]:[2]\n"), ("c.ladder", "0\t0\n5\t2\n")] {
        try folder.write(name, text)
        let error = #expect(throws: InputError.self) {
          try folder.pairs(
            name, documents: ["de.txt", "en.txt"], format: .presegmented, languages: Self.languages)
        }
        #expect(error?.problem.contains("lines") == true)
      }
    }
  }
}
