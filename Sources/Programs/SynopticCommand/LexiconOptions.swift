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

  /// The dictionaries and the glossaries.
  ///
  /// - Parameter usesInstalled: whether the installed dictionaries are wanted.
  /// - Throws: `InputError` if one is named that is none.
  private func sources(
    usesInstalled: Bool
  ) throws -> (dictionaries: [DictionarySource], glossaries: [DictionarySource]) {
    let own = try dictionary.map(DictionarySource.named)
    return (
      (usesInstalled ? DictionarySource.installed() : []) + own, try glossary.map(DictionarySource.named)
    )
  }

  /// For each dictionary and glossary what it is, its languages and the checksums of its files, in a line.
  ///
  /// - Parameter usesInstalled: whether the installed dictionaries are wanted.
  /// - Throws: `InputError` if one is named that is none.
  /// - Complexity: O(size of the files).
  func identities(usesInstalled: Bool) throws -> [String] {
    let (dictionaries, glossaries) = try sources(usesInstalled: usesInstalled)
    func line(_ source: DictionarySource, _ kind: String) -> String {
      let languages = source.languages.map { "\($0.source.code)-\($0.target.code)" } ?? "-"
      // A file that cannot be read is an error when they are opened.
      let checksums = source.files.map { path in
        (try? InputFile.bytes(path, inflates: false)).map(Checksum.sha256) ?? "-"
      }
      return "\(kind) \(source.name) \(languages) \(source.format) \(checksums.joined(separator: " "))"
    }
    return dictionaries.map { line($0, "dictionary") } + glossaries.map { line($0, "glossary") }
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
    let (dictionaries, glossaries) = try sources(usesInstalled: usesInstalled)
    let (lexicon, origin) = try WorkProgress.during("Compiling dictionaries, once") { _ in
      try Lexicon.open(dictionaries, glossaries: glossaries, rebuild: rebuild)
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
