import ArgumentParser
import Report
import Synoptic

/// What the commands that make a page ask about what is looked for in the documents.
struct FindingOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "List names and their spellings.")
  var names = true

  @Flag(inversion: .prefixedNo, help: "List contradictions.")
  var conflicts = true

  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  @OptionGroup(title: "Sentence vectors") var vectorOptions: VectorOptions

  /// The files that are named.
  var files: [String] { lexiconOptions.files + vectorOptions.files }

  /// The dictionaries that are wanted.
  ///
  /// - Throws: `InputError` for a damaged one.
  func openLexicon() throws -> Lexicon { try lexiconOptions.open(usesInstalled: lexicon) }

  /// Adds what is found in the documents to what a page tells.
  ///
  /// - Throws: `InputError` for a damaged dictionary, or vectors that cannot be had; `ICUError` if ICU fails.
  func find(
    _ content: inout ReportContent, _ documents: [Document], _ observer: WorkObserver
  ) throws {
    let isWithoutLinks = content.alignment.links.isEmpty
    guard names || conflicts || isWithoutLinks else { return }
    let lexicon = try openLexicon()
    let vectors = vectorOptions.provider(of: content.alignment.signature)
    let tokenized = try TokenizedDocument.all(documents, observer)
    if names {
      let table = try EntityTable(tokenized, lexicon: lexicon, observer: observer)
      content.inconsistencies = try table.inconsistencies(tokenized, lexicon: lexicon)
      content.names = (table, try FormSystems(table, documents: documents.count))
    }
    if conflicts, !isWithoutLinks {
      let input = try AlignmentInput(
        tokenized, lexicon: lexicon,
        meanings: vectorOptions.providerForConflicts(of: content.alignment).meanings(of: tokenized, observer),
        observer: observer)
      content.conflicts = try ConflictFinder(content.alignment, input).conflicts(observer: observer)
    }
    if isWithoutLinks {
      content.candidates = try NearestCandidates.links(of: documents, lexicon: lexicon, vectors: vectors)
    }
  }
}
