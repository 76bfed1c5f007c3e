/// How near words are to one another, for proposing what somebody meant to type.
enum EditDistance {
  /// Whether a word may be a slip for another: a letter in three added, left out, changed or out of place, or the beginning of it.
  static func isNear(_ word: String, _ typed: String) -> Bool {
    if typed.count > 1, word.hasPrefix(typed) { return true }
    return between(Array(word), Array(typed)) <= max(1, word.count / 3)
  }

  /// How many letters must be added, left out, changed or swapped with their neighbor (Damerau 1964).
  ///
  /// - Complexity: O(length · length).
  static func between(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var least = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[b.count]
  }
}
