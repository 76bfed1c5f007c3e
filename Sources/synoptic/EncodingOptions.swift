import ArgumentParser
import Texts

/// What the commands that read documents ask about their bytes.
struct EncodingOptions: ParsableArguments {
  @Flag(help: "Replace bytes that cannot be decoded with U+FFFD, and say how many.")
  var lossy = false

  /// The encoding of a name that the user gave in `setting`.
  ///
  /// - Throws: `InputError` if ICU does not know it.
  static func encoding(_ name: String, in setting: String) throws(InputError) -> TextEncoding {
    if let encoding = TextEncoding(name) { return encoding }
    throw InputError(
      "--encoding \(setting): '\(name)' is no encoding",
      remedy: "use a name such as windows-1251, KOI8-R or UTF-16LE")
  }
}
