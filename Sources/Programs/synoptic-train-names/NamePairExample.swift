import Basics
import Names
import Texts

/// Two names, and whether they are one.
struct NamePairExample: Hashable {
  /// The languages of the names, such as `de-ru`; empty for words.
  let languages: String
  let a, b: String
  let isSame: Bool
  /// Which half of the data it is in, such that no name of one half occurs in the other; nil if it has a name of each.
  var fold: Int?

  /// Reads `token.tsv` (word, word, 0 or 1) or `person.tsv` (language, name, language, name, 0 or 1).
  ///
  /// - Throws: `InputError` naming the line that has other columns.
  static func read(_ path: String) throws(InputError) -> [NamePairExample] {
    let text = String(decoding: try InputFile.bytes(path), as: UTF8.self)
    var examples: [NamePairExample] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch (fields.count, fields.last) {
      case (3, "0"?), (3, "1"?):
        examples.append(.init(languages: "", a: fields[0], b: fields[1], isSame: fields[2] == "1"))
      case (5, "0"?), (5, "1"?):
        examples.append(
          .init(languages: "\(fields[0])-\(fields[2])", a: fields[1], b: fields[3], isSame: fields[4] == "1"))
      default:
        throw InputError(
          .damaged, file: path, at: .line(index + 1), "has other columns",
          remedy: "three or five are needed, of which the last is 0 or 1")
      }
    }
    return divided(examples)
  }

  /// Puts all spellings of a name into one of two halves.
  private static func divided(_ examples: [NamePairExample]) -> [NamePairExample] {
    // Union-find over the names; equal spellings are one name, and so are those that an example says are the same.
    var parents: [String: String] = [:]
    func root(_ name: String) -> String {
      var name = name
      while let parent = parents[name] { name = parent }
      return name
    }
    for example in examples where example.isSame {
      let a = root(example.a)
      let b = root(example.b)
      if a != b { parents[max(a, b)] = min(a, b) }
    }
    func fold(_ name: String) -> Int {
      // The same halves every time.
      let hash = FNV1a.hash(root(name).utf8)
      return Int(hash >> 40 & 1)
    }
    return examples.map { example in
      var example = example
      let a = fold(example.a)
      example.fold = a == fold(example.b) ? a : nil
      return example
    }
  }

  /// Two persons of one surname: of every twelfth pair of equal names, with the given name of another in place of the second's.
  ///
  /// The data have few of them, but texts about a family have many.
  static func nearMisses(_ examples: [NamePairExample], _ scorer: NameScorer) throws(ICUError)
    -> [NamePairExample]
  {
    let same = Dictionary(
      grouping: examples.filter { $0.isSame && !$0.languages.isEmpty && $0.b.contains(" ") },
      by: \.languages)
    var misses: [NamePairExample] = []
    for (_, persons) in same.sorted(by: { $0.key < $1.key }) {
      for index in stride(from: 0, to: persons.count, by: 12) {
        let person = persons[index]
        let other = persons[(index + persons.count / 2) % persons.count]
        guard let given = person.a.split(separator: " ").first,
          let own = person.b.split(separator: " ").first,
          let stranger = other.b.split(separator: " ").first, person.fold == other.fold,
          try scorer.score(String(given), String(stranger)) < 0.2,
          try scorer.score(String(own), String(stranger)) < 0.2
        else { continue }
        misses.append(
          NamePairExample(
            languages: "near misses", a: person.a,
            b: String(stranger) + String(person.b.dropFirst(own.count)), isSame: false,
            fold: person.fold))
      }
    }
    return misses
  }
}
