import Dates
import Foundation
import TestSupport
import Testing
import Texts

/// How many sentences of real accounts are told of the year that a reader says, by `Resources/narrated.tsv`.
///
/// Its lines: subject, document, offset of the sentence, what it tells of (a year, FROM/TO for a span, none), kind of case. The gold was
/// made before the decoding was written, and holds no text.
@Suite struct NarratedYearTests {
  private struct Gold {
    let path: String
    let offset: Int
    /// Nil where nothing is told in time.
    let years: ClosedRange<Int>?
  }

  private struct Shares {
    var right = 0
    var wrong = 0
    var all = 0
    var rightShare: Double { Double(right) / Double(max(1, all)) }
    var wrongShare: Double { Double(wrong) / Double(max(1, all)) }
  }

  private static func gold() throws -> [Gold] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources/narrated.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t")
      guard parts.count == 5, let offset = Int(parts[2]) else { return nil }
      let years = parts[3].split(separator: "/").compactMap { Int($0) }
      guard let first = years.first, let last = years.last else {
        // What a reader cannot tell is left out.
        return parts[3] == "none" ? Gold(path: "\(parts[0])/\(parts[1])", offset: offset, years: nil) : nil
      }
      return Gold(path: "\(parts[0])/\(parts[1])", offset: offset, years: first...last)
    }
  }

  /// Right: a time within the gold's years, or none where nothing is told in time; unknown counts as neither.
  private static func shares(
    in folder: URL, of subjects: [String]? = nil
  ) throws -> Shares {
    var shares = Shares()
    for (path, gold) in Dictionary(grouping: try gold(), by: \.path).sorted(by: { $0.key < $1.key }) {
      let file = folder.appending(path: path).path(percentEncoded: false)
      guard FileManager.default.fileExists(atPath: file) else { continue }
      if let subjects, !subjects.contains(where: { path.hasPrefix($0 + "/") }) { continue }
      let document = try DocumentReader().read([file])[0]
      let sentences = try SegmentedDocument(document).sentences
      let finder = TimeFinder(document.language)
      let scalars = document.view.scalars
      let told = sentences.map { sentence in
        NarrativeSentence(
          range: sentence.viewRange, block: sentence.block,
          times: sentence.block.isCompared ? finder.expressions(in: sentence.viewRange, of: scalars) : [])
      }
      let times = NarrativeReader(document.language).read(told, in: scalars).times
      for line in gold {
        let index = try #require(
          sentences.firstIndex { $0.range.contains(line.offset) }, "\(path) \(line.offset)")
        shares.all += 1
        switch (times[index]?.years, line.years) {
        case (nil, nil): shares.right += 1
        case (nil, _): break
        case (let years?, let right?)
        where right.contains(years.lowerBound) && right.contains(years.upperBound):
          shares.right += 1
        default: shares.wrong += 1
        }
      }
    }
    return shares
  }

  @Test func theYearsOfShortAccountsAreRight() throws {
    let shares = try NarratedYearTests.shares(in: Fixtures.corpus, of: Fixtures.shortSubjects)
    #expect(shares.all == 60)
    #expect(shares.rightShare >= 0.85, "\(shares)")
    #expect(shares.wrongShare <= 0.06, "\(shares)")
  }

  @Test(.enabled(if: Fixtures.shared != nil)) func theYearsOfAllAccountsAreRight() throws {
    let shared = try #require(Fixtures.shared)
    let shares = try NarratedYearTests.shares(in: shared.appending(path: "corpus"))
    #expect(shares.all == 316)
    #expect(shares.rightShare >= 0.68, "\(shares)")
    #expect(shares.wrongShare <= 0.05, "\(shares)")
  }
}
