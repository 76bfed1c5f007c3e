import AlignmentModel
import Basics
import Foundation

/// Gold links between two independent accounts: which sentences tell the same event.
///
/// The files are described in the annotation guide: `sentences/DOC.tsv` (index, start, end, paragraph, text; offsets in code
/// points) and `links/A__B.tsv` (indexes in A, indexes in B, grade, label).
public struct EventGold: Sendable {
  /// One gold link.
  public struct Link: Equatable, Sendable {
    /// Indexes of sentences of the first document.
    public let a: Set<Int>
    /// Indexes of sentences of the second document.
    public let b: Set<Int>
    /// 2 when the main statement of both is the same event, 1 when it is only touched.
    public let grade: Int
    /// What the annotators call the event; empty where they do not say.
    public let label: String
  }

  /// A pair of sentence indexes.
  public struct Pair: Hashable, Sendable {
    /// The first document's sentence.
    public let a: Int
    /// The second document's sentence.
    public let b: Int

    /// Makes a pair.
    public init(_ a: Int, _ b: Int) {
      self.a = a
      self.b = b
    }

    /// All pairs of some sentences of the first document with some of the second.
    ///
    /// - Complexity: O(number of pairs).
    public static func all(_ a: some Sequence<Int>, _ b: some Sequence<Int>) -> [Pair] {
      a.flatMap { first in b.map { Pair(first, $0) } }
    }
  }

  /// The documents' ids.
  public let documents: (a: String, b: String)
  /// The offsets of the gold sentences of both documents; empty for those without a letter, which take no part.
  public let sentences: (a: [Range<Int>], b: [Range<Int>])
  /// The texts of the gold sentences of both documents; empty where the files do not have them.
  public let texts: (a: [String], b: [String])
  /// The index of the paragraph in which each gold sentence of the first document stands, from 0.
  public let paragraphs: [Int]
  /// The links.
  public let links: [Link]

