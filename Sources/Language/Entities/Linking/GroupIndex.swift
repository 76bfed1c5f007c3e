import Texts

/// Finds the groups of names that are worth comparing with another, by what they have in common: of fifty documents most pairs
/// have nothing.
package struct GroupIndex {
  /// What groups may have in common.
  package enum Key: Hashable {
    /// The code of a place that both are a name of.
    case place(String)
    /// The number of a text that both have a form of.
    case text(Int)
    /// The sound that a word begins with; see `NameKey.bucket`.
    case sound(Int)
    /// The sound that the given name of a full name begins with.
    case given(Int)
    /// A word, or the beginning of one, in a language.
    case word(String, Language)
  }

  private var groups: [Key: [Int]] = [:]
  /// Which groups have been found for the question that is being answered.
  private var isFound: [Bool] = []

  /// An index of nothing.
  package init() {}

  /// Adds a group, its number higher than all before.
  package mutating func add(_ group: Int, _ keys: Set<Key>) {
    for key in keys { groups[key, default: []].append(group) }
    isFound.append(false)
  }

  /// The groups after one that have one of some keys, each once, ascending: sets of keys have no order, and entities are united one
  /// after another.
  ///
  /// - Complexity: O(n log n) of the groups with these keys.
  package mutating func groups(after group: Int, _ keys: some Sequence<Key>) -> [Int] {
    var found: [Int] = []
    for key in keys {
      for other in (groups[key] ?? []).reversed() {
        guard other > group else { break }
        if !isFound[other] {
          isFound[other] = true
          found.append(other)
        }
      }
    }
    for other in found { isFound[other] = false }
    return found.sorted()
  }
}
