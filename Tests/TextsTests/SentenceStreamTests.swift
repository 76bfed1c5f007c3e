import Basics
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct SentenceStreamTests {
  private static let words = [
    "Паром", "ушёл", "на", "рассвете.", "Никто", "не", "спал", "—", "так", "сказал", "капитан.", "И.", "И.",
    "Петров",
    "в", "1901", "г.", "вернулся!", "«Да?»", "Потом", "всё", "стихло…", "т.", "е.", "к", "12.", "часам.",
  ]

  /// Paragraphs of one line each with empty lines between them.
  private static func text(_ lineEnd: String, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let paragraphs = (0..<20).map { _ in
      (0..<Int.random(in: 1...30, using: &generator)).map { _ in words.randomElement(using: &generator) ?? ""
      }
      .joined(separator: " ")
    }
    return paragraphs.joined(separator: lineEnd + lineEnd) + lineEnd
  }

  private struct Encoded: Sendable, CustomTestStringConvertible {
    let name: String
    let encoding: String.Encoding
    let mark: [UInt8]
    var testDescription: String { name }
  }

  private static let encodings = [
    Encoded(name: "UTF-8", encoding: .utf8, mark: []),
    Encoded(name: "UTF-8", encoding: .utf8, mark: [0xEF, 0xBB, 0xBF]),
    Encoded(name: "UTF-16LE", encoding: .utf16LittleEndian, mark: [0xFF, 0xFE]),
    Encoded(name: "UTF-16BE", encoding: .utf16BigEndian, mark: [0xFE, 0xFF]),
    Encoded(name: "UTF-32LE", encoding: .utf32LittleEndian, mark: [0xFF, 0xFE, 0, 0]),
    Encoded(name: "windows-1251", encoding: .windowsCP1251, mark: []),
  ]

  /// Runs `body` with the path of a file of these bytes.
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "text.txt")
      try Data(bytes).write(to: file)
      return try body(file.path)
    }
  }

  private func options(_ partSize: Int, encoding: String? = nil) -> SentenceStream.Options {
    var options = SentenceStream.Options()
    options.partSize = partSize
    options.language = .russian
    options.encoding = encoding.flatMap { TextEncoding($0) }
    return options
  }

  /// The sentences of a file read part by part, each with its text; checks the offsets of each part.
  private func sentences(_ bytes: [UInt8], _ options: SentenceStream.Options) throws -> [(Sentence, String)] {
    try withFile(bytes) { path in
      let stream = try SentenceStream(path, options)
      var found: [(Sentence, String)] = []
      while let part = try stream.next() {
        found += part.sentences.map { ($0, part.view.text(in: $0.viewRange)) }
      }
      #expect(try stream.next() == nil)
      for (index, (sentence, _)) in found.enumerated() { #expect(sentence.index == index) }
      return found
    }
  }

  /// The sentences of the same text read as a whole.
  private func expected(_ text: String, _ format: DocumentFormat = .plainText) throws -> [(Sentence, String)]
  {
    let view = try format.view(of: Array(text.unicodeScalars), path: "")
    return try SentenceSegmenter(.russian).sentences(of: view).map { ($0, view.text(in: $0.viewRange)) }
  }

  private func expectSame(
    _ found: [(Sentence, String)], _ expected: [(Sentence, String)], _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation
  ) {
    // Thousands of sentences take a minute to compare where they differ, so the first difference is shown.
    let other = zip(found, expected).first { $0.1 != $1.1 || $0.0.range != $1.0.range }
    guard other == nil, found.count == expected.count else {
      Issue.record(
        "\(found.count) sentences, \(expected.count) expected; \(String(describing: other))",
        sourceLocation: location)
      return
    }
    #expect(found.map(\.0.paragraph) == expected.map(\.0.paragraph), comment, sourceLocation: location)
  }

  @Test(arguments: Self.encodings, [1, 2, 3, 7, 64, 1000, 1 << 20])
  private func partsOfAnySizeGiveTheSameSentences(_ encoded: Encoded, partSize: Int) throws {
    for (seed, lineEnd) in zip(1..., ["\n", "\r\n"]) {
      let text = Self.text(lineEnd, seed: UInt64(seed))
      let bytes = encoded.mark + [UInt8](try #require(text.data(using: encoded.encoding)))
      let given = encoded.name == "windows-1251" || partSize < 4 ? encoded.name : nil
      expectSame(try sentences(bytes, options(partSize, encoding: given)), try expected(text))
    }
  }

  @Test func aLargeDocumentIsLookedAtInPieces() throws {
    // More than three pieces, the first of them in ASCII.
    let text =
      (0..<20_000).map { "One here.\n\nNumber \($0) there. Three now.\n\n" }.joined()
      + (0..<20_000).map { "Сто рублей.\n\nДвести и \($0) рублей. Триста рублей.\n\n" }.joined()
    let found = try sentences([UInt8](text.utf8), options(1 << 20))
    expectSame(found, try expected(text))
  }

  @Test(arguments: [1, 5, 7, 64, 100])
  func aPartMayEndAtTheEndOfTheFile(_ partSize: Int) throws {
    let bytes = [UInt8](String(repeating: "Один.\n\nДва.\n\n", count: 20).utf8.prefix(partSize * 2))
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.last != "\u{FFFD}" else { return }
    expectSame(try sentences(bytes, options(partSize)), try expected(text))
  }

  @Test(arguments: [1_000, 1 << 16])
  func aLineLongerThanAPartEndsAtSentences(_ partSize: Int) throws {
    let line = String(repeating: "Паром ушёл на рассвете. Никто не спал! ", count: 6_000)
    let text = line + "\n\nКонец. Всё.\n"
    for encoding in [nil, "UTF-8"] {
      let found = try sentences([UInt8](text.utf8), options(partSize, encoding: encoding))
      expectSame(found, try expected(text))
    }
    let old = [UInt8](try #require(text.data(using: .windowsCP1251)))
    expectSame(try sentences(old, options(partSize, encoding: "windows-1251")), try expected(text))
  }

  @Test func aLineWithoutSentencesEndsSomewhere() throws {
    let text = String(repeating: "а", count: 1_500_000)
    let found = try sentences([UInt8](text.utf8), options(1 << 16))
    #expect(found.allSatisfy { $0.1.unicodeScalars.count < 1 << 16 })
    #expect(found.map(\.1).joined() == text)
    #expect(found.allSatisfy { $0.0.paragraph == 1 })
  }

  @Test func blankBeginningsAreReadOver() throws {
    let text = String(repeating: "\n", count: 500) + "Паром ушёл. Всё.\n"
    for partSize in [1, 7, 64] {
      expectSame(try sentences([UInt8](text.utf8), options(partSize)), try expected(text), "\(partSize)")
    }
    #expect(throws: InputError.self) { try sentences([UInt8](repeating: 0x20, count: 500), options(7)) }
    #expect(throws: InputError.self) { try sentences([], options(7)) }
  }

  @Test func wrappedParagraphsAreJoinedInAnyPart() throws {
    let paragraph = """
      Паром ушёл из гавани на рассвете, задолго до того, как туман поднялся
      над водой. Никто на берегу в ту ночь не спал, и почти все они при-
      несли с собой всё, что могли унести. Капитан дважды пересчитал людей.
      """
    let text = Array(repeating: paragraph, count: 12).joined(separator: "\n\n")
    for partSize in [1_000, 1 << 20] {
      expectSame(try sentences([UInt8](text.utf8), options(partSize)), try expected(text))
    }
    // Where no line is empty, a part still ends where a paragraph may.
    let dense = text.replacing("\n\n", with: "\n   ")
    expectSame(try sentences([UInt8](dense.utf8), options(1_000)), try expected(dense))
  }

  @Test func presegmentedLinesStayInTheirParagraphs() throws {
    let lines = String(repeating: "Паром ушёл. Да\nНикто не спал\n", count: 30)
    let text = lines + "\n" + lines
    for partSize in [64, 100, 1 << 20] {
      var options = options(partSize)
      options.format = .presegmented
      expectSame(try sentences([UInt8](text.utf8), options), try expected(text, .presegmented), "\(partSize)")
    }
  }

  @Test func markupIsReadAsAWhole() throws {
    var options = options(16)
    options.format = .html
    let html = "<p>Паром <b>ушёл</b>. Да.</p>\n\n<p>Никто не спал.</p>"
    expectSame(try sentences([UInt8](html.utf8), options), try expected(html, .html))
  }

  // MARK: - What cannot be decoded

  /// The error of reading the file.
  private func error(_ bytes: [UInt8], _ options: SentenceStream.Options) throws -> InputError {
    try #require(throws: InputError.self) { try sentences(bytes, options) }
  }

  @Test(arguments: [64, 100, 1 << 20])
  func errorsNameTheByteOfTheFile(_ partSize: Int) throws {
    let good = [UInt8](String(repeating: "Паром ушёл на рассвете.\n\n", count: 40).utf8)
    let bytes = good + [0xFF] + good
    #expect(try error(bytes, options(partSize)).place == .byte(good.count))
    #expect(try error(good + [0xD0], options(partSize)).place == .byte(good.count))
    #expect(try error(good + [0] + good, options(partSize)).place == .byte(good.count))
    let plain = [UInt8](String(repeating: "The ferry left.\n\n", count: 40).utf8)
    #expect(
      try error(plain + [0x98], options(partSize, encoding: "US-ASCII")).place == .byte(plain.count))
    let wide =
      [0xFF, 0xFE]
      + [UInt8](try #require(String(repeating: "Паром ушёл.\n\n", count: 40).data(using: .utf16LittleEndian)))
    #expect(try error(wide + [0x3D, 0xD8, 0x0A, 0], options(partSize)).place == .byte(wide.count))
    #expect(try error(wide + [0x3D], options(partSize)).place == .byte(wide.count))
  }

  @Test func whatIsReplacedIsCountedOverAllParts() throws {
    let good = [UInt8](String(repeating: "Паром ушёл на рассвете.\n\n", count: 40).utf8)
    try withFile(good + [0xFF] + good + [0xFE, 0xFF]) { path in
      var options = options(100)
      options.lossy = true
      let stream = try SentenceStream(path, options)
      while try stream.next() != nil {}
      #expect(stream.decoding.replaced == 3)
      #expect(stream.decoding.encoding == .utf8)
    }
  }

  @Test func theMarkIsOnlyThatAtTheBeginning() throws {
    let text = "Паром ушёл.\n\n\u{FEFF}Да.\n\n\u{FEFF}Нет.\n\n"
    let found = try sentences([0xEF, 0xBB, 0xBF] + [UInt8](text.utf8), options(24))
    expectSame(found, try expected(text))
  }
}
