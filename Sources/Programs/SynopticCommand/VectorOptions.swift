import ArgumentParser
import Synoptic

/// What the commands that align ask about sentence vectors.
struct VectorOptions: ParsableArguments {
  @OptionGroup var encoder: EncoderOptions

  @Option(
    help: ArgumentHelp(
      "Take the sentence vectors of a document from a file of NumPy, with a row for each sentence as synoptic segment lists them; of each document, or of none.",
      valueName: "id=file.npy"), completion: .file())
  var vectors: [String] = []

  func validate() throws {
    if !vectors.isEmpty, encoder.encoder != nil {
      throw ValidationError("--vectors and --encoder exclude each other")
    }
  }

  /// The files that are named.
  var files: [String] { (try? pairs().map(\.path)) ?? [] }

  private func pairs() throws(InputError) -> [(id: String, path: String)] {
    try vectors.map { setting throws(InputError) in
      guard let sign = setting.firstIndex(of: "="), sign > setting.startIndex else {
        throw InputError(
          .invalidArgument, "--vectors \(setting) is not of the form ID=FILE.npy",
          remedy: "write it as page=page.npy")
      }
      return (String(setting[..<sign]), String(setting[setting.index(after: sign)...]))
    }
  }

  /// Where an aligner gets vectors from: what is asked for, or else the encoder that is installed.
  ///
  /// If there are none, a note says so, unless they were not wanted.
  var provider: VectorProvider {
    VectorProvider { try made($0, $1) }
  }

  /// Where vectors come from when contradictions are looked for: those of translations are found without.
  func providerForConflicts(of alignment: Alignment) -> VectorProvider {
    alignment.mode == .parallel ? .none : provider(of: alignment.signature)
  }

  /// Where vectors come from when an alignment is looked at again: what is asked for, or else the encoder it was made with.
  ///
  /// If that is not installed, or what is asked for is another, a note says so.
  ///
  /// - Parameter signature: the alignment's.
  func provider(of signature: String) -> VectorProvider {
    let former = AlignmentSettings(signature: signature)?.vectors
    guard encoder.encoder != nil || !vectors.isEmpty else {
      guard let former else { return .none }
      return VectorProvider { documents, progress in
        guard let path = InstalledEncoder.path(), let installed = try? UniversalEncoder(path),
          installed.identity.description == former
        else {
          Terminal.note(EncoderNotes.notThere(former))
          return nil
        }
        return try made(documents, progress)
      }
    }
    return VectorProvider { documents, progress in
      let made = try made(documents, progress)
      if let made, made.signature != former {
        Terminal.note(EncoderNotes.others(made.signature, than: former))
      }
      return made
    }
  }

  /// The vectors of documents; nil if there are none.
  ///
  /// - Throws: `InputError` if vectors were asked for and cannot be had of all sentences. If they only happen to be installed, the run goes on
  ///   without them.
  private func made(
    _ documents: [DocumentVectors.Sentences], _ progress: VectorProvider.Progress
  ) throws -> DocumentVectors? {
    guard vectors.isEmpty else {
      var files: [String: VectorFile] = [:]
      for (id, path) in try pairs() {
        guard files.updateValue(try VectorFile(path), forKey: id) == nil else {
          throw InputError(
            .duplicateName, "--vectors names '\(id)' twice", remedy: "name one file for each document")
        }
      }
      return try DocumentVectors(of: documents, from: files)
    }
    guard let source = try encoder.open() else { return nil }
    do {
      let vectors = try DocumentVectors(of: documents, from: source, progress: progress)
      if let problem = vectors.cacheProblem { Terminal.note(EncoderNotes.notKept(problem)) }
      return vectors
    } catch let error as InputError where encoder.encoder == nil {
      Terminal.note(EncoderNotes.unusable(error))
      return nil
    }
  }
}
