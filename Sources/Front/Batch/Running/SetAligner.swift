import Synoptic

/// Aligns sets in this process, with dictionaries and vectors that are opened once.
public final class SetAligner: SetPerformer {
  private let lexicon: Lexicon
  private let vectors: VectorProvider
  private let documents: PreparedDocuments
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
  ///   - documents: the documents of sets before; several aligners may share them.
  ///   - overwrites: whether outputs take the place of files that are no alignments.
  public init(
    lexicon: Lexicon, vectors: VectorProvider, documents: PreparedDocuments = PreparedDocuments(),
    overwrites: Bool = false
  ) {
    self.lexicon = lexicon
    self.vectors = vectors
    self.documents = documents
    self.overwrites = overwrites
  }

  /// Aligns a set; see `SetPerformer`.
  public func perform(_ set: BatchSet) -> SetResult {
    do {
      // The other processors have sets of their own.
      return try Concurrency.$isOff.withValue(true) { try aligned(set) }
    } catch let error as InputError {
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
    let tokenized = try documents.documents(set)
    let synopsis = try Aligner(set.options.aligner, lexicon: lexicon, vectors: vectors).align(tokenized)
    let bytes = [UInt8](try NativeFile.data(synopsis.alignment))
    if let destination {
      if !overwrites, OutputRemains.areAt(destination.path) {
        try OutputRemains.check(destination.path, of: bytes)
      }
      let file = try AtomicFile(destination, removesAbandoned: false)
      try file.write(bytes)
      try file.commit()
    }
    let made = SetAligner.made(synopsis, tokenized, set, bytes)
    let alignment = try destination == nil ? SetAligner.line(bytes) : nil
    return SetResult(set, made, alignment: alignment)
  }

  /// What is to be said of an alignment.
  private static func made(
    _ synopsis: Synopsis, _ documents: [TokenizedDocument], _ set: BatchSet, _ bytes: [UInt8]
  ) -> SetResult.Made {
    let links = synopsis.alignment.links
    let sentences = synopsis.documents.reduce(0) { $0 + $1.sentences.count }
    var linked: [String: Set<Int>] = [:]
    for passage in links.flatMap(\.passages) {
      linked[passage.document, default: []].formUnion(passage.sentences)
    }
    let share = Double(linked.values.reduce(0) { $0 + $1.count }) / Double(max(1, sentences))
    let score = links.isEmpty ? nil : links.reduce(0) { $0 + $1.score } / Double(links.count)
    return SetResult.Made(
      mode: synopsis.alignment.mode.rawValue, sentences: sentences, links: links.count, bytes: bytes.count,
      sha256: Checksum.sha256(bytes), languages: synopsis.documents.map(\.document.language.code),
      score: score?.rounded(to: 4), linked: share.rounded(to: 4),
      doubts: SetDoubts.all(
        synopsis, score: score, linked: share,
        of: set.options.values.contains { $0.name == "language" } ? documents : []))
  }

  /// Where an alignment is written; its folder is made if it is missing.
  private func prepared(_ output: String, _ set: BatchSet) throws -> OutputDestination {
    let folder = FilePath.folder(of: output)
    if !folders.contains(folder) {
      try OutputFolder.make(folder)
      if folders.count >= SetAligner.mostFolders { folders.removeAll() }
      folders.insert(folder)
      TemporaryFile.removeAbandoned(in: folder)
    }
    let destination = try OutputDestination(output)
    try destination.check(
      keeping: set.paths, overwrites: overwrites, format: "an alignment",
      isOfFormat: { OutputRemains.areAt($0) || (try? NativeFile.read($0)) != nil })
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
