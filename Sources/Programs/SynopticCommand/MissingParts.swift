/// What the program can do without, what that costs, and how to get it.
package enum MissingParts {
  /// Debian's packages of the dictionaries between two languages.
  private static let packages: [(a: String, b: String, names: [String])] = [
    ("de", "en", ["dict-freedict-deu-eng", "dict-freedict-eng-deu"]),
    ("de", "ru", ["dict-freedict-deu-rus"]),
    ("en", "ru", ["dict-freedict-eng-rus", "mueller7-dict"]),
  ]

  /// What is lost without dictionaries, by `make parts-benchmark`.
  package static let allDictionaries =
    "accounts are compared by names, dates, numbers, similar words and sentence vectors alone (mean F1 \(f1.withoutDictionaries) instead of \(f1.with) on the texts of Corpus)"

  /// What is lost without a sentence encoder, by `make parts-benchmark`.
  package static let encoder =
    "passages that have hardly a word in common are missed (mean F1 \(f1.withoutEncoder) instead of \(f1.with) on the texts of Corpus)"

  private static let f1 = (with: ".755", withoutDictionaries: ".541", withoutEncoder: ".713")

  /// The dictionaries between German, English and Russian that are missing.
  ///
  /// - Parameter installed: the codes of the languages of those that are there.
  package static func dictionaries(besides installed: [(String, String)]) -> [Installation.Missing] {
    let missing = packages.filter { pair in
      !installed.contains { $0 == (pair.a, pair.b) || $0 == (pair.b, pair.a) }
    }
    guard !missing.isEmpty else { return [] }
    let names = missing.map { pair in [pair.a, pair.b].map(AlignNotes.language).joined(separator: "-") }
    let command = "apt install --no-install-recommends \(missing.flatMap(\.names).joined(separator: " "))"
    return [
      .init(
        what: "Dictionaries \(names.joined(separator: ", "))",
        cost: missing.count == packages.count
          ? allDictionaries
          : "texts in these languages are compared by way of a third one, or by names, dates, numbers, similar words and sentence vectors alone",
        remedy: [command, "apt-cache search dict-freedict   # other languages"])
    ]
  }
}
