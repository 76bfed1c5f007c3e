import ArgumentParser
import Synoptic

/// How documents are read by the commands whose `--format` is that of what they write.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the documents are written: \(DocumentFormat.allValueStrings.joined(separator: ", ")). By default it is told from their names and beginnings.",
      valueName: "format"))
  var inputFormat: DocumentFormat?

  @Flag(help: "The documents have a sentence a line: the same as --input-format presegmented.")
  var presegmented = false

  @Flag(help: "Replace bytes that cannot be decoded with U+FFFD, and say how many.")
  var lossy = false

  @Option(help: ArgumentHelp("Say the language of a document, such as page=de.", valueName: "id=code"))
  var language: [String] = []

  func validate() throws {
    if presegmented, let inputFormat, inputFormat != .presegmented {
      throw ValidationError(
        "--presegmented and --input-format \(inputFormat.rawValue) exclude each other")
    }
  }

  /// Reads documents, and says how they were decoded where that is not plain.
  ///
  /// - Throws: `InputError` as `DocumentReader`.
  func read(_ files: [String]) throws -> [Document] {
    let documents = try DocumentReader(
      languages: ReadingOptions.languages(language), lossy: lossy,
      format: presegmented ? .presegmented : inputFormat
    ).read(files)
    Terminal.noteDecodings(of: documents)
    return documents
  }
}
