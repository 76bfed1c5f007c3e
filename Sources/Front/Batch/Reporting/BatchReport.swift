import Foundation
import Synoptic

/// What all sets of a journal came to: how many links, where scores are low, and which sets look wrong.
///
/// Its lines are read one after the other; of each set the last one counts.
public struct BatchReport {
  /// A set with its mean score.
  private struct Scored {
    let id: String
    let score: Double
    let links: Int
  }

  /// So many sets are listed in each part.
  private static let mostListed = 50
  /// In how many steps scores are counted.
  private static let steps = 10

  private var done = 0
  private var failed = 0
  private var links = 0
  private var sentences = 0
  private var linked = 0.0
  private var scoreSum = 0.0
  private var modes: [String: Int] = [:]
  private var languages: [String: Int] = [:]
  private var histogram = [Int](repeating: 0, count: BatchReport.steps)
  private var lowest: [Scored] = []
  private var doubts: [String: (count: Int, listed: [(id: String, text: String)])] = [:]
  private var failures: [(id: String, problem: String)] = []

  /// Reads a journal.
  ///
  /// - Throws: `InputError` if it cannot be read.
  /// - Complexity: O(length), twice, and 24 bytes of memory for each set.
  public init(journal path: String) throws {
    // The last line of each set.
    var last: [ShortHash: Int] = [:]
    try BatchReport.forEachResult(path) { last[ShortHash(Array($1.id.utf8))] = $0 }
    try BatchReport.forEachResult(path) { number, result in
      if last[ShortHash(Array(result.id.utf8))] == number { add(result) }
    }
    lowest.sort { ($0.score, $0.id) < ($1.score, $1.id) }
    lowest = Array(lowest.prefix(BatchReport.mostListed))
  }

  private static func forEachResult(_ path: String, _ body: (Int, SetResult) -> Void) throws {
    var lines = try LineSource(path)
    var number = 0
    while true {
      number += 1
      do {
        let known: Void? = try lines.next { line in
          // What is no result counts for nothing.
          if let (result, _) = SetResult.read(line) { body(number, result) }
        }
        if known == nil { return }
      } catch let error as InputError where error.code == .undecodable {}
    }
  }

  private mutating func add(_ result: SetResult) {
    guard let made = result.made else {
      failed += 1
      if failures.count < BatchReport.mostListed { failures.append((result.id, result.problem ?? "")) }
      return
    }
    done += 1
    links = links.addingSaturated(made.links)
    sentences = sentences.addingSaturated(made.sentences)
    modes[made.mode, default: 0] += 1
    languages[made.languages.joined(separator: "–"), default: 0] += 1
    linked += made.linked * Double(made.sentences)
    if let score = made.score {
      scoreSum += score * Double(made.links)
      histogram[min(BatchReport.steps - 1, max(0, Int(score * Double(BatchReport.steps))))] += 1
      lowest.append(Scored(id: result.id, score: score, links: made.links))
      if lowest.count > 4 * BatchReport.mostListed {
        lowest.sort { ($0.score, $0.id) < ($1.score, $1.id) }
        lowest.removeLast(lowest.count - BatchReport.mostListed)
      }
    }
    for doubt in made.doubts {
      let kind = String(doubt.prefix { $0 != ":" })
      let text = doubt.dropFirst(kind.count + 1).trimmingCharacters(in: .whitespaces)
      doubts[kind, default: (0, [])].count += 1
      if doubts[kind]?.listed.count ?? 0 < BatchReport.mostListed {
        doubts[kind]?.listed.append((result.id, text))
      }
    }
  }

  /// Whether a file is a report.
  public static func isReport(_ path: String) -> Bool {
    guard let bytes = try? InputFile(path).read(title.utf8.count) else { return false }
    return bytes.elementsEqual(title.utf8)
  }

  private static let title = "# Sets of "

  /// The report in Markdown.
  ///
  /// - Parameter manifest: what the sets come from.
  public func markdown(manifest: String) -> String {
    var lines = [BatchReport.title + BatchReport.cell(manifest), ""]
    lines.append("\(done) aligned, \(failed) failed; \(links) links, \(sentences) sentences.")
    if links > 0 {
      lines.append(
        "Mean score of a link \(BatchReport.decimal(scoreSum / Double(links))), share of sentences in links "
          + "\(BatchReport.percent(linked / Double(max(1, sentences)))).")
    }
    lines += table("Modes", ["mode", "sets"], BatchReport.rows(modes))
    lines += table("Languages", ["languages", "sets"], BatchReport.rows(languages))
    let width = 1 / Double(BatchReport.steps)
    lines += table(
      "Scores", ["mean score of the set", "sets"],
      histogram.enumerated().map { step, count in
        [String(format: "%.1f–%.1f", Double(step) * width, Double(step + 1) * width), "\(count)"]
      })
    lines += table(
      "Lowest scores", ["set", "mean score", "links"],
      lowest.map { [$0.id, BatchReport.decimal($0.score), "\($0.links)"] })
    for (kind, found) in doubts.sorted(by: { $0.key < $1.key }) {
      lines += table(
        "Look wrong: \(kind) (\(found.count))", ["set", "why"], found.listed.map { [$0.id, $0.text] })
    }
    lines += table("Failed", ["set", "why"], failures.map { [$0.id, $0.problem] })
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ title: String, _ head: [String], _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let lines = [head, head.map { _ in "---" }] + rows.map { $0.map(BatchReport.cell) }
    return ["", "## " + PrintableText.line(title), ""]
      + lines.map { "| " + $0.joined(separator: " | ") + " |" }
  }

  private static func rows(_ counts: [String: Int]) -> [[String]] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      [name.isEmpty ? "?" : name, "\(count)"]
    }
  }

  private static func cell(_ text: String) -> String {
    PrintableText.line(text).replacing("|", with: "\\|")
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.3f", value) }
  private static func percent(_ value: Double) -> String { String(format: "%.1f %%", 100 * value) }
}
