/// Words of commands that are shown to be typed.
enum ShellWord {
  /// A word as a shell takes it for one: in quotation marks, if anything in it means something to a shell.
  static func quoted(_ word: String) -> String {
    // What begins with a hyphen is an option.
    if word.first == "-" { return quoted("./" + word) }
    let isPlain =
      !word.isEmpty && word.first != "~"
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "._-/+:,@=".unicodeScalars.contains(scalar)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
