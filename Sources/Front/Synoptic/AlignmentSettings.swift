import AlignmentModel
import ComparableMode
import Dictionaries
import ParallelMode

/// What an alignment depends on besides its documents, as its signature says it.
///
/// A signature is a line of parts divided by `|`, each a word or a word and a value divided by `:`, in a fixed order:
/// `mode:comparable|lexicon:deu-eng@2022.04.21|vectors:use-multilingual-3@0.2.1#182579c1|threshold:auto|icu:72.1|version:0.2.0`. In values `%` is written `%25` and `|` is
/// written `%7C`; in those of dictionaries also `+` and `@` by their codes.
public struct AlignmentSettings: Equatable, Sendable {
  /// A dictionary by its name and version.
  public struct Dictionary: Equatable, Sendable {
    /// The name, such as "deu-eng".
    public var name: String
    /// The version as the dictionary states it.
    public var version: String

    /// Names a dictionary; see the properties.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// What bears on one mode only.
  public enum Mode: Equatable, Sendable {
    /// Independent accounts.
    case comparable(Comparable)
    /// Translations.
    case parallel(Parallel)
  }

  /// What comparable mode depends on.
  public struct Comparable: Equatable, Sendable {
    /// The least score of links; nil where `ExpectedF1` finds it.
    public var threshold: Double?
    /// What the cut favors.
    public var preference = ComparableAligner.Preference.balanced
    /// Whether links are between two documents each, not groups.
    public var inPairs = false
    /// Whether a lexicon is learned from a first alignment; nil: where no dictionary helps.
    public var learnsLexicon: Bool?

    /// The settings of a run without options.
    public init() {}
  }

  /// What parallel mode depends on.
  public struct Parallel: Equatable, Sendable {
    /// The largest number of sentences on a side of a bead; nil: what the texts ask for.
    public var largestBead: Int?
    /// Whether links are of two documents each where there are more.
    public var inPairs = false
    /// The least score of links.
    public var leastScore = 0.0
    /// The regular expression whose matches tie sentences together.
    public var anchor: String?

    /// The settings of a run without options.
    public init() {}
  }

  /// The mode, and what bears on it.
  public var mode: Mode
  /// The dictionaries in the order in which they are asked; empty without any.
  public var dictionaries: [Dictionary] = []
  /// The encoder whose sentence vectors were used, as `NAME@VERSION#HASH`; nil if none were.
  public var vectors: String?
  /// Whether documents of one language are aligned with one another.
  public var alignsSameLanguage = false
  /// How many links were taken over from an edited alignment.
  public var keptLinks = 0
  /// The version of ICU.
  public var icu = ""
  /// The version of the program.
  public var version = ""
  /// Parts that this version does not know, in their order.
  public var others: [String] = []

  /// Settings without dictionaries, of no version.
  public init(_ mode: Mode) { self.mode = mode }
}

extension AlignmentSettings {
  /// The settings as a signature.
  public var signature: String {
    var parts: [String] = []
    func lexicon() -> String {
      dictionaries.isEmpty
        ? "none"
        : dictionaries.map { dictionary in
          [dictionary.name, dictionary.version].map {
            AlignmentSettings.escaped($0, isDictionary: true)
          }.joined(separator: "@")
        }.joined(separator: "+")
    }
    func start(_ mode: String) -> [String] {
      ["mode:" + mode, "lexicon:" + lexicon()]
        + (vectors.map { ["vectors:" + AlignmentSettings.escaped($0)] } ?? [])
    }
    switch mode {
    case .comparable(let comparable):
      parts = start("comparable")
      parts.append("threshold:" + (comparable.threshold.map { "\($0)" } ?? "auto"))
      if comparable.preference != .balanced { parts.append("favour:\(comparable.preference.rawValue)") }
      if comparable.inPairs { parts.append("pairs") }
      if let learns = comparable.learnsLexicon { parts.append(learns ? "induced" : "not-induced") }
    case .parallel(let parallel):
      parts = start("parallel")
      parts += [
        "max-bead:" + (parallel.largestBead.map { "\($0)" } ?? "auto"),
        "min-score:\(parallel.leastScore)",
      ]
      if parallel.inPairs { parts.append("pairs") }
      if let anchor = parallel.anchor { parts.append("anchor:" + AlignmentSettings.escaped(anchor)) }
    }
    if alignsSameLanguage { parts.append("same-language") }
    if keptLinks > 0 { parts.append("kept:\(keptLinks)") }
    parts += others
    parts += ["icu:" + AlignmentSettings.escaped(icu), "version:" + AlignmentSettings.escaped(version)]
    return parts.joined(separator: "|")
  }

