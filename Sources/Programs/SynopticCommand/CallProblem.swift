import Synoptic

/// What is wrong with a call that the parser of arguments refuses, in words that say what to type.
package enum CallProblem {
  /// What each command is called with, for whoever has left that out.
  private static let missing: [String: (what: String, example: String)] = [
    "align <files>": ("which documents", "german.txt english.txt"),
    "batch <manifest>": ("which manifest", "sets.tsv -o results"),
    "show <alignment>": ("which alignment file", "result.json"),
    "report <alignment>": ("which alignment file, and where to write the page", "result.json -o page"),
    "report --output": ("where to write the page", "result.json -o page"),
    "review <alignment>": ("which alignment file", "result.json"),
    "conflicts <alignment>": ("which alignment file", "result.json"),
    "names <files>": ("which documents", "german.txt english.txt"),
    "segment <file>": ("which document", "german.txt"),
    "convert <in>": ("which file to convert", "result.json result.tmx"),
    "evaluate <file>": ("which alignment file", "result.json --gold FOLDER"),
    "vectors install <wheel>": ("which wheel", "WHEEL.whl"),
    "vectors encode <file>": ("which document", "german.txt"),
    "lexicon lookup <word>": ("which word", "Volkskommissar"),
  ]

  /// The problem as a sentence.
  ///
  /// - Parameters:
  ///   - message: what the parser says.
  ///   - arguments: what was typed after the program's name.
  package static func sentence(_ message: String, _ arguments: [String]) -> String {
    let path = CommandTree.path(arguments)
    let command = path.joined(separator: " ")
    if let match = message.firstMatch(of: /^Missing expected argument '(<[a-z]+>|--[a-z-]+)/),
      let (what, example) = missing["\(command) \(match.1)"]
    {
      return "say \(what): synoptic \(command) \(example)"
    }
    if let match = message.firstMatch(of: /^(?:\d+ u|U)nexpected arguments?:? '([^']+)'/),
      !CommandTree.names(path).isEmpty
    {
      return unknown(String(match.1), after: path)
    }
    return oneSentence(message) + "; see synoptic \(path.isEmpty ? "--help" : "help \(command)")"
  }

  /// That there is no such command, and which there are.
  private static func unknown(_ word: String, after path: [String]) -> String {
    let known = CommandTree.names(path)
    let start = (["synoptic"] + path).joined(separator: " ")
    let near = known.filter { EditDistance.isNear($0, word) }
    return near.isEmpty
      ? "there is no command '\(start) \(Quotation.cut(word))'; there are \(Quotation.list(known))"
      : "there is no command '\(start) \(Quotation.cut(word))'; did you mean \(near.map { "\(start) \($0)" }.joined(separator: " or "))?"
  }

  /// A message of the parser, which may have several lines and sentences, as one.
  private static func oneSentence(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(/\s+(?:- )?/) }
    guard let first = lines.first else { return "the call is not understood" }
    var text = ([String(first)] + [lines.dropFirst().joined(separator: ", ")]).filter { !$0.isEmpty }
      .joined(separator: " ")
    for (sentence, part) in [
      (". Please provide one of the following:", "; give one of"),
      (". Please provide one of", "; give one of"),
      (". Did you mean", "; did you mean"),
    ] { text = text.replacing(sentence, with: part) }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
