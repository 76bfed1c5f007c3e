import ArgumentParser
import Synoptic

/// What `batch` opens once for all sets.
struct BatchResources: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Use the dictionaries that are installed.")
  var lexicon = true

  @OptionGroup var lexiconOptions: LexiconOptions

  @OptionGroup var encoder: EncoderOptions

  @Flag(help: "Take sentence vectors from those that are kept, and keep those that are made.")
  var keepVectors = false

  /// The files that are named.
  var files: [String] { lexiconOptions.files }

  /// The dictionaries.
  func openLexicon() throws -> Lexicon { try lexiconOptions.open(usesInstalled: lexicon) }

  /// Of so many sentences vectors are kept in memory, some 16 MB: documents may stand in several sets.
  private static let recentSentences = 1 << 14

  /// The encoder; nil if there is none, which a note says.
  func source() throws -> VectorSource? {
    try encoder.open(threads: 1, isKept: keepVectors, recent: BatchResources.recentSentences)
  }

  /// Where aligners get vectors from.
  ///
  /// - Parameter source: the encoder, opened; nil for none.
  func provider(_ source: VectorSource?) -> VectorProvider {
    guard let source else { return .none }
    let isAskedFor = encoder.encoder != nil
    return VectorProvider { documents, progress in
      do { return try DocumentVectors(of: documents, from: source, progress: progress) } catch let error
        as InputError
        where !isAskedFor
      {
        Terminal.note(EncoderNotes.unusable(error))
        return nil
      }
    }
  }

  /// What results depend on besides texts and options: a set that was made with another is made anew.
  ///
  /// - Parameter source: the encoder, opened; nil for none.
  /// - Throws: `InputError` if a dictionary is named that is none.
  /// - Complexity: O(size of the dictionaries' files).
  func context(_ source: VectorSource?) throws -> String {
    let parts = [
      SynopticVersion.generator, "icu \(ICU.version)", source?.encoder.identity.description ?? "none",
    ]
    return (parts + (try lexiconOptions.identities(usesInstalled: lexicon))).joined(separator: "\n")
  }

  /// The arguments by which a process of the same program opens the same.
  var arguments: [String] {
    var arguments = lexicon ? [] : ["--no-lexicon"]
    for dictionary in lexiconOptions.dictionary { arguments += ["--dictionary=" + dictionary] }
    for glossary in lexiconOptions.glossary { arguments += ["--glossary=" + glossary] }
    arguments += encoder.encoder.map { ["--encoder=" + $0] } ?? []
    arguments += encoder.encoderModel.map { ["--encoder-model=" + $0] } ?? []
    arguments += encoder.encoderTimeout.map { ["--encoder-timeout=\($0)"] } ?? []
    return arguments + (keepVectors ? ["--keep-vectors"] : [])
  }
}
