import Basics

/// Tells encodings of one byte a letter from each other by what comes out: their letters are the same, in other places.
struct EncodingChoice {
  /// An encoding and how plausible the text is that comes out.
  struct Candidate {
    let encoding: TextEncoding
    let text: [Unicode.Scalar]
    let plausibility: TextPlausibility
    /// The plausibility in all, with a little more for encodings that are more in use.
    let total: Double
  }

  /// The encodings, those more in use first: of two that give the same text the first is named.
  static let encodings: [TextEncoding] = [
    "windows-1252", "windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic", "IBM855",
    "ibm-1125",
    "ISO-8859-15", "windows-1250", "ISO-8859-2", "macintosh", "IBM850", "IBM852", "windows-1257",
    "windows-1254",
    "ISO-8859-4", "x-mac-centraleurroman", "ISO-8859-3",
  ].compactMap { TextEncoding($0) }

  /// From this plausibility on an encoding is taken, and from this one on it is named to the user.
  private static let taken = 0.7
  private static let named = 0.5
  /// From this one on it is taken even for bytes of which some are UTF-8.
  private static let sure = 0.85
  /// How much less than the best may be the next, if it gives another text for more than so much of it.
  private static let lead = (total: 0.04, share: 0.15)
  /// What an encoding loses for each that is more in use.
  private static let step = 0.001
  /// How many bytes are looked at.
  private static let sampleSize = 1 << 15
  /// How many words are looked at before and after one with bytes above 7F.
  private static let context = 4
  /// A word of more bytes is cut.
  private static let longestWord = 1 << 12

  /// The candidates, the most plausible first.
  let candidates: [Candidate]

  /// Judges the text of some bytes in each of the encodings.
  ///
  /// - Parameter also: another encoding to judge.
  /// - Complexity: O(`bytes.count`) to find bytes above 7F; O(1) for the rest.
  init(_ bytes: [UInt8], also: TextEncoding? = nil) {
    let sample = EncodingChoice.sample(of: bytes)
    var encodings = EncodingChoice.encodings
    if let also, !encodings.contains(also) { encodings.append(also) }
    var candidates: [Candidate] = []
    for (index, encoding) in encodings.enumerated() {
      guard let text = EncodingChoice.decode(sample, encoding) else { continue }
      let plausibility =
        candidates.first { $0.text == text }?.plausibility ?? TextPlausibility(text)
      candidates.append(
        Candidate(
          encoding: encoding, text: text, plausibility: plausibility,
          total: plausibility.total - EncodingChoice.step * Double(index)))
    }
    self.candidates = candidates.sorted { $0.total > $1.total }
  }

  /// The encoding that is taken; nil if none is plausible enough, or two are.
  var best: (encoding: TextEncoding, confidence: Int, isSure: Bool)? {
    guard let first = candidates.first, first.total >= EncodingChoice.taken,
      first.plausibility.language != nil
    else { return nil }
    let next = candidates.dropFirst().first { $0.text != first.text }
    let lead = first.total - (next?.total ?? -1)
    if let next, lead < EncodingChoice.lead.total,
      EncodingChoice.difference(first.text, next.text) > EncodingChoice.lead.share
    {
      return nil
    }
    return (first.encoding, min(99, 50 + Int(lead * 100)), first.total >= EncodingChoice.sure)
  }

  /// The encodings that it may be, for the user to choose from.
  var names: [String] {
    var names: [String] = []
    var texts: [[Unicode.Scalar]] = []
    for candidate in candidates
    where candidate.total >= EncodingChoice.named && !texts.contains(candidate.text) {
      names.append(candidate.encoding.name)
      texts.append(candidate.text)
    }
    return Array(names.prefix(3))
  }

  /// How plausible the text is in an encoding; nil if the bytes are none in it.
  func candidate(_ encoding: TextEncoding) -> Candidate? { candidates.first { $0.encoding == encoding } }

  /// The share of characters beyond ASCII in which two texts of the same bytes differ.
  private static func difference(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    guard a.count == b.count else { return 1 }
    var high = 0
    var different = 0
    for (x, y) in zip(a, b) where !x.isASCII || !y.isASCII {
      high += 1
      if x != y { different += 1 }
    }
    return high == 0 ? 0 : Double(different) / Double(high)
  }

  /// Words with bytes above 7F and some around them.
  private static func sample(of bytes: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var recent: [Range<Int>] = []
    var wanted = 0
    var start = 0
    var isHigh = false
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x0A
      if byte >= 0x80 { isHigh = true }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || index - start >= longestWord
      else {
        continue
      }
      defer {
        start = byte <= 0x20 ? index + 1 : index
        isHigh = byte >= 0x80
      }
      guard start < index else { continue }
      if isHigh {
        for word in recent { sample += bytes[word] + [0x20] }
        recent = []
        wanted = context + 1
      }
      if wanted > 0 {
        sample += bytes[start..<index] + [0x20]
        wanted -= 1
      } else {
        recent.append(start..<index)
        if recent.count > context { recent.removeFirst() }
      }
      if sample.count >= sampleSize { break }
    }
    return sample
  }

  /// The text of bytes; nil if the encoding has no characters for some of them.
  static func decode(_ bytes: [UInt8], _ encoding: TextEncoding) -> [Unicode.Scalar]? {
    guard let text = try? CharsetConverter(encoding.name).decode(bytes),
      !text.contains(where: \.isStrangeControl)
    else { return nil }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether it is a C1 control character other than NEL, which IBM's mainframes end lines with.
  var isStrangeControl: Bool { (0x80...0x9F).contains(value) && value != 0x85 }
}
