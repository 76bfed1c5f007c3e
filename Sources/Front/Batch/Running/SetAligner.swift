import Synoptic

/// Aligns sets in this process, with dictionaries and vectors that are opened once.
public final class SetAligner: SetPerformer {
  private let lexicon: Lexicon
  private let vectors: VectorProvider
  private let overwrites: Bool
  /// The folders in which temporary files of killed runs were looked for.
  private var folders: Set<String> = []
  /// No more folders are remembered.
  private static let mostFolders = 10_000

  /// An aligner of sets.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionaries; of several aligners that work at once each needs its own.
  ///   - vectors: the sentence vectors.
  ///   - overwrites: whether outputs take the place of files that are no alignments.
  public init(lexicon: Lexicon, vectors: VectorProvider, overwrites: Bool = false) {
    self.lexicon = lexicon
    self.vectors = vectors
    self.overwrites = overwrites
  }

  /// Aligns a set; see `SetPerformer`.
  public func perform(_ set: BatchSet) -> SetResult {
    do { return try aligned(set) } catch let error as InputError {
      return SetResult(set, problem: error.description)
    } catch let error as ICUError {
      return SetResult(set, problem: error.description)
    } catch {
      return SetResult(set, problem: "a fault of the program: \(type(of: error))")
    }
  }

  /// Nothing is kept.
  public func finish() {}

  private func aligned(_ set: BatchSet) throws -> SetResult {
    let destination = try set.output.map { output throws in try prepared(output, set) }
    let documents = try set.options.reader.read(set.files)
    let synopsis = try Aligner(set.options.aligner, lexicon: lexicon, vectors: vectors).align(documents)
    let bytes = [UInt8](try NativeFile.data(synopsis.alignment))
    if let destination {
      let file = try AtomicFile(destination, removesAbandoned: false)
      try file.write(bytes)
      try file.commit()
    }
    let made = SetResult.Made(
      mode: synopsis.alignment.mode.rawValue,
      sentences: synopsis.documents.reduce(0) { $0 + $1.sentences.count },
      links: synopsis.alignment.links.count, bytes: bytes.count, sha256: Checksum.sha256(bytes))
    let alignment = try destination == nil ? SetAligner.line(bytes) : nil
    return SetResult(set, made, alignment: alignment)
  }

  /// Where an alignment is written; its folder is made if it is missing.
  private func prepared(_ output: String, _ set: BatchSet) throws -> OutputDestination {
    let folder = FilePath.folder(of: output)
    if !folders.contains(folder) {
      if folders.count >= SetAligner.mostFolders { folders.removeAll() }
      folders.insert(folder)
      try OutputFolder.make(folder)
      TemporaryFile.removeAbandoned(in: folder)
    }
    let destination = try OutputDestination(output)
    try destination.check(
      keeping: set.paths, overwrites: overwrites, format: "an alignment",
      isOfFormat: { (try? NativeFile.read($0)) != nil })
    return destination
  }

  /// JSON without line ends and white space between its parts.
  private static func line(_ bytes: [UInt8]) throws -> String {
    try bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes, isUTF8: true)
      return try reader.json()
    }
  }
}
