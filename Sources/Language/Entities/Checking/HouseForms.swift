import Names
import Texts

/// Tells which of two Latin spellings of a name the house's system writes, where no document has the name in Cyrillic.
///
/// Both are taken for spellings of one Russian name, each letter written by any system. Where they differ, Cyrillic letters are looked for
/// that may be written in both ways: of Sergei and Sergej й. What the house writes for these decides, if all agree.
public struct HouseForms {
  /// Which spelling the house writes.
  public enum Verdict: Sendable {
    case first, second
    /// Nothing says so.
    case open
  }

  private let house: SchemeTransliterator
  /// The letters that the house writes.
  private let alphabet: Set<Unicode.Scalar>

  /// More letters of either side of a difference than so many are read together with it.
  private static let widestContext = 2
  /// Where more Cyrillic spellings than so many may be meant, nothing is told.
  private static let mostReadings = 600
  /// Longer words are no names.
  private static let longestWord = 40

  /// Whether the house writes letters with marks.
  public var writesMarks: Bool { alphabet.contains { $0.isAlphabetic && !$0.isASCII } }

  /// Loads the rules of the house's system.
  ///
  /// - Throws: `InputError` if the system has no rules for Russian, `ICUError` if ICU fails.
  public init(_ scheme: TransliterationScheme) throws {
    let house = try SchemeTransliterator(scheme)
    self.house = house
    let letters = (0x430...0x451).compactMap { Unicode.Scalar(UInt32($0)) }
    alphabet = try Set(letters.flatMap { try house.transliterate(String($0)).text.unicodeScalars })
  }

  /// Which of two folded words the house writes.
  ///
  /// - Complexity: O(product of the lengths), times the Cyrillic spellings that may be meant, some hundreds at most.
  public func verdict(_ a: String, _ b: String) throws(ICUError) -> Verdict {
    let (x, y) = (a.split(separator: "-"), b.split(separator: "-"))
    guard x.count == y.count else { return .open }
    var found = Verdict.open
    for (part, other) in zip(x, y) where part != other {
      let own = try verdict(Array(part.unicodeScalars), Array(other.unicodeScalars))
      if own == .open || found != .open && found != own { return .open }
      found = own
    }
    return found
  }

  /// Whether one of two words has letters that the house does not write, and the other has none.
  public func verdict(byLettersOf a: String, _ b: String) -> Verdict {
    func isWritten(_ word: String) -> Bool {
      word.unicodeScalars.allSatisfy { !$0.isAlphabetic || alphabet.contains($0) || $0.isASCII }
    }
    return isWritten(a) == isWritten(b) ? .open : isWritten(a) ? .first : .second
  }

  /// Whether the house writes a word as it stands, and not as it is written elsewhere.
  func writes(_ variant: Variant, in text: CheckedText) -> Bool {
    let words = text.tokens[variant.place].filter { !$0.isCyrillic }.map(\.folded)
    let others = variant.suggestion.lowercased().split(separator: " ").map(String.init)
    guard !variant.kinds.contains(.typo), words.count == others.count else { return false }
    return zip(words, others).contains { word, other in
      word != other && (try? verdict(word, other)) == .first
    }
  }

  private func verdict(_ x: [Unicode.Scalar], _ y: [Unicode.Scalar]) throws(ICUError) -> Verdict {
    guard max(x.count, y.count) <= HouseForms.longestWord else { return .open }
    var start = 0
    while start < min(x.count, y.count), x[start] == y[start] { start += 1 }
    var end = 0
    while end < min(x.count, y.count) - start, x[x.count - 1 - end] == y[y.count - 1 - end] { end += 1 }
    var found = Verdict.open
    for left in 0...min(HouseForms.widestContext, start) {
      for right in 0...min(HouseForms.widestContext, end) {
        let (from, until) = (start - left, end - right)
        guard let before = Romanizations.shared.reading(of: x[..<from]),
          let after = Romanizations.shared.reading(of: x[(x.count - until)...]),
          let readings = Romanizations.shared.readings(
            of: x[from..<x.count - until], and: y[from..<y.count - until], after: before.last,
            isEnd: until == 0, most: HouseForms.mostReadings)
        else { return .open }
        for reading in readings {
          let own = try verdict(
            reading, before, after, x[from..<x.count - until], y[from..<y.count - until])
          if own == .open { continue }
          if found != .open, found != own { return .open }
          found = own
        }
      }
    }
    return found
  }

  /// Which of two pieces the house writes for Cyrillic letters between others.
  private func verdict(
    _ letters: [Unicode.Scalar], _ before: [Unicode.Scalar], _ after: [Unicode.Scalar],
    _ x: ArraySlice<Unicode.Scalar>, _ y: ArraySlice<Unicode.Scalar>
  ) throws(ICUError) -> Verdict {
    func written(_ letters: [Unicode.Scalar]) throws(ICUError) -> [Unicode.Scalar] {
      Array(try house.transliterate(String(String.UnicodeScalarView(letters))).text.unicodeScalars)
    }
    let whole = try written(before + letters + after)
    let beginning = try written(before)
    // What follows is not at the beginning of a word.
    let end = try written(["т"] + after).dropFirst(written(["т"]).count)
    guard whole.count >= beginning.count + end.count, whole.starts(with: beginning),
      whole.suffix(end.count).elementsEqual(end)
    else { return .open }
    let middle = whole[beginning.count..<whole.count - end.count]
    return middle.elementsEqual(x) ? .first : middle.elementsEqual(y) ? .second : .open
  }
}

extension Unicode.Scalar {
  fileprivate var isAlphabetic: Bool { properties.isAlphabetic }
}
