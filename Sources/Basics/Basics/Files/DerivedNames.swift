/// Names of files that are made of names that files hold, such as the ids of documents.
package enum DerivedNames {
  /// A text as a part of a file's name: `_` stands for what a name cannot have, for control characters, and for marks of direction.
  ///
  /// - Parameter limit: how many bytes it may have; what is longer is cut.
  package static func part(_ text: String, limit: Int = 60) -> String {
    var result = ""
    var count = 0
    for character in text {
      var shown = ""
      for scalar in character.unicodeScalars {
        shown.unicodeScalars.append(scalar != "/" && PrintableText.isPrintable(scalar) ? scalar : "_")
      }
      count += shown.utf8.count
      if count > limit { break }
      result += shown
    }
    return result.isEmpty ? "_" : result
  }

  /// The same names with a number before the ending of those that stand there already, so that all are different.
  ///
  /// - Parameter names: the names, or paths in one folder, each without its ending, and the ending.
  /// - Complexity: O(number of names), with few that are the same.
  package static func distinct(_ names: [(stem: String, ending: String)]) -> [String] {
    // As bytes: the system takes two spellings of an accented letter for two names, and no file is to be taken for another.
    let plain = names.map { Array(($0.stem + $0.ending).utf8) }
    var taken: Set<[UInt8]> = []
    let isFirst = plain.map { taken.insert($0).inserted }
    return names.indices.map { index in
      if isFirst[index] { return names[index].stem + names[index].ending }
      var number = 2
      while true {
        let name = "\(names[index].stem)-\(number)\(names[index].ending)"
        if taken.insert(Array(name.utf8)).inserted { return name }
        number += 1
      }
    }
  }
}
