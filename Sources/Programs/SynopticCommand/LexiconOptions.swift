import ArgumentParser
import Synoptic

/// What the commands that use dictionaries share.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this dictionary besides those installed: dictd (.index), StarDict (.ifo), .tsv, .csv, TBX or hunalign's .dic; de-en=FILE where it does not name its languages.",
      valueName: "file"), completion: .file())
  var dictionary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use this glossary, whose translations outrank those of dictionaries: the same formats.",
      valueName: "file"), completion: .file())
  var glossary: [String] = []

  /// The files of the dictionaries and glossaries that are given, as far as they can be told.
  var files: [String] {
    (dictionary + glossary).flatMap { (try? DictionarySource.named($0))?.files ?? [] }
  }

  /// The lexicon of the installed dictionaries and of those given.
  ///
  /// It is compiled at the first use; that takes seconds, and standard error says so.
  ///
  /// - Parameters:
  ///   - usesInstalled: whether the installed dictionaries are wanted.
  ///   - rebuild: whether it is compiled in any case.
  /// - Throws: `InputError` for a damaged dictionary; if it is to be compiled anew, also if it cannot be kept.
  func open(usesInstalled: Bool = true, rebuild: Bool = false) throws -> Lexicon {
    let own = try dictionary.map(DictionarySource.named)
    let glossaries = try glossary.map(DictionarySource.named)
    let (lexicon, origin) = try WorkProgress.during("Compiling dictionaries, once") { _ in
      try Lexicon.open(
        (usesInstalled ? DictionarySource.installed() : []) + own, glossaries: glossaries, rebuild: rebuild)
    }
    switch origin {
    case .opened: break
    case .built: if !rebuild { Terminal.note("dictionaries compiled; the next run opens them at once") }
    case .inMemory(let reason):
      if rebuild {
        throw InputError(
          .unwritableFile, "the compiled dictionaries cannot be kept: \(reason)",
          remedy: "make room, or name another folder with XDG_CACHE_HOME")
      }
      Terminal.note("dictionaries compiled in memory, for this run only: \(reason)")
    }
    return lexicon
  }
}
