import Synoptic

/// The values that say how documents are read.
struct ReadingValues {
  static let names = ["language", "encoding", "format", "presegmented", "lossy"]

  private var languages: [String: Language] = [:]
  private var encodings: [String: TextEncoding] = [:]
  private var encoding: TextEncoding?
  private var isLossy = false
  private var format: DocumentFormat?

  /// Takes a value; false if it is none of these.
  ///
  /// - Throws: `InputError` if it cannot be what it is.
  mutating func take(_ value: SetOptions.Value) throws(InputError) -> Bool {
    // An id may hold the sign, a code or a name does not.
    let sign = value.text.lastIndex(of: "=")
    let id = sign.map { String(value.text[..<$0]) }
    let rest = sign.map { String(value.text[value.text.index(after: $0)...]) } ?? value.text
    switch value.name {
    case "language":
      guard let id, let language = Language(rest) else {
        throw value.wrong("a document's name and the ISO 639 code of its language, such as page=de")
      }
      languages[id] = language
    case "encoding":
      guard let known = TextEncoding(rest) else { throw value.wrong("an encoding, or page=KOI8-R") }
      if let id { encodings[id] = known } else { encoding = known }
    case "format":
      guard let known = DocumentFormat(rawValue: value.text) else {
        throw value.wrong("one of \(DocumentFormat.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      format = known
    case "presegmented": if try value.flag() { format = .presegmented }
    case "lossy": isLossy = try value.flag()
    default: return false
    }
    return true
  }

  /// What reads documents so.
  var reader: DocumentReader {
    DocumentReader(
      languages: languages, encodings: encodings, encoding: encoding, lossy: isLossy, format: format)
  }
}
