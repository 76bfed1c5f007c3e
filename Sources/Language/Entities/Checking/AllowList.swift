import Basics

/// Forms of names that are accepted: what an editor has looked at and lets stand.
///
/// A line has a form, which may stand beside any other, or two separated by a tab, which may stand beside one another. Lines that
/// begin with `#` are comments.
public struct AllowList: Sendable {
  private let forms: Set<String>
  private let pairs: Set<[String]>

  /// Accepts nothing.
  public init() {
    forms = []
    pairs = []
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - text: the list's text.
  ///   - path: the file's, for errors.
  /// - Throws: `InputError` for a line of more than two columns.
  public init(_ text: String, path: String) throws(InputError) {
    var forms: Set<String> = []
    var pairs: Set<[String]> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let columns = line.split(separator: "\t").map { AllowList.trimmed($0) }.filter { !$0.isEmpty }
      if line.hasPrefix("#") { continue }
      switch columns.count {
      case 0: continue
      case 1: forms.insert(columns[0])
      case 2: pairs.insert(columns.sorted())
      default:
        throw InputError(
          .damaged, file: path, at: .line(index + 1), "has \(columns.count) columns",
          remedy: "write one form, or two separated by a tab")
      }
    }
    self.forms = forms
    self.pairs = pairs
  }

  /// Accepts some forms, and some pairs of forms beside one another.
  public init(forms: [String], pairs: [(String, String)] = []) {
    self.init(Set(forms), Set(pairs.map { [$0, $1].sorted() }))
  }

  private init(_ forms: Set<String>, _ pairs: Set<[String]>) {
    self.forms = forms
    self.pairs = pairs
  }

  /// What either of two lists accepts.
  public func union(_ other: AllowList) -> AllowList {
    AllowList(forms.union(other.forms), pairs.union(other.pairs))
  }

  /// Whether a form may stand by itself.
  public func allows(_ form: String) -> Bool { forms.contains(form) }

  /// Whether two forms may stand beside one another.
  public func allows(_ a: String, _ b: String) -> Bool {
    forms.contains(a) || forms.contains(b) || pairs.contains([a, b].sorted())
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
