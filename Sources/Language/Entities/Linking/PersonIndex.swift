import Basics
import Names

/// Finds full names that may be of one person, by what their surnames and the first of their given names have in common.
struct PersonIndex {
  /// What stands in the place of a surname's key, which none is.
  private enum Head {
    /// That of every name: whoever lacks a surname is compared with all, by given names alone.
    static let every: UInt64 = 1
    /// That of names that lack a surname.
    static let lacking: UInt64 = 2
  }

  /// What is known of the first given name.
  private enum Given: UInt64 {
    /// A name, by its keys.
    case name = 1
    /// A name, by what an initial of it has.
    case beginning
    /// An initial, by what names have that it may stand for.
    case initial
    /// A patronymic, which may have no counterpart.
    case any
    /// Whatever it is.
    case every
  }

  private var index = KeyIndex()

  /// Adds the name of a number, higher than all before.
  mutating func add(_ number: Int, _ form: NameForm, _ keys: [WordKeys]) {
    var heads = PersonIndex.heads(form, keys) + [Head.every]
    if form.lacksSurname { heads.append(Head.lacking) }
    let given = PersonIndex.given(form, keys)
    let own =
      [PersonIndex.key(.every, 0)]
      + given.keys.map { key in
        PersonIndex.key(given.kind == .initial ? .name : given.kind, key)
      } + given.beginnings.map { PersonIndex.key(given.kind == .initial ? .initial : .beginning, $0) }
    index.add(number, Set(heads.flatMap { head in own.map { WordKeys.joined(head, $0) } }))
  }

  /// The names after one that may be of the same person, in order.
  mutating func candidates(after number: Int, _ form: NameForm, _ keys: [WordKeys]) -> [Int] {
    let heads = form.lacksSurname ? [Head.every] : PersonIndex.heads(form, keys) + [Head.lacking]
    let given = PersonIndex.given(form, keys)
    var wanted: [UInt64] = [PersonIndex.key(.any, 0)]
    switch given.kind {
    case .any: wanted = [PersonIndex.key(.every, 0)]
    case .initial:
      wanted += given.keys.map { PersonIndex.key(.name, $0) }
      wanted += given.beginnings.flatMap { [PersonIndex.key(.initial, $0), PersonIndex.key(.beginning, $0)] }
    default:
      wanted += given.keys.map { PersonIndex.key(.name, $0) }
      wanted += given.beginnings.map { PersonIndex.key(.initial, $0) }
    }
    return index.numbers(
      from: number + 1, heads.flatMap { head in wanted.map { WordKeys.joined(head, $0) } })
  }

  private static func heads(_ form: NameForm, _ keys: [WordKeys]) -> [UInt64] {
    form.words.lastIndex { !$0.isNumeral }.map { keys[$0].all } ?? []
  }

  private static func given(
    _ form: NameForm, _ keys: [WordKeys]
  ) -> (kind: Given, keys: [UInt64], beginnings: [UInt64]) {
    guard let word = form.words.first, let own = keys.first, !word.isPatronymic,
      form.lacksSurname || form.words.count > 1
    else { return (.any, [0], []) }
    let sound = word.keys.first?.sounds.first.map { UInt64($0) << 32 }
    let letter = word.plain.first.map { UInt64(truncatingIfNeeded: FNV1a.hash(String($0).utf8)) }
    return (word.isInitial ? .initial : .name, own.all, [sound, letter].compactMap { $0 })
  }

  private static func key(_ given: Given, _ key: UInt64) -> UInt64 {
    FNV1a.add(key, to: FNV1a.add(given.rawValue, to: FNV1a.start))
  }
}
