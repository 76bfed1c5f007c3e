import Synoptic

/// What is set of the alignment of a set: names with values, as a manifest has them.
///
/// Known are `mode` (auto, comparable, parallel), `language` and `encoding` (ID=CODE, ID=NAME or, of all documents, NAME), `format`, `presegmented`,
/// `lossy`, `same-language`, `threshold`, `min-score`, `favor` (recall, precision), `pairs`, `induce`, `max-bead` and `anchor`.
public struct SetOptions: Equatable, Sendable {
  /// A name and its value.
  public struct Value: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The value; "true" where nothing else is said.
    public let text: String

    /// Makes a value; see the properties.
    public init(_ name: String, _ text: String = "true") {
      self.name = name
      self.text = text
    }

    /// The value of `NAME=VALUE`, or of `NAME` for one that is true or false.
    public init(word: some StringProtocol) {
      let sign = word.firstIndex(of: "=") ?? word.endIndex
      self.init(
        String(word[..<sign]), sign < word.endIndex ? String(word[word.index(after: sign)...]) : "true")
    }

    /// The value as `init(word:)` reads it.
    public var word: String { "\(name)=\(text)" }
  }

  /// The names and values, in their order.
  public let values: [Value]
  /// What the aligner is told.
  public private(set) var aligner = Aligner.Options()
  /// What reads the documents.
  public let reader: DocumentReader

  /// Options of which none is set.
  public static let none = SetOptions()

  private init() {
    values = []
    reader = DocumentReader()
  }

  /// Options of some values.
  ///
  /// - Throws: `InputError` for a name or a value that is not known, or two that exclude each other.
  public init(_ values: [Value]) throws(InputError) {
    self.values = values
    var reading = ReadingValues()
    var aligning = AligningValues()
    for value in values {
      if try reading.take(value) { continue }
      if try aligning.take(value) { continue }
      throw InputError(
        .unknownName, "there is no option '\(Quotation.cut(value.name))'",
        remedy: "the options are \(SetOptions.allNames)")
    }
    reader = reading.reader
    aligner = try aligning.options()
  }

  /// Whether two options have the same values in the same order.
  public static func == (a: SetOptions, b: SetOptions) -> Bool { a.values == b.values }

  /// Options of a text of words `NAME=VALUE`, divided by spaces.
  ///
  /// - Throws: as `init(_:)`.
  public init(text: String) throws(InputError) { try self.init(SetOptions.values(text)) }

  /// The values of a text of words.
  public static func values(_ text: String) -> [Value] {
    text.split(separator: " ").map { Value(word: $0) }
  }

  /// The names that are known, as a list in a sentence.
  public static var allNames: String { names.joined(separator: ", ") }

  /// The names that are known.
  static let names = ReadingValues.names + AligningValues.names

  /// The values of a set together with those that count for all sets that say nothing else of the same name.
  static func merged(_ own: [Value], _ others: [Value]) -> [Value] {
    let names = Set(own.map(\.name))
    return others.filter { !names.contains($0.name) } + own
  }
}

extension SetOptions.Value {
  /// The value as a truth value.
  ///
  /// - Throws: `InputError` if it is none.
  func flag() throws(InputError) -> Bool {
    guard let flag = Bool(text) else { throw wrong("true or false") }
    return flag
  }

  /// The value as a number from 0 to 1.
  ///
  /// - Throws: `InputError` if it is none.
  func share() throws(InputError) -> Double {
    guard let number = Double(text), (0...1).contains(number) else { throw wrong("a number from 0 to 1") }
    return number
  }

  /// The error about a value that is not what it should be.
  func wrong(_ wanted: String) -> InputError {
    InputError(.invalidArgument, "\(name) is '\(Quotation.cut(text))' and should be \(wanted)")
  }
}
