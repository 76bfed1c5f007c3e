import ArgumentParser
import Synoptic

/// The language and the encoding of a document, as the commands ask that read one.
struct OneDocumentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of the document, such as de. By default it is found out.", valueName: "code"),
    completion: .list(CompletionLists.languages))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of the document, such as KOI8-R. By default it is found out.", valueName: "name"))
  var encoding: String?

  /// The language; nil if it is to be found out.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  func chosenLanguage() throws(InputError) -> Language? {
    try language.map { code throws(InputError) in try Language(option: code, in: code) }
  }

  /// The encoding; nil if it is to be found out.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  func chosenEncoding() throws(InputError) -> TextEncoding? {
    try encoding.map { name throws(InputError) in try TextEncoding(option: name, in: name) }
  }
}
