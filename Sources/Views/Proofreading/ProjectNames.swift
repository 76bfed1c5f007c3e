import Basics
import Entities
import Names
import Texts

/// What a team has agreed on about names: a file `.synoptic-names` that it keeps beside its documents.
///
/// A line is a word, a colon and what it says:
///
///     # the house's names
///     house-style: english
///     house-style de: duden
///     accept: Natalya Sedova
///     accept: Leo Trotzki | Lew Trotzki
///
/// `house-style` is the system of transliteration, for all documents or those of a language; `accept` has a form that may stand beside
/// any other, or two that may stand beside one another. Empty lines and those that begin with `#` say nothing.
public struct ProjectNames: Sendable {
  /// The name of the file.
  public static let fileName = ".synoptic-names"

  /// The path of the file; nil where there is none.
  public let path: String?
  /// The forms that are accepted.
  public var accepted: AllowList
  private var scheme: TransliterationScheme?
  private var schemes: [Language: TransliterationScheme]

  /// Nothing is agreed on, but perhaps a house style and accepted forms of the user's.
  public init(houseStyle: TransliterationScheme? = nil, accepted: AllowList = AllowList()) {
    path = nil
    scheme = houseStyle
    schemes = [:]
    self.accepted = accepted
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: its text.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` with the line for a line that says nothing that is known.
  public init(_ text: String, path: String) throws(InputError) {
    self.init()
    self = try ProjectNames.read(text, path: path)
  }

  private init(
    path: String, _ accepted: AllowList, _ scheme: TransliterationScheme?,
    _ schemes: [Language: TransliterationScheme]
  ) {
    self.path = path
    self.accepted = accepted
    self.scheme = scheme
    self.schemes = schemes
  }

  private static func read(_ text: String, path: String) throws(InputError) -> ProjectNames {
    var forms: [String] = []
    var pairs: [(String, String)] = []
    var scheme: TransliterationScheme?
    var schemes: [Language: TransliterationScheme] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      func error(_ problem: String, _ remedy: Remedy, _ code: InputError.Code = .damaged) -> InputError {
        InputError(code, file: path, at: .line(index + 1), problem, remedy: remedy)
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let words = parts[0].split(whereSeparator: \.isWhitespace).map(String.init)
      let value = parts.count == 2 ? trimmed(parts[1]) : ""
      let known: Remedy = "write house-style: SCHEME, house-style LANGUAGE: SCHEME, or accept: FORM"
      guard parts.count == 2, let word = words.first else {
        throw error("there is no colon in '\(Quotation.cut(line))'", known)
      }
      guard !value.isEmpty else { throw error("nothing stands after '\(Quotation.cut(word)):'", known) }
      switch (word, words.count) {
      case ("accept", 1):
        let columns = value.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        guard columns.count <= 2, !columns.contains(where: \.isEmpty) else {
          throw error(
            "'accept' has \(columns.count) forms, or an empty one",
            "write one form, or two with | between them")
        }
        if columns.count == 2 { pairs.append((columns[0], columns[1])) } else { forms.append(columns[0]) }
      case ("house-style", 1), ("house-style", 2):
        let chosen: TransliterationScheme
        do { chosen = try TransliterationScheme(named: value) } catch {
          throw InputError(
            .invalidArgument, file: path, at: .line(index + 1),
            "'\(Quotation.cut(value))' is no transliteration scheme",
            remedy: "use one of \(TransliterationScheme.list)")
        }
        guard words.count == 2 else {
          guard scheme == nil else { throw error("a house style is named twice", "take one of them out") }
          scheme = chosen
          continue
        }
        guard let language = Language(words[1]) else {
          throw error(
            "'\(Quotation.cut(words[1]))' is no language", "use an ISO 639 code such as de", .unknownLanguage)
        }
        guard schemes.updateValue(chosen, forKey: language) == nil else {
          throw error("a house style for \(language) is named twice", "take one of them out")
        }
      default: throw error("'\(Quotation.cut(String(parts[0])))' is not known", known)
      }
    }
    return ProjectNames(path: path, AllowList(forms: forms, pairs: pairs), scheme, schemes)
  }

  /// The house's system for documents of a language; nil for none.
  public func houseStyle(for language: Language) -> TransliterationScheme? { schemes[language] ?? scheme }

  /// The same with what the user says besides: a house style outranks those of the file, accepted forms come to those of the file.
  public func with(houseStyle: TransliterationScheme?, accepted more: AllowList) -> ProjectNames {
    var names = self
    names.accepted = accepted.union(more)
    if let houseStyle {
      names.scheme = houseStyle
      names.schemes = [:]
    }
    return names
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

extension ProjectNames {
  /// No file of this kind is larger, in bytes.
  private static let largest = 1 << 20
  /// So many folders are looked into at most.
  private static let mostFolders = 64

  /// What holds for a document: the file in its folder, or else in the nearest folder above.
  ///
  /// - Parameter document: the path of the document; what is read of a pipe stands in the working directory.
  /// - Returns: what the file says; nil if there is none.
  /// - Throws: `InputError` if the file cannot be read, or says what is not known.
  public static func nearest(to document: String) throws -> ProjectNames? {
    let path = FileStatus(document)?.kind == .regular ? document : ""
    guard var folder = FilePath.real(path.isEmpty ? "." : FilePath.folder(of: path)) else { return nil }
    for _ in 0..<mostFolders {
      let file = (folder.hasSuffix("/") ? folder : folder + "/") + fileName
      if FileStatus(file)?.kind == .regular { return try read(file) }
      guard folder != "/", !folder.isEmpty else { return nil }
      folder = FilePath.folder(of: folder)
    }
    return nil
  }

  private static func read(_ path: String) throws -> ProjectNames {
    let bytes = try InputFile(path, isRegular: true).read(largest + 1)
    guard bytes.count <= largest else {
      throw InputError(.tooLarge, file: path, "is larger than \(largest >> 20) MB", remedy: "divide it")
    }
    let scalars = try TextDecoder(.utf8).decode(bytes, path: path).scalars
    return try ProjectNames(String(String.UnicodeScalarView(scalars)), path: path)
  }
}
