import ArgumentParser
import Foundation
import Synoptic

struct NamesScore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Says how likely two names are the same, 0 to 1, for each line of a table.",
    discussion: """
      A line has two names, or before each its language, separated by tabs; it is printed with the score at its end. From .5 up \
      two names are rather the same. The spelling decides, not the language.
      """)

  @Argument(help: "The table, in UTF-8; standard input by default.", completion: .file())
  var file: String?

  func run() throws {
    try Terminal.checkWritable()
    let scorer = try NameScorer.shared()
    var number = 0
    var reader = LineReader(file)
    // What is done is printed before an error or the end, and whenever the input has to be waited for.
    while let lines = try reader.next() {
      var output = ""
      do {
        for line in lines {
          number += 1
          let text = try text(of: line, number)
          let score = String(format: "%.3f", try score(text, number, scorer))
          let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map {
            PrintableText.line(String($0))
          }
          output += (cells + [score]).joined(separator: "\t") + "\n"
        }
      } catch {
        try Terminal.write(output)
        throw error
      }
      try Terminal.write(output)
    }
  }

  private func text(of line: ArraySlice<UInt8>, _ number: Int) throws(InputError) -> String {
    var line = line
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw InputError(.undecodable, file: name, at: .line(number), "not valid UTF-8")
    }
    return text
  }

  private func score(_ line: String, _ number: Int, _ scorer: NameScorer) throws -> Float {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    switch fields.count {
    case 2: return try scorer.score(fields[0], fields[1])
    case 4:
      for code in [fields[0], fields[2]] where Language(code) == nil {
        throw InputError(
          .unknownLanguage, file: name, at: .line(number), "'\(code)' is no language",
          remedy: "use an ISO 639 code such as de")
      }
      return try scorer.score(fields[1], fields[3])
    default:
      throw InputError(
        .damaged, file: name, at: .line(number),
        "has \(fields.count) \(fields.count == 1 ? "column" : "columns")",
        remedy: "two are needed (name, name) or four (language, name, language, name), separated by tabs")
    }
  }

  private var name: String { file ?? "standard input" }
}
