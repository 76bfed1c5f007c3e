/// Finds text that was damaged before it was saved: decoded in the wrong encoding, or with letters replaced by a mark.
///
/// Nothing is mended: what is found is said.
package struct DamagedText {
  /// Encodings that text is wrongly read in.
  private static let readers: [TextEncoding] = [
    "windows-1252", "windows-1251", "KOI8-R", "IBM866", "macintosh", "x-mac-cyrillic", "windows-1250",
    "IBM850",
  ].compactMap { TextEncoding($0) }

  /// How many code points of words beyond ASCII are looked at, and at how many for a decoding in another encoding of one byte a letter.
  private static let sampleSize = (all: 200_000, other: 8_000)
  /// How many runs of characters must be UTF-8 when they are made bytes again, and which share of all; or how many long ones.
  private static let twice = (count: 2, share: 0.5, long: 3)
  private static let longRun = 4
  /// A text less plausible than the first is looked at closely, and believed to be another if that is more plausible than the second and
  /// than the text by the third.
  private static let plausible = (least: 0.7, other: 0.8, lead: 0.2)
  /// A text must have so many letters and signs beyond ASCII before its plausibility means anything.
  private static let leastCount = 6
  /// So many words with a mark in them are no accident.
  private static let leastLost = 2
  /// Marks that stand for letters that were lost, besides U+FFFD.
  private static let marks: [Unicode.Scalar] = ["?", "\u{1A}", "¿", "\u{25A1}"]

  /// What is to be said of a text.
  ///
  /// - Parameter replaced: whether letters were replaced as it was read, which is said already.
  /// - Complexity: O(`scalars.count`).
  package static func notes(on scalars: [Unicode.Scalar], replaced: Bool) -> [DocumentNote] {
    let words = foreignWords(of: scalars)
    if let note = decodedTwice(words) ?? decodedOtherwise(words) { return [note] }
    return [replaced ? nil : lost("\u{FFFD}", least: 1, scalars), lostToMarks(scalars)].compactMap(\.self)
  }

  // MARK: - Wrong encodings

  /// The words with characters beyond ASCII.
  private static func foreignWords(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var words: [ArraySlice<Unicode.Scalar>] = []
    var length = 0
    var start = 0
    var isForeign = false
    for index in 0...scalars.count {
      if index < scalars.count, scalars[index].value > 0x20 {
        if !scalars[index].isASCII { isForeign = true }
        continue
      }
      if isForeign {
        words.append(scalars[start..<index])
        length += index - start
        if length >= sampleSize.all { break }
      }
      start = index + 1
      isForeign = false
    }
    return words
  }

  /// UTF-8 that was read as an encoding of one byte a letter.
  private static func decodedTwice(_ words: [ArraySlice<Unicode.Scalar>]) -> DocumentNote? {
    var best: (valid: Int, note: DocumentNote)?
    for reader in readers {
      let bytes = bytesByScalar(reader)
      var runs = 0
      var valid = 0
      var long = 0
      var example: (String, String)?
      for word in words {
        var mended: [Unicode.Scalar] = []
        var isMended = false
        for run in word.chunked(whereASCII: true) {
          guard let first = run.first, !first.isASCII else {
            mended += run
            continue
          }
          runs += 1
          if let text = utf8(run, bytes) {
            valid += 1
            if run.count >= longRun { long += 1 }
            isMended = true
            mended += text
          } else {
            mended += run
          }
        }
        if isMended, example.map({ $0.1.count < 4 }) ?? true,
          mended.contains(where: \.isAlphabetic)
        {
          example = (String(String.UnicodeScalarView(word)), String(String.UnicodeScalarView(mended)))
        }
      }
      let isMost = valid >= min(twice.count, runs) && Double(valid) >= twice.share * Double(runs)
      guard valid > best?.valid ?? 0, isMost || long >= twice.long, let example else { continue }
      best = (
        valid,
        .misread(from: TextEncoding.utf8.name, as: reader.name, example: example.0, meant: example.1)
      )
    }
    return best?.note
  }

  /// A run of characters beyond ASCII as the text that its bytes are in UTF-8; nil if they are none.
  private static func utf8(
    _ run: ArraySlice<Unicode.Scalar>, _ bytes: [Unicode.Scalar: UInt8]
  ) -> [Unicode.Scalar]? {
    var encoded: [UInt8] = []
    for scalar in run {
      guard let byte = bytes[scalar] else { return nil }
      encoded.append(byte)
    }
    guard let text = String(validating: encoded, as: UTF8.self) else { return nil }
    return Array(text.unicodeScalars)
  }

  /// Text of one byte a letter that was read as another such encoding.
  private static func decodedOtherwise(_ words: [ArraySlice<Unicode.Scalar>]) -> DocumentNote? {
    var sample: [Unicode.Scalar] = []
    for word in words where sample.count < sampleSize.other { sample += word + [" "] }
    let plausibility = TextPlausibility(sample)
    guard plausibility.count >= leastCount, Set(sample.filter { !$0.isASCII }).count > 1,
      plausibility.total < plausible.least
    else { return nil }
    var best: (total: Double, note: DocumentNote)?
    for reader in readers {
      let bytes = bytesByScalar(reader)
      var encoded: [UInt8] = []
      var taken: [ArraySlice<Unicode.Scalar>] = []
      for word in words where encoded.count < sampleSize.other {
        let word = word.map { $0.isASCII ? UInt8($0.value) : bytes[$0] }
        guard !word.contains(nil) else { continue }
        encoded += word.compactMap(\.self) + [0x20]
      }
      for word in words
      where taken.isEmpty && word.count > 3 && word.allSatisfy({ $0.isASCII || bytes[$0] != nil }) {
        taken.append(word)
      }
      guard encoded.count * 5 >= sample.count * 4, let word = taken.first else { continue }
      let choice = EncodingChoice(encoded)
      guard let name = choice.best?.encoding, let found = choice.candidate(name),
        found.total >= plausible.other, found.total - plausibility.total >= plausible.lead,
        found.total > best?.total ?? 0, name != reader,
        let meant = EncodingChoice.decode(word.map { $0.isASCII ? UInt8($0.value) : bytes[$0] ?? 0 }, name)
      else { continue }
      best = (
        found.total,
        .misread(
          from: name.name, as: reader.name, example: String(String.UnicodeScalarView(word)),
          meant: String(String.UnicodeScalarView(meant)))
      )
    }
    return best?.note
  }

  /// The byte of each character beyond ASCII in an encoding; characters that windows-1252 lacks have their own number, as in ISO-8859-1.
  private static func bytesByScalar(_ encoding: TextEncoding) -> [Unicode.Scalar: UInt8] {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      if encoding.name == "windows-1252" { bytes[Unicode.Scalar(byte)] = byte }
    }
    for byte in UInt8(0x80)...0xFF {
      if let scalar = try? CharsetConverter(encoding.name).decode([byte]).first { bytes[scalar] = byte }
    }
    return bytes
  }

  // MARK: - Lost letters

  /// Letters that were replaced with a question mark or another mark.
  private static func lostToMarks(_ scalars: [Unicode.Scalar]) -> DocumentNote? {
    for mark in marks {
      if let note = lost(mark, least: leastLost, scalars) { return note }
    }
    return nil
  }

  /// Counts words in which a mark stands between letters, or that consist of nothing else.
  private static func lost(_ mark: Unicode.Scalar, least: Int, _ scalars: [Unicode.Scalar]) -> DocumentNote? {
    var count = 0
    var marksOnly = 0
    var words = 0
    var example: String?
    var at = 0
    while at < scalars.count {
      while at < scalars.count, scalars[at].isWhitespace { at += 1 }
      let start = at
      var hasMark = false
      while at < scalars.count, !scalars[at].isWhitespace {
        if scalars[at] == mark { hasMark = true }
        at += 1
      }
      if start < at { words += 1 }
      guard hasMark else { continue }
      let word = scalars[start..<at]
      if word.allSatisfy({ $0 == mark || (mark == "?" && ".,;:!".unicodeScalars.contains($0)) }) {
        // Three question marks are a question; five are none.
        if mark != "?" || word.count(where: { $0 == mark }) >= 4 { marksOnly += 1 }
        if mark == "\u{FFFD}" { count += 1 }
        continue
      }
      guard isLost(mark, in: word) else { continue }
      count += 1
      if example == nil { example = String(String.UnicodeScalarView(word.filter { $0.value > 0x20 })) }
    }
    // A text of marks only: all of its letters are lost.
    if mark == "?", marksOnly >= 3, marksOnly * 5 >= words { count += marksOnly }
    guard count >= least else { return nil }
    return .lostLetters(mark: mark, words: count, example: example)
  }

  private static func isLost(_ mark: Unicode.Scalar, in word: ArraySlice<Unicode.Scalar>) -> Bool {
    if mark == "\u{FFFD}" { return true }
    // Addresses have question marks of their own.
    if word.contains("=") || word.contains("/") || word.contains("&") { return false }
    return word.indices.dropFirst().dropLast().contains { index in
      guard word[index] == mark else { return false }
      // A question that is followed by a capital lacks a space only.
      return word[index - 1].isAlphabetic
        && (word[index + 1].isLowercase
          || word[index + 1] == mark && word[word.endIndex - 1].isLowercase)
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Runs of ASCII and of other characters, in turn.
  fileprivate func chunked(whereASCII: Bool) -> [ArraySlice<Unicode.Scalar>] {
    var runs: [ArraySlice<Unicode.Scalar>] = []
    var start = startIndex
    for index in indices where index > startIndex && self[index].isASCII != self[index - 1].isASCII {
      runs.append(self[start..<index])
      start = index
    }
    if start < endIndex { runs.append(self[start...]) }
    return runs
  }
}
