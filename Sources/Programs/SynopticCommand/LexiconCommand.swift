import ArgumentParser
import Foundation
import Synoptic

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Compiles the installed dictionaries, and looks words up in them.",
    subcommands: [Build.self, Info.self, LookUp.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compiles the installed dictionaries anew.",
      discussion: "That happens by itself when a dictionary is installed, changed or removed.")

    @OptionGroup var options: LexiconOptions

    func run() throws {
      try Terminal.checkWritable()
      let lexicon = try options.open(rebuild: true)
      try LexiconCommand.list(lexicon)
    }
  }

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the dictionaries, or says how many words of texts they cover.")

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp(
        "Count the content words of these documents (no numbers, no function words, no names) that have a translation.",
        valueName: "file"), completion: .file())
    var coverage: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Also list the words without a translation.")
    var missing = false

    private struct Report: Encodable {
      struct Row: Encodable {
        let from, to: String
        let words, covered: Int
      }
      let coverage: [Row]
    }

    private struct Listing: Encodable {
      let dictionaries: [LexiconDescription.Dictionary]
    }

    @OptionGroup var options: LexiconOptions

    func run() throws {
      try Terminal.checkWritable()
      let lexicon = try options.open()
      guard !coverage.isEmpty else {
        if json {
          try Terminal.writeJSON(Listing(dictionaries: lexicon.dictionaries))
        } else {
          try LexiconCommand.list(lexicon)
        }
        return
      }
      let table = try LexiconCoverage(DocumentReader().read(coverage), lexicon: lexicon)
      if json {
        try Terminal.writeJSON(
          Report(
            coverage: table.rows.map {
              .init(from: $0.source.code, to: $0.target.code, words: $0.words, covered: $0.covered)
            }))
        return
      }
      for row in table.rows {
        let share = row.words > 0 ? Double(row.covered) / Double(row.words) : 0
        try Terminal.line(
          "\(row.source)-\(row.target)  \(String(format: "%.3f", share))  \(row.covered) of \(row.words) words"
        )
        if missing { try Terminal.line("  " + row.missing.joined(separator: " ")) }
      }
    }
  }

  struct LookUp: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lookup",
      abstract: "Looks a word or phrase up, and says where each translation comes from.")

    @Argument(help: "The word as it stands in a text, or several in quotation marks.")
    var word: String

    @Option(
      help: ArgumentHelp("The language of the word; by default all.", valueName: "code"),
      completion: .list(CompletionLists.languages))
    var from: String?

    @Option(
      help: ArgumentHelp("The language of the translations; by default all.", valueName: "code"),
      completion: .list(CompletionLists.languages))
    var to: String?

    @Flag(help: "Print JSON.")
    var json = false

    private struct Item: Encodable {
      let from, to, translation, headword, way: String
      let via: String?
      let weight: Float
      let dictionaries: [String]
    }

    @OptionGroup var options: LexiconOptions

    func run() throws {
      try Terminal.checkWritable()
      let lexicon = try options.open()
      let languages = Set(lexicon.dictionaries.flatMap { [$0.source, $0.target] }).sorted {
        $0.code < $1.code
      }
      let sources =
        try from.map { code throws in [try Language(option: code, in: code, of: "--from")] }
        ?? languages
      let targets =
        try to.map { code throws in [try Language(option: code, in: code, of: "--to")] } ?? languages
      var items: [Item] = []
      for source in sources {
        for target in targets where target != source {
          items += lexicon.translations(of: word, from: source, to: target).map {
            Item(
              from: source.code, to: target.code, translation: $0.text, headword: $0.headword,
              way: $0.way.rawValue, via: $0.via, weight: $0.weight.rounded(to: 3),
              dictionaries: $0.dictionaries)
          }
        }
      }
      if json { return try Terminal.writeJSON(items) }
      if items.isEmpty { Terminal.note("'\(word)' is in none of the dictionaries") }
      for item in items {
        let way =
          item.way == "word" && item.via == nil
          ? "" : "  (\(item.way)\(item.via.map { ", by way of '\($0)'" } ?? ""))"
        try Terminal.line(
          "\(item.from)-\(item.to)  \(String(format: "%.2f", item.weight))  \(item.headword) = \(item.translation)  "
            + "[\(item.dictionaries.joined(separator: ", "))]\(way)")
      }
    }
  }

  private static func list(_ lexicon: Lexicon) throws {
    if lexicon.dictionaries.isEmpty {
      Terminal.note("no dictionary is installed; apt-cache search dict-freedict lists what can be")
    }
    for dictionary in lexicon.dictionaries {
      try Terminal.line(
        "\(dictionary.name)  \(dictionary.version)  \(dictionary.source)-\(dictionary.target)  "
          + "\(dictionary.articles) articles, \(dictionary.pairs) pairs of words")
    }
  }
}
