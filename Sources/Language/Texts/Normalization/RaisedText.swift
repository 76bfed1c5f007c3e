/// What a view shows of text that a document's markup raises above the line: an exponent, an ending or the mark of a note.
enum RaisedText {
  /// Digits: raised ones stand in their place, so that they never grow onto a number.
  case digits
  /// The mark of a note, and no text of the view.
  case mark
  /// Anything else, such as "th".
  case text

  /// What a raised text is.
  ///
  /// - Parameter isLink: whether it links to a place in the document.
  init(_ text: some Collection<Unicode.Scalar>, isLink: Bool) {
    let said = text.filter { !$0.isBlank }
    let hasDigit = said.contains(where: \.isASCIIDigit)
    let isList = hasDigit && said.allSatisfy { $0.isASCIIDigit || ",;-–".unicodeScalars.contains($0) }
    if RaisedText.isMark(said), isLink || !isList && !(said.first?.isAlphabetic ?? false) {
      self = .mark
    } else {
      self = isList ? .digits : .text
    }
  }

  /// Whether a text can be the mark of a note: a number, a letter or a sign, also in brackets.
  static func isMark(_ text: some Collection<Unicode.Scalar>) -> Bool {
    let said = text.drop(while: \.isBracket).filter { !$0.isBlank && !$0.isBracket && $0 != "." }
    guard !said.isEmpty, said.count <= 12 else { return false }
    if said.allSatisfy({ $0.isASCIIDigit || $0.isSuperscriptDigit || ",;-–".unicodeScalars.contains($0) }) {
      return true
    }
    if said.allSatisfy({ "*†‡§¶#↑↩^".unicodeScalars.contains($0) }) { return true }
    return said.count == 1 || said.count <= 4 && said.allSatisfy { "ivx".unicodeScalars.contains($0) }
  }
}

extension Unicode.Scalar {
  fileprivate var isBracket: Bool { "[](){}".unicodeScalars.contains(self) }
}
