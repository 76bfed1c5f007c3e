import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct TextDecoderTests {
  private static let russian = """
    Ранним утром экспедиция вышла к берегу реки. Проводник долго смотрел на воду и молчал, потом сказал, что \
    переправляться сегодня нельзя: ночью в горах прошёл дождь, и брод ушёл под воду. Решили ждать до вечера, а лошадей \
    отвели к лесу, где ещё оставалась трава.
    """
  private static let german = """
    Früh am Morgen erreichte die Expedition das Ufer. Der Führer sah lange aufs Wasser und schwieg; dann sagte er, man \
    könne heute nicht übersetzen: nachts hätte es in den Bergen geregnet, und die Furt wäre nun zu tief.
    """
  private static let english = """
    “We can’t cross today,” said the guide – he had looked at the water for a long time – “it rained in the mountains \
    during the night, and the ford will be too deep until the evening.”
    """
  /// Encodings of one byte a letter: Foundation's name for making bytes, a text that it can hold, and our name.
  private static let narrow: [(String.Encoding, String, String)] = [
    (.windowsCP1251, russian, "windows-1251"), (koi8, russian, "KOI8-R"), (cyrillic, russian, "ISO-8859-5"),
    (.isoLatin1, german, "windows-1252"), (.windowsCP1252, english, "windows-1252"),
  ]
  private static let koi8 = String.Encoding(rawValue: 0x8000_0A02)
  private static let cyrillic = String.Encoding(rawValue: 0x8000_0205)

  private func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil, lossy: Bool = false
  ) throws -> (text: String, decoding: Decoding) {
    let (scalars, decoding) = try TextDecoder(encoding, lossy: lossy).decode(bytes, path: "a.txt")
    return (String(String.UnicodeScalarView(scalars)), decoding)
  }

  private func error(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> InputError {
    let error = try #require(throws: InputError.self) { try decode(bytes, as: encoding) }
    #expect(error.file == "a.txt")
    return error
  }

  /// `text` in one of the encodings of one byte a letter.
  private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    if let data = text.data(using: encoding) { return [UInt8](data) }
    // Foundation on Linux lacks the two; both have rows of the alphabet.
    return try text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      if encoding == Self.cyrillic { return try #require(UInt8(exactly: scalar.value - 0x360)) }
      let letters = Array("юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ".unicodeScalars)
      if scalar == "ё" { return 0xA3 }
      return 0xC0 + UInt8(try #require(letters.firstIndex(of: scalar)))
    }
  }

  // MARK: - Byte order marks

  @Test func randomTextComesBackFromEachEncodingWithAMark() throws {
    let marked: [(TextEncoding, String.Encoding, [UInt8])] = [
      (.utf8, .utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, .utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, .utf16BigEndian, [0xFE, 0xFF]),
      (.utf32LittleEndian, .utf32LittleEndian, [0xFF, 0xFE, 0, 0]),
      (.utf32BigEndian, .utf32BigEndian, [0, 0, 0xFE, 0xFF]),
    ]
    var generator = SeededGenerator(seed: 41)
    for round in 0..<200 {
      // Also text that begins with a mark of its own: one is dropped.
      let text = (round % 10 == 0 ? "\u{FEFF}" : "x") + RandomText.string(upTo: 300, using: &generator)
      for (name, encoding, mark) in marked {
        let bytes = mark + [UInt8](try #require(text.data(using: encoding)))
        let (decoded, decoding) = try decode(bytes)
        #expect(Array(decoded.unicodeScalars) == Array(text.unicodeScalars))
        #expect(decoding == Decoding(name, .certain))
        // As the alignment file says it again.
        #expect(Array(try decode(bytes, as: name).text.unicodeScalars) == Array(text.unicodeScalars))
      }
    }
  }

  @Test func markupNeedsNoMark() throws {
    let text = "<?xml version='1.0'?><a>Щ</a>"
    for (name, encoding) in [
      (TextEncoding.utf16LittleEndian, String.Encoding.utf16LittleEndian), (.utf16BigEndian, .utf16BigEndian),
      (.utf32LittleEndian, .utf32LittleEndian), (.utf32BigEndian, .utf32BigEndian),
    ] {
      let bytes = [UInt8](try #require(text.data(using: encoding)))
      #expect(try decode(bytes) == (text, Decoding(name, .certain)))
    }
    #expect(try error([0x41, 0, 0x42, 0]).code == .binaryFile)
  }

  @Test func aNameWithoutByteOrderTakesItFromTheMark() throws {
    let utf16 = try #require(TextEncoding("UTF-16"))
    let utf32 = try #require(TextEncoding("UTF-32"))
    #expect(try decode([0xFF, 0xFE, 0x61, 0], as: utf16).decoding.encoding == .utf16LittleEndian)
    #expect(try decode([0xFE, 0xFF, 0, 0x61], as: utf16).text == "a")
    #expect(try decode([0, 0x61], as: utf16) == ("a", Decoding(.utf16BigEndian, .given)))
    #expect(
      try decode([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], as: utf32) == ("a", Decoding(.utf32LittleEndian, .given)))
    #expect(try decode([0, 0, 0, 0x61], as: utf32).text == "a")
  }

  @Test func aLoneSurrogateIsTold() throws {
    let error = try error([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x61, 0])
    // The mark counts: the offset is one into the file.
    #expect(error.place == .byte(4))
    #expect(error.problem == "not valid UTF-16LE")
  }

  // MARK: - Guesses

  @Test func usualEncodingsAreRecognized() throws {
    for (encoding, text, name) in Self.narrow {
      let (decoded, decoding) = try decode(bytes(text, encoding))
      #expect(decoded == text)
      #expect(decoding.encoding.name == name)
      guard case .guessed(let confidence) = decoding.reason else {
        Issue.record("\(name): \(decoding.reason)")
        continue
      }
      #expect((30...100).contains(confidence))
    }
  }

  @Test func theGuessIsMadeWhereTheBytesAre() throws {
    // ICU looks at the first 8 KB of what it gets, which are ASCII here.
    let heading = String(repeating: "Chapter one, in which nothing happens. ", count: 500)
    let (text, decoding) = try decode(Array(heading.utf8) + bytes(Self.russian, .windowsCP1251))
    #expect(decoding.encoding.name == "windows-1251")
    #expect(text.hasSuffix(Self.russian))
  }

  /// Much English makes ICU sure of windows-1252, but words of accented letters only are no words.
  @Test func aLittleRussianInMuchEnglishIsNotReadAsAccentedLetters() throws {
    let english = String(
      repeating: "They waited for the evening, and the horses were led to the forest. ", count: 9)
    let mixed = try bytes("Брод ушёл под воду. ", .windowsCP1251) + Array(english.utf8)
    let error = try error(mixed)
    #expect(error.place == .byte(0))
    #expect(error.remedy?.description.contains("windows-1252") == false)
  }

  /// What ICU does not know, or is not sure of, is not read as what it takes it for.
  @Test func otherBytesAreAnError() throws {
    // German in code page 850: ü is 81, which windows-1252 does not have.
    let dos = Self.german.unicodeScalars.map { scalar -> UInt8 in
      switch scalar {
      case "ü": 0x81
      case "ö": 0x94
      case "ä": 0x84
      default: UInt8(scalar.value)
      }
    }
    // Its letters tell it.
    #expect(try decode(dos).text == Self.german)
    #expect(try decode(dos).decoding.encoding.name == "IBM850")
    // Too little to be sure of.
    let short = try error(bytes("Да.", .windowsCP1251))
    #expect(short.place == .byte(0) && short.problem == "not valid UTF-8")
    #expect(short.remedy == .either([.sayEncoding(likely: nil, certainty: nil), .replaceUndecodable]))
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<20 {
      let noise = (0..<2_000).map { _ in UInt8.random(in: 0x80...0xFF, using: &generator) }
      #expect(throws: InputError.self) { try decode(noise) }
    }
  }

  @Test func aGuessThatIsNotTakenIsTold() throws {
    let greek = "Το πρωί έφτασαν στο ποτάμι και ο οδηγός κοίταζε για πολλή ώρα το νερό χωρίς να μιλάει."
    let letters = try greek.unicodeScalars.map { scalar in
      scalar.isASCII ? UInt8(scalar.value) : try #require(UInt8(exactly: scalar.value - 0x2D0))
    }
    let error = try error(letters)
    #expect(error.remedy?.description.contains("its encoding is ISO-8859-7") == true)
    #expect(try decode(letters, as: TextEncoding("ISO-8859-7")).text == greek)
  }

  // MARK: - Damaged UTF-8

  @Test func oneDamagedByteIsNeverReadAsAnotherEncoding() throws {
    var generator = SeededGenerator(seed: 42)
    for text in [Self.russian, Self.german, Self.english] {
      let good = Array(text.utf8)
      for _ in 0..<100 {
        let index = Int.random(in: 0..<good.count, using: &generator)
        var bad = good
        bad[index] = UInt8.random(in: 0x80...0xFF, using: &generator)
        // By chance it may be well formed still.
        guard String(validating: bad, as: UTF8.self) == nil else { continue }
        let error = try error(bad)
        #expect(error.problem == "not valid UTF-8")
        guard case .byte(let offset)? = error.place else {
          Issue.record("\(error)")
          continue
        }
        #expect((index - 3...index + 2).contains(offset))
      }
      // Cut within a letter.
      let last = try #require(good.lastIndex { $0 >= 0xC0 })
      #expect(try error(Array(good[...last])).place == .byte(last))
    }
  }

  @Test func aMixtureIsAnError() throws {
    let mixed = Array(Self.russian.utf8) + (try bytes(Self.russian, .windowsCP1251))
    #expect(try error(mixed).place == .byte(Self.russian.utf8.count))
  }

  @Test func aMarkSaysThatItIsUTF8() throws {
    let error = try error([0xEF, 0xBB, 0xBF] + bytes(Self.german, .isoLatin1))
    #expect(error.place == .byte(5))
  }

  // MARK: - What the user says

  @Test func theUsersEncodingIsTaken() throws {
    let windows = try #require(TextEncoding("windows-1251"))
    #expect(try decode([0xC6, 0xF3, 0xEA], as: windows) == ("Жук", Decoding(windows, .given)))
    // Even where the bytes are UTF-8.
    #expect(try decode([0xD0, 0x96], as: windows).text == "Р–")
    #expect(try decode([0xD0, 0x96], as: .utf8) == ("Ж", Decoding(.utf8, .given)))
  }

  @Test func utf8IsStrictIfTheUserSaysSo() throws {
    let error = try error(bytes(Self.german, .isoLatin1), as: .utf8)
    #expect(error.place == .byte(2) && error.problem == "not valid UTF-8")
  }

  @Test func aNULByteIsBinaryInEncodingsOfBytes() throws {
    for name in ["UTF-8", "windows-1251", "Shift_JIS"] {
      let error = try error([0x61, 0, 0x62], as: TextEncoding(name))
      #expect(error.place == .byte(1) && error.problem.contains("binary"))
    }
  }

  // MARK: - Lossy

  @Test func replacesAndCounts() throws {
    let bad = Array("Größe".utf8) + [0xFF] + Array(" und Höhe".utf8) + [0xC3]
    #expect(
      try decode(bad, lossy: true)
        == ("Größe\u{FFFD} und Höhe\u{FFFD}", Decoding(.utf8, .certain, replaced: 2)))
    #expect(
      try decode([0xFE, 0xFF, 0xDC, 0, 0, 0x61], lossy: true)
        == ("\u{FFFD}a", Decoding(.utf16BigEndian, .certain, replaced: 1)))
    let ascii = try #require(TextEncoding("US-ASCII"))
    #expect(
      try decode([0x61, 0xE4], as: ascii, lossy: true) == ("a\u{FFFD}", Decoding(ascii, .given, replaced: 1)))
    #expect(try decode([0x61, 0xFF], lossy: true) == ("a\u{FFFD}", Decoding(.utf8, .assumed, replaced: 1)))
  }

  @Test func changesNothingThatCanBeDecoded() throws {
    #expect(try decode(Array("Größe".utf8), lossy: true).decoding == .utf8)
    for (encoding, text, name) in Self.narrow {
      let (decoded, decoding) = try decode(bytes(text, encoding), lossy: true)
      #expect(decoded == text && decoding.encoding.name == name && decoding.replaced == 0)
    }
  }

  @Test func anyBytesBecomeText() throws {
    var generator = SeededGenerator(seed: 44)
    for _ in 0..<200 {
      let noise = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: 1...0xFF, using: &generator)
      }
      let (text, decoding) = try decode(noise, as: .utf8, lossy: true)
      let mark: [UInt8] = noise.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
      #expect(
        Array(text.unicodeScalars)
          == Array(String(decoding: noise[mark.count...], as: UTF8.self).unicodeScalars))
      #expect(decoding.replaced == text.unicodeScalars.count { $0 == "\u{FFFD}" })
    }
  }
}
