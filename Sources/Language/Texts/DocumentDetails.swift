/// What a document says of itself, so that it can be cited.
public struct DocumentDetails: Hashable, Sendable {
  /// Its title.
  public var title: String?
  /// Who wrote it; several names are separated by semicolons.
  public var author: String?
  /// When it was written or published, as it says it.
  public var date: String?
  /// Where it is from: the address of a page.
  public var address: String?

  /// Says nothing.
  public init(title: String? = nil, author: String? = nil, date: String? = nil, address: String? = nil) {
    self.title = title
    self.author = author
    self.date = date
    self.address = address
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { title == nil && author == nil && date == nil && address == nil }

  /// All that is said in one line, as in a list of works: author, title, date, address.
  public var citation: String { [author, title, date, address].compactMap { $0 }.joined(separator: ", ") }
}

extension DocumentDetails {
  /// No more of what is said is kept, in code points: a title is no text.
  private static let longest = 500

  /// A value in one line; nil if nothing is in it.
  static func line(_ value: String?) -> String? {
    guard let value else { return nil }
    let line = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? nil : String(String.UnicodeScalarView(line.unicodeScalars.prefix(longest)))
  }

  /// The names of several authors in one value, each once.
  static func names(_ values: [String]) -> String? {
    var seen: [String] = []
    for name in values.compactMap(line) where !seen.contains(name) { seen.append(name) }
    return line(seen.joined(separator: "; "))
  }

  /// The beginning of a date and time of the XML kind: the day; what is no such date stays as it is.
  static func day(_ value: String?) -> String? {
    line(value).map { $0.wholeMatch(of: /(\d{4}-\d\d-\d\d)T.*/).map { String($0.output.1) } ?? $0 }
  }
}
