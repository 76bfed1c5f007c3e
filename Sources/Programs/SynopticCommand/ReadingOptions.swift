import ArgumentParser
import Synoptic

/// The name of the option that says how documents are written.
protocol FormatOptionName {
  static var format: String { get }
}

/// Most commands call it so.
enum CommonFormatName: FormatOptionName {
  static let format = "format"
}

/// So do those whose `--format` is that of what they write.
enum InputFormatName: FormatOptionName {
  static let format = "input-format"
}

/// What the commands that read documents ask about how they are written.
typealias ReadingOptions = NamedReadingOptions<CommonFormatName>
/// The same of the commands whose `--format` is that of what they write.
typealias InputOptions = NamedReadingOptions<InputFormatName>

/// What commands ask about how documents are written, by an option of one of two names.
struct NamedReadingOptions<Name: FormatOptionName>: ParsableArguments {
  @Option(
    name: .customLong(Name.format),
    help: ArgumentHelp(
      "How the documents are written: \(DocumentFormat.allValueStrings.joined(separator: ", ")). By default it is told from their names and beginnings.",
      valueName: "format"))
  var format: DocumentFormat?

  @Flag(help: "The documents have a sentence a line: the same as --\(Name.format) presegmented.")
  var presegmented = false

  @Flag(help: "Replace bytes that cannot be decoded with U+FFFD, and say how many.")
  var lossy = false

  /// The format that both options ask for; nil for none.
  var chosenFormat: DocumentFormat? { presegmented ? .presegmented : format }

  func validate() throws {
    if presegmented, let format, format != .presegmented {
      throw ValidationError("--presegmented and --\(Name.format) \(format.rawValue) exclude each other")
    }
  }
}

extension DocumentFormat: ExpressibleByArgument {}
