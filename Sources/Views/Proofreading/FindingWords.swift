import Basics
import Entities
import Names

/// What is wrong, in words of those who do not write about it.
extension NameFinding {
  /// What is wrong, as one clause that quotes the names, marks of direction and control characters in them written out.
  public var message: String { PrintableText.line(clause) }

  private var clause: String {
    if let scheme {
      return "\"\(written)\" is written \"\(proposal)\" in the house style (\(scheme.rawValue))"
    }
    guard let elsewhere else { return "\"\(written)\" should be \"\(proposal)\"" }
    let times = elsewhere.count == 1 ? "once" : "\(elsewhere.count) times"
    return proposal == elsewhere.text
      ? "\"\(written)\" is written \"\(proposal)\" elsewhere (\(times))"
      : "\"\(written)\" should be \"\(proposal)\", as in \"\(elsewhere.text)\" elsewhere (\(times))"
  }
}

extension Inconsistency.Kind {
  /// What two forms differ in, in words of those who do not write about it.
  public var words: String {
    switch self {
    case .romanization: "other transcription"
    case .diacritics: "accent missing"
    case .typo: "slip of the pen"
    case .capitalisation: "capitals"
    case .hyphenation: "hyphen"
    case .spacing: "space"
    case .abbreviation: "abbreviation"
    case .translatedName: "other language's form"
    case .orthography: "spelling"
    }
  }
}

extension NameFinding.Kind {
  /// What is wrong, in a few words.
  public var words: String {
    switch self {
    case .inconsistency(let kind): kind.words
    case .houseStyle: "house style"
    }
  }
}
