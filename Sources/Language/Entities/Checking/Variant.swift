/// A place where a name is written otherwise than elsewhere in the document.
struct Variant {
  /// How the name is written elsewhere, and where.
  let kept: String
  let keptPlaces: [Range<Int>]
  /// The place, as a range of words.
  let place: Range<Int>
  /// What the two differ in.
  let kinds: [Inconsistency.Kind]
  /// What is to be written there.
  let suggestion: String
  /// The words of the place that differ.
  let differing: [Int]
  /// Whether it is another name of somebody, not another spelling: a person's name at birth.
  let isOtherName: Bool

  /// Makes a variant; see the properties.
  ///
  /// - Parameter differing: all words of the place, if nothing else is said.
  init(
    kept: String, keptPlaces: [Range<Int>], place: Range<Int>, kinds: [Inconsistency.Kind],
    suggestion: String,
    differing: [Int]? = nil, isOtherName: Bool = false
  ) {
    self.isOtherName = isOtherName
    self.kept = kept
    self.keptPlaces = keptPlaces
    self.place = place
    self.kinds = kinds
    self.suggestion = suggestion
    self.differing = differing ?? Array(place)
  }
}

/// How names are written with regard to capitals, as far as that is compared.
enum Capitals {
  /// The letters of a word that are capitals, by their indexes.
  static func pattern(_ text: String) -> [Int] {
    text.enumerated().compactMap { $1.isUppercase ? $0 : nil }
  }

  /// A word with the capitals of another: `army`, `Army` gives `Army`.
  static func applied(of model: String, to text: String) -> String {
    let capitals = Set(pattern(model))
    return text.lowercased().enumerated().reduce(into: "") { written, letter in
      written += capitals.contains(letter.offset) ? letter.element.uppercased() : String(letter.element)
    }
  }

  /// Whether all letters are capitals, as in headings and acronyms.
  static func isShouted(_ text: String) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count > 1 && letters.allSatisfy(\.isUppercase)
  }
}
