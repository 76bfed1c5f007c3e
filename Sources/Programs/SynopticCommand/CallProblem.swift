/// What is wrong with a call that the parser of arguments refuses, in words that say what to type.
package enum CallProblem {
  /// What each command is called with, for whoever has left that out.
  private static let missing: [String: (what: String, example: String)] = [
    "align <files>": ("which documents", "german.txt english.txt"),
    "show <alignment>": ("which alignment file", "result.json"),
    "report <alignment>": ("which alignment file, and where to write the page", "result.json -o page"),
    "report --output": ("where to write the page", "result.json -o page"),
    "conflicts <alignment>": ("which alignment file", "result.json"),
    "names <files>": ("which documents", "german.txt english.txt"),
    "segment <file>": ("which document", "german.txt"),
    "convert <in>": ("which file to convert", "result.json result.tmx"),
    "evaluate <file>": ("which alignment file", "result.json --gold FOLDER"),
  ]

  /// The problem as a sentence.
  ///
  /// - Parameters:
  ///   - message: what the parser says.
  ///   - arguments: what was typed after the program's name.
  package static func sentence(_ message: String, _ arguments: [String]) -> String {
    if let command = arguments.first,
      let match = message.firstMatch(of: /^Missing expected argument '(<[a-z]+>|--[a-z-]+)/),
      let (what, example) = missing["\(command) \(match.1)"]
    {
      return "say \(what): synoptic \(command) \(example)"
    }
    return message + "; see synoptic --help"
  }
}
