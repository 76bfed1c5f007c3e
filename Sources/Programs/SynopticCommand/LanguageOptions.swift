import ArgumentParser
import Synoptic

/// The languages of documents, as the commands ask that read several.
struct LanguageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Say the language of a document, such as page=de.", valueName: "id=code"))
  var language: [String] = []

  /// The languages by the documents' ids.
  ///
  /// - Throws: `InputError` for another form, or a language ICU does not know.
  func languages() throws(InputError) -> [String: Language] {
    var languages: [String: Language] = [:]
    for setting in language {
      // An id may hold the sign, a code does not.
      guard let sign = setting.lastIndex(of: "=") else {
        throw InputError(
          .invalidArgument, "--language \(setting) is not of the form ID=CODE", remedy: "write it as page=de")
      }
      languages[String(setting[..<sign])] = try Language(
        option: String(setting[setting.index(after: sign)...]), in: setting)
    }
    return languages
  }
}
