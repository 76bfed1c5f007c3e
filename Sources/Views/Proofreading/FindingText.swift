import Basics
import Entities
import Texts

/// Findings as a linter writes them: a line for each place, with file, line and column.
public struct FindingText {
  /// So many characters of a sentence are shown.
  private static let sentenceLength = 100

  private let check: NameCheck
  private let limit: Int
  private let isForReading: Bool
  private let hasColors: Bool

  /// Lines of findings.
  ///
  /// - Parameters:
  ///   - check: what was found.
  ///   - limit: how many places of a finding are shown, the others being counted; 0 for all.
  ///   - isForReading: whether the sentence stands in a line of its own below; else at the end of the line.
  ///   - hasColors: whether the lines have the colours of a terminal (ECMA-48).
  public init(_ check: NameCheck, limit: Int, isForReading: Bool = false, hasColors: Bool = false) {
    self.check = check
    self.limit = limit
    self.isForReading = isForReading
    self.hasColors = hasColors
  }

  /// How many places are not shown.
  public var hidden: Int {
    guard limit > 0 else { return 0 }
    return Dictionary(grouping: check.findings, by: \.finding).values.reduce(0) {
      $0 + max(0, $1.count - limit)
    }
  }

  /// Calls `body` with each line, whose texts are printable.
  public func forEachLine(_ body: (String) throws -> Void) rethrows {
    var totals: [Int: Int] = [:]
    for found in check.findings { totals[found.finding, default: 0] += 1 }
    var shown: [Int: Int] = [:]
    for found in check.findings {
      let count = shown[found.finding, default: 0] + 1
      shown[found.finding] = count
      guard limit <= 0 || count <= limit else { continue }
      try place(found, body)
      let rest = (totals[found.finding] ?? 0) - count
      if limit > 0, count == limit, rest > 0 {
        let text = "\(rest) more \(rest == 1 ? "place" : "places") with \"\(found.written)\""
        try body(dim(file(found) + ": " + found.kind.name + ": " + line(text)))
      }
    }
  }

  /// One sentence on how much was found; nil if nothing.
  public var summary: String? {
    guard !check.findings.isEmpty else { return nil }
    let findings = Set(check.findings.map(\.finding)).count
    let documents = Set(check.findings.map(\.document)).count
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    return "\(counted(findings, "finding")) in \(counted(check.findings.count, "place"))"
      + (documents > 1 ? " of \(documents) documents" : "")
  }

  /// Calls `body` with the lines of one place.
  public func forEachLine(of found: NameFinding, _ body: (String) throws -> Void) rethrows {
    try place(found, body)
  }

  private func place(_ found: NameFinding, _ body: (String) throws -> Void) rethrows {
    let place = "\(file(found)):\(found.place.line):\(found.place.column):"
    let scope = found.scope == .text ? "" : " [\(found.scope.rawValue)]"
    let sentence = found.sentence.cut(to: FindingText.sentenceLength)
    let (before, after) = (line(sentence.before), line(sentence.after))
    let head = bold(place) + " " + yellow(found.kind.name + ":") + " " + line(found.message) + scope
    if isForReading {
      try body(head)
      try body("    " + dim(before) + red(line(sentence.name)) + dim(after))
    } else {
      try body(head + ": " + before + line(sentence.name) + after)
    }
  }

  private func file(_ found: NameFinding) -> String {
    let path = check.documents[found.document].document.path
    return path == StandardInput.name ? "standard input" : line(path)
  }

  private func line(_ text: String) -> String { PrintableText.line(text) }
  private func bold(_ text: String) -> String { colored(text, "1") }
  private func dim(_ text: String) -> String { colored(text, "2") }
  private func red(_ text: String) -> String { colored(text, "1;31") }
  private func yellow(_ text: String) -> String { colored(text, "33") }
  private func colored(_ text: String, _ code: String) -> String {
    hasColors && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
