/// A word that is passed on without being copied, for it has many members.
final class QuantityEntry: Sendable {
  let word: QuantityWord
  init(_ word: QuantityWord) { self.word = word }
}

/// What a word may be in an expression of quantity; most are one thing, some several.
struct QuantityWord: Sendable {
  /// What a word does besides having a value.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt32

    static let article = Roles(rawValue: 1 << 0)
    /// A magnitude that needs no number before it.
    static let standsAlone = Roles(rawValue: 1 << 1)
    static let joint = Roles(rawValue: 1 << 2)
    static let mixedOnly = Roles(rawValue: 1 << 3)
    static let per = Roles(rawValue: 1 << 4)
    static let between = Roles(rawValue: 1 << 5)
    static let from = Roles(rawValue: 1 << 6)
    static let to = Roles(rawValue: 1 << 7)
    static let and = Roles(rawValue: 1 << 8)
    static let or = Roles(rawValue: 1 << 9)
    static let plus = Roles(rawValue: 1 << 10)
    static let of = Roles(rawValue: 1 << 11)
    static let minus = Roles(rawValue: 1 << 12)
    static let ordinalEnding = Roles(rawValue: 1 << 13)
    static let ordinalCue = Roles(rawValue: 1 << 14)
    static let label = Roles(rawValue: 1 << 15)
    static let dottedLabel = Roles(rawValue: 1 << 16)
    static let serial = Roles(rawValue: 1 << 17)
    static let clock = Roles(rawValue: 1 << 18)
    static let year = Roles(rawValue: 1 << 19)
    static let small = Roles(rawValue: 1 << 20)
    static let single = Roles(rawValue: 1 << 21)
    static let beforeSingle = Roles(rawValue: 1 << 22)
    static let indefinite = Roles(rawValue: 1 << 23)

    /// The roles by their names in the data files.
    static let byName: [String: Roles] = [
      "joint": .joint, "per": .per, "between": .between, "from": .from, "to": .to, "and": .and, "or": .or,
      "plus": .plus, "of": .of, "minus": .minus, "ordinal-ending": .ordinalEnding,
      "ordinal-cue": .ordinalCue, "serial": .serial, "clock": .clock, "year": .year, "small": .small,
      "before-single": .beforeSingle, "indefinite": .indefinite,
    ]
  }

  var roles: Roles = []
  /// A number, or one within compounds only.
  var cardinal: Double?
  var part: Double?
  var ordinal: Double?
  var ordinalPart: Double?
  /// What it multiplies the number before it by; in sums of money only.
  var magnitude: Double?
  var money: Double?
  /// What it adds to the number before it.
  var addition: Double?
  /// Into how many parts it divides.
  var denominator: Double?
  /// A share by itself, or of the unit that follows.
  var fraction: Double?
  var half: Double?
  /// The unit's index among the units, and how many of it where the word says that too.
  var unit: Int?
  var amount: Double?
  /// The unit of money that it is after millions.
  var sumUnit: Int?
  var before: Approximation?
  var behind: Approximation?
  /// Whether a phrase begins with what this is.
  var isContinued = false
  /// What a word does where no number stands before; most do little, so that not all of it need be looked at.
  enum Action: UInt8 {
    /// Nothing: it begins no number and no phrase, and changes none that follows.
    case idle
    /// It only says that the digits after it may be an ordinal.
    case cue
    /// It is a number before some known words only: a, ein.
    case article
    case other
  }

  var action: Action {
    let begins =
      cardinal != nil || ordinal != nil || half != nil || fraction != nil || amount != nil || before != nil
      || magnitude != nil && roles.contains(.standsAlone)
    let acting: Roles = [
      .serial, .label, .dottedLabel, .single, .between, .from, .minus, .ordinalCue, .beforeSingle,
      .indefinite,
    ]
    if isContinued || isBlank { return .other }
    if begins {
      let isArticle =
        roles.contains(.article) && ordinal == nil && half == nil && fraction == nil && amount == nil
        && before == nil
      return isArticle && roles.isDisjoint(with: acting) ? .article : .other
    }
    let does = roles.intersection(acting)
    return does.isEmpty ? .idle : does == .ordinalCue ? .cue : .other
  }

  /// Whether it is nothing but the beginning of a phrase.
  var isBlank = true
}
