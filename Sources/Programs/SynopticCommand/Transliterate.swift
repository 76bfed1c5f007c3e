import ArgumentParser
import Synoptic

struct Transliterate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes Russian, Ukrainian, Bulgarian, Belarusian or Serbian with Latin letters.",
    discussion: """
      Reads text of any size, and prints it with nothing changed but the letters. Text that is not Cyrillic passes as it is, and \
      a line on standard error says how many letters did. With --reverse, from Latin to Cyrillic letters; that is for schemes \
      that leave nothing out.

      Schemes:
      \(TransliterationScheme.allCases.map { "  \($0): \($0.title) (\($0.languages.map(\.rawValue).joined(separator: ", ")))" }.joined(separator: "\n"))
      """)

  @Option(
    help: ArgumentHelp(
      "The scheme: \(TransliterationScheme.list).", valueName: "name"),
    completion: .list(CompletionLists.schemes))
  var scheme: String?

  @Option(
    help: ArgumentHelp(
      """
      The language of the Cyrillic text: \(CyrillicLanguage.allCases.map(\.rawValue).joined(separator: ", ")). By default its \
      letters tell; with --reverse it is ru.
      """,
      valueName: "code"), completion: .list(CompletionLists.languages))
  var language: String?

  @Flag(help: "From Latin letters to Cyrillic ones.")
  var reverse = false

  @Option(
    help: ArgumentHelp(
      "The encoding of the text, such as KOI8-R. By default it is found out.", valueName: "name"))
  var encoding: String?

  @Flag(help: "Replace bytes that cannot be decoded with U+FFFD, and say how many.")
  var lossy = false

  @Argument(help: "The text; standard input if there is none.", completion: .file())
  var file: String?

  func run() throws {
    try Terminal.checkWritable()
    guard let scheme else {
      throw InputError(
        .invalidArgument, "no scheme is named",
        remedy: "add --scheme NAME, one of \(TransliterationScheme.list)")
    }
    let chosen = try TransliterationScheme(named: scheme)
    var transliterator: SchemeTransliterator?
    if let language {
      transliterator = try SchemeTransliterator(
        chosen, language: CyrillicLanguage(code: language), reverse: reverse)
    } else if reverse {
      transliterator = try SchemeTransliterator(chosen, reverse: true)
    }
    let path = file ?? StandardInput.name
    let parts = try DecodedParts(
      path, encoding.map { name throws in try TextEncoding(option: name, in: name) }, lossy: lossy)
    var pending: [Unicode.Scalar] = []
    var unchanged = 0
    var isFirst = true
    while let part = try parts.next() {
      pending += part
      if pending.isEmpty { continue }
      if isFirst, let decoding = parts.decoding { Terminal.noteDecoding(decoding, of: path) }
      isFirst = false
      let current =
        try transliterator
        ?? SchemeTransliterator(chosen, language: CyrillicLanguage(guessing: pending), reverse: reverse)
      transliterator = current
      let border = current.lastBorder(in: pending[...])
      unchanged += try Transliterate.write(pending[..<border], current)
      pending.removeFirst(border)
    }
    if let transliterator {
      unchanged += try Transliterate.write(pending[...], transliterator)
      if unchanged > 0 { note(unchanged, transliterator) }
    }
    if let decoding = parts.decoding { Terminal.noteReplaced(decoding, in: path) }
  }

  /// Writes a part of the text, and gives how many of its letters passed unchanged.
  private static func write(
    _ part: ArraySlice<Unicode.Scalar>, _ transliterator: SchemeTransliterator
  ) throws -> Int {
    let result = try transliterator.transliterate(part)
    try Terminal.writeAsItIs(Array(result.text.utf8))
    return result.unchangedLetters
  }

  private func note(_ unchanged: Int, _ transliterator: SchemeTransliterator) {
    let known =
      reverse
      ? "letters that \(transliterator.scheme) writes"
      : "Cyrillic letters of \(transliterator.language.name) in \(transliterator.scheme)"
    Terminal.note("letters passed unchanged that are not \(known): \(unchanged)")
  }
}
