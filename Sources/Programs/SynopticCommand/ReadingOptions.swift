import ArgumentParser
import Synoptic

/// What the commands that read documents ask about how they are written.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the documents are written: \(DocumentFormat.allValueStrings.joined(separator: ", ")). By default it is told from their names and beginnings.",
      valueName: "format"))
  var format: DocumentFormat?

  @Flag(help: "The documents have a sentence a line: the same as --format presegmented.")
  var presegmented = false

  @Flag(help: "Replace bytes that cannot be decoded with U+FFFD, and say how many.")
  var lossy = false

  /// The format that both options ask for; nil for none.
  var chosenFormat: DocumentFormat? { presegmented ? .presegmented : format }

  func validate() throws {
    if presegmented, let format, format != .presegmented {
      throw ValidationError("--presegmented and --format \(format.rawValue) exclude each other")
    }
  }

  /// The encoding of a name that the user gave in `setting`.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  static func encoding(_ name: String, in setting: String) throws(InputError) -> TextEncoding {
    if let encoding = TextEncoding(name) { return encoding }
    throw InputError(
      .unknownEncoding, "--encoding \(setting): '\(name)' is no encoding",
      remedy: "use a name such as windows-1251, KOI8-R or UTF-16LE")
  }

  /// The languages of documents by id, from settings such as `page=de`.
  ///
  /// - Throws: `InputError` for another form, or a language ICU does not know.
  static func languages(_ settings: [String]) throws(InputError) -> [String: Language] {
    var languages: [String: Language] = [:]
    for setting in settings {
      // An id may hold the sign, a code does not.
      guard let sign = setting.lastIndex(of: "=") else {
        throw InputError(
          .invalidArgument, "--language \(setting) is not of the form ID=CODE", remedy: "write it as page=de")
      }
      languages[String(setting[..<sign])] = try language(
        String(setting[setting.index(after: sign)...]), in: setting)
    }
    return languages
  }

  /// The language of a code that the user gave in the setting of an option.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  static func language(
    _ code: String, in setting: String, of option: String = "--language"
  ) throws(InputError) -> Language {
    if let language = Language(code) { return language }
    throw InputError(
      .unknownLanguage, "\(option) \(setting): '\(code)' is no language",
      remedy: "use an ISO 639 code such as de")
  }
}

extension DocumentFormat: ExpressibleByArgument {}
