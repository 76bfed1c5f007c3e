import Synoptic

extension TextEncoding {
  /// The encoding of a name that the user gave in the setting of an option.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  init(option name: String, in setting: String) throws(InputError) {
    guard let encoding = TextEncoding(name) else {
      throw InputError(
        .unknownEncoding, "--encoding \(setting): '\(name)' is no encoding",
        remedy: "use a name such as windows-1251, KOI8-R or UTF-16LE")
    }
    self = encoding
  }
}

extension Language {
  /// The language of a code that the user gave in the setting of an option.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  init(option code: String, in setting: String, of option: String = "--language") throws(InputError) {
    guard let language = Language(code) else {
      throw InputError(
        .unknownLanguage, "\(option) \(setting): '\(code)' is no language",
        remedy: "use an ISO 639 code such as de")
    }
    self = language
  }
}
