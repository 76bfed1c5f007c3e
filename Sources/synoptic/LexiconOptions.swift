import Lexicon

/// What the commands that use dictionaries share.
enum LexiconOptions {
  /// The lexicon of the installed dictionaries, or one without any.
  ///
  /// It is compiled at the first use; that takes seconds, and standard error says so.
  ///
  /// - Throws: `InputError` for a damaged dictionary.
  static func open(_ isWanted: Bool) throws -> Lexicon {
    guard isWanted else { return .empty }
    let (lexicon, origin) = try Lexicon.open(DictionarySource.installed())
    switch origin {
    case .opened: break
    case .built: Terminal.note("dictionaries compiled; the next run opens them at once")
    case .inMemory(let reason): Terminal.note("dictionaries compiled in memory for this run only: \(reason)")
    }
    return lexicon
  }
}