  /// The settings that a signature states; nil if it states no mode.
  ///
  /// What a part does not say is as in a run without options.
  public init?(signature: String) {
    let parts = signature.parts(at: "|").map { part -> (name: String, value: String?) in
      guard let colon = part.unicodeScalars.firstIndex(of: ":") else { return (part, nil) }
      let (name, value) = part.divided(at: colon)
      return (name, value)
    }
    switch parts.first(where: { $0.name == "mode" })?.value {
    case "comparable": self.init(.comparable(Comparable()))
    case "parallel": self.init(.parallel(Parallel()))
    default: return nil
    }
    for (name, value) in parts where name != "mode" {
      if !read(name, value) { others.append(value.map { "\(name):\($0)" } ?? name) }
    }
  }

  /// Takes over a part of a signature; false if it is not known.
  private mutating func read(_ name: String, _ value: String?) -> Bool {
    switch (name, value) {
    case ("lexicon", let value?): dictionaries = AlignmentSettings.dictionaries(value)
    case ("vectors", let value?): vectors = AlignmentSettings.unescaped(value)
    case ("same-language", nil): alignsSameLanguage = true
    case ("kept", let value?):
      guard let count = Int(value), count > 0 else { return false }
      keptLinks = count
    case ("icu", let value?): icu = AlignmentSettings.unescaped(value)
    case ("version", let value?): version = AlignmentSettings.unescaped(value)
    default: return readOfMode(name, value)
    }
    return true
  }

  private mutating func readOfMode(_ name: String, _ value: String?) -> Bool {
    switch mode {
    case .comparable(var comparable):
      switch (name, value) {
      case ("threshold", "auto"?): comparable.threshold = nil
      case ("threshold", let value?):
        guard let threshold = Double(value) else { return false }
        comparable.threshold = threshold
      case ("favour", let value?):
        guard let preference = ComparableAligner.Preference(rawValue: value) else { return false }
        comparable.preference = preference
      case ("pairs", nil): comparable.inPairs = true
      case ("induced", nil): comparable.learnsLexicon = true
      case ("not-induced", nil): comparable.learnsLexicon = false
      default: return false
      }
      mode = .comparable(comparable)
    case .parallel(var parallel):
      switch (name, value) {
      case ("pairs", nil): parallel.inPairs = true
      case ("max-bead", "auto"?): parallel.largestBead = nil
      case ("max-bead", let value?):
        guard let largest = Int(value) else { return false }
        parallel.largestBead = largest
      case ("min-score", let value?):
        guard let score = Double(value) else { return false }
        parallel.leastScore = score
      case ("anchor", let value?): parallel.anchor = AlignmentSettings.unescaped(value)
      default: return false
      }
      mode = .parallel(parallel)
    }
    return true
  }

  private static func dictionaries(_ text: String) -> [Dictionary] {
    guard text != "none" else { return [] }
    return text.parts(at: "+").map { item in
      let at = item.unicodeScalars.lastIndex(of: "@") ?? item.endIndex
      let (name, version) = item.divided(at: at)
      return Dictionary(name: unescaped(name), version: unescaped(version))
    }
  }

  /// The characters that divide a signature, and how they are written in values; the last two divide dictionaries only.
  private static let escapes: [(scalar: Unicode.Scalar, code: String)] = [
    ("%", "%25"), ("|", "%7C"), ("+", "%2B"), ("@", "%40"),
  ]

  private static func escaped(_ value: String, isDictionary: Bool = false) -> String {
    let escapes = escapes.prefix(isDictionary ? 4 : 2)
    return value.unicodeScalars.reduce(into: "") { result, scalar in
      if let escape = escapes.first(where: { $0.scalar == scalar }) {
        result += escape.code
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func unescaped(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = value.unicodeScalars[...]
    while let scalar = rest.first {
      let escape = escapes.first { rest.starts(with: $0.code.unicodeScalars) }
      result.append(escape?.scalar ?? scalar)
      rest.removeFirst(escape?.code.count ?? 1)
    }
    return String(result)
  }
}

// A mark that follows what divides would make one character of both, so that code points are looked at.
extension String {
  /// The parts between the places where a code point stands, without empty ones.
  fileprivate func parts(at separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator).map { String($0) }
  }

  /// What stands before a code point and after it.
  fileprivate func divided(at index: String.UnicodeScalarView.Index) -> (before: String, after: String) {
    (String(unicodeScalars[..<index]), String(unicodeScalars[index...].dropFirst()))
  }
}