  /// The pairs of documents that a gold folder has links for, by the names of its files, sorted.
  ///
  /// - Throws: `InputError` if there is no such folder, or no links in it.
  public static func pairs(in folder: String) throws -> [(a: String, b: String)] {
    guard !folder.isEmpty else {
      throw InputError(.missingFile, "the folder with gold links has no name", remedy: "name one")
    }
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder + "/links")
    let pairs = (files ?? []).filter { $0.hasSuffix(".tsv") }.sorted().compactMap {
      file -> (String, String)? in
      let stem = file.dropLast(4)
      guard let border = stem.range(of: "__") else { return nil }
      return (String(stem[..<border.lowerBound]), String(stem[border.upperBound...]))
    }
    guard !pairs.isEmpty else {
      throw InputError(
        .notThisFormat, file: folder, "holds no gold links",
        remedy: "name a folder with links/A__B.tsv and sentences/A.tsv")
    }
    return pairs.map { (a: $0.0, b: $0.1) }
  }

  /// The files that hold the gold of some pairs of documents, each once.
  public static func files(in folder: String, _ pairs: [(a: String, b: String)]) -> [String] {
    Set(pairs.flatMap { [$0.a, $0.b] }).sorted().map { "\(folder)/sentences/\($0).tsv" }
      + pairs.map { "\(folder)/links/\($0.a)__\($0.b).tsv" }
  }

  /// Reads the gold of one pair of documents.
  ///
  /// - Throws: `InputError` with file and line for a file that is missing or malformed.
  public init(folder: String, a: String, b: String) throws {
    documents = (a, b)
    let first = try EventGold.readSentences("\(folder)/sentences/\(a).tsv")
    let second = try EventGold.readSentences("\(folder)/sentences/\(b).tsv")
    sentences = (first.map(\.range), second.map(\.range))
    texts = (first.map(\.text), second.map(\.text))
    var indexes: [Substring: Int] = [:]
    paragraphs = first.map { sentence in
      let index = indexes[sentence.paragraph] ?? indexes.count
      indexes[sentence.paragraph] = index
      return index
    }
    links = try EventGold.readLinks(
      "\(folder)/links/\(a)__\(b).tsv", counts: [sentences.a.count, sentences.b.count])
  }

  private static func readSentences(
    _ path: String
  ) throws -> [(range: Range<Int>, paragraph: Substring, text: String)] {
    try lines(path).enumerated().map { index, line in
      let (number, fields) = line
      guard fields.count >= 4, let start = Int(fields[1]), let end = Int(fields[2]) else {
        throw InputError(
          .damaged, file: path, at: .line(number), "not 'index start end paragraph text' with tabs")
      }
      guard 0 <= start, start <= end, end <= largestOffset else {
        throw InputError(.damaged, file: path, at: .line(number), "\(start) to \(end) is no range of a text")
      }
      // Links count sentences, so that one left out would move all that follow.
      guard Int(fields[0]) == index else {
        throw InputError(
          .damaged, file: path, at: .line(number),
          "sentence '\(fields[0])' stands where \(index) is expected, counted from 0")
      }
      let hasLetter = fields.count < 5 || fields[4].unicodeScalars.contains(where: \.properties.isAlphabetic)
      return (hasLetter ? start..<end : start..<start, fields[3], fields.count < 5 ? "" : String(fields[4]))
    }
  }

  /// The last offset that a JSON number holds exactly.
  private static let largestOffset = 1 << 53

  /// The grades of links.
  private static let grades = 1...2

  /// Reads links between documents that have so many sentences.
  private static func readLinks(_ path: String, counts: [Int]) throws -> [Link] {
    try lines(path).map { number, fields in
      guard fields.count >= 3, let grade = Int(fields[2]) else {
        throw InputError(
          .damaged, file: path, at: .line(number), "not 'sentences sentences grade label' with tabs")
      }
      let sides = try zip(fields, counts).map { field, count in
        try Set(
          field.split(separator: ",").map { name throws(InputError) in
            guard let index = Int(name), (0..<count).contains(index) else {
              throw InputError(
                .damaged, file: path, at: .line(number),
                "'\(name)' is no sentence of a document that has \(count), counted from 0")
            }
            return index
          })
      }
      guard sides.allSatisfy({ !$0.isEmpty }) else {
        throw InputError(.damaged, file: path, at: .line(number), "a side of the link has no sentences")
      }
      guard grades.contains(grade) else {
        throw InputError(
          .damaged, file: path, at: .line(number),
          "'\(grade)' is no grade: 2 is the same event, 1 one that is touched")
      }
      return Link(
        a: sides[0], b: sides[1], grade: grade, label: fields.count < 4 ? "" : String(fields[3]))
    }
  }

  private static func lines(_ path: String) throws -> [(number: Int, fields: [Substring])] {
    String(decoding: try InputFile.bytes(path, isRegular: true), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .enumerated().filter { !$0.element.isEmpty }
    .map { ($0.offset + 1, $0.element.split(separator: "\t", omittingEmptySubsequences: false)) }
  }

  /// All pairs of sentences that are in some gold link.
  public var pairs: Set<Pair> {
    Set(links.flatMap { Pair.all($0.a, $0.b) })
  }

  /// The gold sentences that a link's passages stand for, of both documents, ascending.
  ///
  /// - Complexity: O(number of gold sentences · passages).
  public func covered(by link: AlignmentModel.Link) -> (a: [Int], b: [Int]) {
    func covered(_ document: String, _ sentences: [Range<Int>]) -> [Int] {
      Set(
        link.passages.filter { $0.document == document && $0.start <= $0.end }
          .flatMap { EventGold.covered(by: $0.start..<$0.end, in: sentences) }
      ).sorted()
    }
    return (covered(documents.a, sentences.a), covered(documents.b, sentences.b))
  }

  /// The gold sentences that a passage covers by at least half, or that hold at least half of it.
  ///
  /// - Complexity: O(number of gold sentences).
  public static func covered(by passage: Range<Int>, in sentences: [Range<Int>]) -> [Int] {
    sentences.indices.filter { index in
      let sentence = sentences[index]
      let overlap =
        min(sentence.upperBound, passage.upperBound) - max(sentence.lowerBound, passage.lowerBound)
      return overlap > 0 && (2 * overlap >= sentence.count || 2 * overlap >= passage.count)
    }
  }
}
