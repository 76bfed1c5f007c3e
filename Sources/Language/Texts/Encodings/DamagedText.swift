/// Finds text that was damaged before it was saved: decoded in the wrong encoding, or with letters replaced by a mark.
///
/// Nothing is mended: what is found is said.
package struct DamagedText {
  /// Encodings that text is wrongly read in, and for each the bytes of its characters.
  private static let readers: [(encoding: TextEncoding, bytes: CharacterBytes)] = [
    "windows-1252", "windows-1251", "KOI8-R", "IBM866", "macintosh", "x-mac-cyrillic", "windows-1250",
    "IBM850",
  ].compactMap { name in TextEncoding(name).map { ($0, CharacterBytes($0)) } }

  /// How many code points of words beyond ASCII are looked at, and at how many for a decoding in another encoding of one byte a letter.
  private static let sampleSize = (all: 200_000, other: 8_000)
  /// How many runs of characters must be UTF-8 when they are made bytes again, and which share of all; or how many long ones, of letters
  /// and marks of European scripts only: the bytes of "только" in IBM866 are UTF-8 too, but of a symbol and a syllable of Korean.
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
  /// - Parameter decoding: how it was decoded: of replaced letters it is said already, and an encoding of one byte a letter was chosen by its
  ///   text or by the user.
  /// - Complexity: O(`scalars.count`).
  package static func notes(on scalars: [Unicode.Scalar], _ decoding: Decoding) -> [DocumentNote] {
    if decoding.encoding.name.hasPrefix("UTF-") {
      let words = foreignWords(of: scalars)
      if let note = decodedTwice(words) ?? decodedOtherwise(words) { return [note] }
    }
    return [decoding.replaced > 0 ? nil : lost("\u{FFFD}", least: 1, scalars), lostToMarks(scalars)]
      .compactMap(\.self)
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
    for (reader, bytes) in readers {
      var runs = 0
      var valid = 0
      var long = 0
      var example: (String, String)?
      for word in words {
        var isMended = false
        for run in word.runsBeyondASCII {
          runs += 1
          guard let text = utf8(run, bytes) else { continue }
          valid += 1
          if run.count >= longRun, text.allSatisfy(\.isEuropean) { long += 1 }
          isMended = true
        }
        guard isMended else { continue }
        var mended: [Unicode.Scalar] = []
        var at = word.startIndex
        for run in word.runsBeyondASCII {
          mended += word[at..<run.startIndex]
          mended += utf8(run, bytes) ?? Array(run)
          at = run.endIndex
        }
        mended += word[at...]
        if example.map({ $0.1.count < 4 }) ?? true,
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
    _ run: ArraySlice<Unicode.Scalar>, _ bytes: CharacterBytes
  ) -> [Unicode.Scalar]? {
    // Nearly always one of the first two bytes shows that it is not.
    guard let first = run.first, 0xC2...0xF4 ~= bytes[first], let second = run.dropFirst().first,
      0x80...0xBF ~= bytes[second]
    else { return nil }
    let encoded = run.map { bytes[$0] }
    guard !encoded.contains(0), let text = String(validating: encoded, as: UTF8.self) else { return nil }
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
    for (reader, bytes) in readers {
      var encoded: [UInt8] = []
      for word in words where encoded.count < sampleSize.other {
        if let word = bytes.encode(word) { encoded += word + [0x20] }
      }
      guard encoded.count * 5 >= sample.count * 4,
        let word = words.first(where: { $0.count > 3 && bytes.encode($0) != nil })
      else { continue }
      let choice = EncodingChoice(encoded)
      guard let name = choice.best?.encoding, let found = choice.candidate(name),
        found.total >= plausible.other, found.total - plausibility.total >= plausible.lead,
        found.total > best?.total ?? 0, name != reader,
        let meant = EncodingChoice.decode(bytes.encode(word) ?? [], name)
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

  // MARK: - Lost letters

  /// Letters that were replaced with a question mark or another mark.
  private static func lostToMarks(_ scalars: [Unicode.Scalar]) -> DocumentNote? {
    marks.lazy.compactMap { lost($0, least: leastLost, scalars) }.first
  }

  /// Counts words in which a mark stands between letters, or that consist of nothing else.
  private static func lost(_ mark: Unicode.Scalar, least: Int, _ scalars: [Unicode.Scalar]) -> DocumentNote? {
    var count = 0
    var marksOnly = 0
    var example: String?
    var at = 0
    while let found = scalars[at...].firstIndex(of: mark) {
      let start = scalars[at..<found].lastIndex(where: \.isBlank).map { $0 + 1 } ?? at
      at = scalars[found...].firstIndex(where: \.isBlank) ?? scalars.count
      let word = scalars[start..<at]
      // The stop of a question, of which a text has many.
      if mark == "?", found == at - 1, word.count > 1 { continue }
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
    if mark == "?", marksOnly >= 3, marksOnly * 5 >= scalars.split(whereSeparator: \.isBlank).count {
      count += marksOnly
    }
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

extension Unicode.Scalar {
  /// Whether it is a letter of Latin, Greek or Cyrillic, or a mark of punctuation, as texts in their languages have beyond ASCII.
  fileprivate var isEuropean: Bool {
    switch value {
    case 0xA0...0x52F, 0x1E00...0x1FFF, 0x2010...0x203A, 0x20AC, 0x2116, 0xFEFF: true
    default: false
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The runs of characters beyond ASCII.
  fileprivate var runsBeyondASCII: [ArraySlice<Unicode.Scalar>] { split(whereSeparator: \.isASCII) }
}

/// The byte of each character in an encoding of one byte a letter.
private struct CharacterBytes {
  /// By code point; 0 for what the encoding lacks.
  private var bytes = [UInt8](repeating: 0, count: 1 << 16)

  /// The bytes of an encoding; characters that windows-1252 lacks have their own number, as in ISO-8859-1.
  init(_ encoding: TextEncoding) {
    if encoding.name == "windows-1252" {
      for byte in UInt8(0x80)...0xFF { bytes[Int(byte)] = byte }
    }
    let high = Array(UInt8(0x80)...0xFF)
    guard let scalars = try? CharsetConverter(encoding.name, lossy: true).decode(high),
      scalars.count == high.count
    else { return }
    for (byte, scalar) in zip(high, scalars) where scalar.value < 1 << 16 && scalar != "\u{FFFD}" {
      bytes[Int(scalar.value)] = byte
    }
  }

  /// The byte of a character beyond ASCII; 0 if it has none.
  subscript(_ scalar: Unicode.Scalar) -> UInt8 { scalar.value < 1 << 16 ? bytes[Int(scalar.value)] : 0 }

  /// The bytes of a word; nil if it has characters that the encoding lacks.
  func encode(_ word: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    var encoded: [UInt8] = []
    for scalar in word {
      let byte = scalar.isASCII ? UInt8(scalar.value) : self[scalar]
      guard byte != 0 else { return nil }
      encoded.append(byte)
    }
    return encoded
  }
}
