import Basics

/// Writes a text so that the same letters are the same code points, however its source encodes them.
///
/// Letters are composed (normalization form C, UAX #15), ligatures, long s, fullwidth and presentation forms become the letters they are
/// made of, soft hyphens and invisible code points go, all white space within lines becomes a space, and rare quotation marks, dashes
/// and apostrophes become the usual ones. Superscripts, fractions and signs such as № stay. `Resources/view-forms.txt` has the forms.
package struct ViewNormalization {
  private let forms = ViewForms.shared
  private let scalars: [Unicode.Scalar]
  /// Whether a soft hyphen at the end of a line stays, as it tells that the line's end divides a word.
  private let keepsLineEndHyphens: Bool
  private let composer = try? Normalizer(.nfc)
  private var composed: [UInt64: [Unicode.Scalar]] = [:]
  private var builder: DerivedTextBuilder
  /// The index in the text made of the letter that combining marks follow.
  private var base: Int?

  /// The normalized form of a text; nil if the text is in it.
  ///
  /// - Parameter keepsLineEndHyphens: whether soft hyphens at the ends of lines stay.
  /// - Complexity: O(`scalars.count`).
  package static func text(_ scalars: [Unicode.Scalar], keepsLineEndHyphens: Bool = false) -> DerivedText? {
    guard let first = firstForm(scalars) else { return nil }
    var normalization = ViewNormalization(scalars, keepsLineEndHyphens: keepsLineEndHyphens)
    return normalization.run(from: first)
  }

  private init(_ scalars: [Unicode.Scalar], keepsLineEndHyphens: Bool) {
    self.scalars = scalars
    self.keepsLineEndHyphens = keepsLineEndHyphens
    builder = DerivedTextBuilder(capacity: scalars.count)
  }

  /// The index of the first code point that may be written otherwise, or of the one before it, which marks may combine with.
  private static func firstForm(_ scalars: [Unicode.Scalar]) -> Int? {
    let forms = ViewForms.shared
    return scalars.withUnsafeBufferPointer { scalars in
      for at in scalars.indices {
        // Most are letters of ASCII and Cyrillic, and spaces.
        let value = scalars[at].value
        if value | 0x20 >= 0x61 && value <= 0x7A || value == 0x20 || 0x410...0x44F ~= value { continue }
        switch forms.action(scalars[at]) {
        case .keep: continue
        case .double:
          if scalars[at] == "`" || at + 1 < scalars.count && scalars[at + 1] == scalars[at] { return at }
        default: return max(0, at - 1)
        }
      }
      return nil
    }
  }

  private mutating func run(from first: Int) -> DerivedText {
    builder.append(scalars, 0..<first)
    var at = first
    while at < scalars.count {
      var end = at
      while end < scalars.count, isKept(end) { end += 1 }
      if end > at {
        compose()
        builder.append(scalars, at..<end)
        at = end
      } else {
        at += take(at)
      }
    }
    compose()
    return builder.finish()
  }

  /// Whether a code point stays as it is, whatever stands around it.
  private func isKept(_ at: Int) -> Bool {
    let scalar = scalars[at]
    switch forms.action(scalar) {
    case .keep: return true
    case .double: return scalar != "`" && (at + 1 == scalars.count || scalars[at + 1] != scalar)
    default: return false
    }
  }

  /// Takes the code point at `at`.
  ///
  /// - Returns: how many were taken.
  private mutating func take(_ at: Int) -> Int {
    let scalar = scalars[at]
    let action = forms.action(scalar)
    if action == .combining {
      if base == nil, !builder.scalars.isEmpty { base = builder.scalars.count - 1 }
      append(forms.replacement(scalar) ?? [scalar], at..<at + 1)
      return 1
    }
    compose()
    switch action {
    case .keep, .combining: builder.append(scalar, at: at..<at + 1)
    case .replace, .compatible: append(forms.replacement(scalar) ?? [scalar], at..<at + 1)
    case .wide:
      let isWide = [builder.scalars.last, scalars[(at + 1)...].first].contains { $0?.isWide ?? false }
      append(isWide ? [scalar] : forms.replacement(scalar) ?? [scalar], at..<at + 1)
    case .invisible:
      if keepsLineEndHyphens, scalar == "\u{AD}", endsLine(at + 1) {
        builder.append(scalar, at: at..<at + 1)
      } else {
        builder.leaveOut(at..<at + 1)
      }
    case .joiner:
      let isNeeded = [builder.scalars.last, scalars[(at + 1)...].first].contains {
        $0?.mayNeedJoiner ?? false
      }
      if isNeeded { builder.append(scalar, at: at..<at + 1) } else { builder.leaveOut(at..<at + 1) }
    case .apostrophe:
      append(isBetweenLetters(at) ? ["\u{2019}"] : forms.replacement(scalar) ?? [scalar], at..<at + 1)
    case .double: return takeDouble(at)
    }
    return 1
  }

  private mutating func append(_ replacement: [Unicode.Scalar], _ range: Range<Int>) {
    for scalar in replacement { builder.append(scalar, at: range) }
  }

  /// Composes the letter that combining marks follow with them.
  private mutating func compose() {
    guard let start = base else { return }
    base = nil
    let cluster = builder.scalars[start...]
    // A line end has no mark, and where one follows it all the same there is nothing to compose.
    guard let composer, let first = cluster.first, !first.isLineEnd else { return }
    let key = cluster.count == 2 ? UInt64(first.value) << 32 | UInt64(cluster[start + 1].value) : nil
    if let key, let known = composed[key] {
      builder.replace(from: start, with: known)
      return
    }
    guard let text = try? composer.normalize(String(String.UnicodeScalarView(cluster))) else { return }
    let new = Array(text.unicodeScalars)
    if let key { composed[key] = new }
    builder.replace(from: start, with: new)
  }

  /// Whether only white space follows on the line.
  private func endsLine(_ at: Int) -> Bool {
    let next = scalars[at...].first { !$0.isBlank || $0.isLineEnd }
    return next?.isLineEnd ?? false
  }

  private func isBetweenLetters(_ at: Int) -> Bool {
    guard let before = builder.scalars.last, at + 1 < scalars.count else { return false }
    return before.isAlphabetic && scalars[at + 1].isAlphabetic
  }

  /// Takes a mark of ASCII two of which stand for one that typewriters and TeX do not have: "--", "``", "''", ",,", "<<", ">>".
  private mutating func takeDouble(_ at: Int) -> Int {
    let mark = scalars[at]
    if mark == "`", isBetweenLetters(at) {
      builder.append("\u{2019}", at: at..<at + 1)
      return 1
    }
    let run = scalars[at...].prefix { $0 == mark }.count
    let before = builder.scalars.last
    let after = at + run < scalars.count ? scalars[at + run] : nil
    let opens = before.map { $0.isBlank || $0.isOpeningMark } ?? true
    let isBeforeWord = after.map { !$0.isBlank } ?? false
    var one: Unicode.Scalar?
    switch (mark, run) {
    case ("-", 2), ("-", 3):
      // Not "--check", which is an option of a program, nor a line of hyphens.
      let isAlone = before.map(\.isLineEnd) ?? true && after.map(\.isLineEnd) ?? true
      if opens != isBeforeWord, !isAlone || isBeforeWord { one = "—" }
      if !opens, !isBeforeWord { one = "—" }
    case ("`", 2) where isBeforeWord: one = "“"
    case ("'", 2) where !opens: one = "”"
    case (",", 2) where opens && isBeforeWord: one = "„"
    case ("<", 2) where isBeforeWord && after?.isAlphabetic ?? false: one = "«"
    case (">", 2) where !opens: one = "»"
    default: break
    }
    if let one {
      builder.append(one, at: at..<at + run)
    } else {
      for offset in 0..<run { builder.append(mark, at: at + offset..<at + offset + 1) }
    }
    return run
  }
}

extension Unicode.Scalar {
  /// Whether it takes the room of two letters: ideographs, kana, hangul and their marks.
  fileprivate var isWide: Bool {
    (0x2E80...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value) || value >= 0x20000
  }

  /// Whether it is of a script, or a pictograph, that joiners and variation selectors change.
  fileprivate var mayNeedJoiner: Bool {
    value >= 0x530 && !(0x1C80...0x206F).contains(value)
  }

  /// Whether it opens a quotation or a bracket.
  fileprivate var isOpeningMark: Bool {
    let category = properties.generalCategory
    return category == .openPunctuation || category == .initialPunctuation
  }
}
