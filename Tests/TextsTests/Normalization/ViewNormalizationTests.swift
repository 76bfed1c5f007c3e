import TestSupport
import Testing
import Texts

/// The same letters are the same code points in a view, however its source encodes them.
@Suite struct ViewNormalizationTests {
  private func view(_ source: String) throws -> String {
    try DocumentProbe(source, .plainText).texts.joined(separator: "\n")
  }

  @Test(arguments: [
    ("Bru\u{308}cke u\u{308}ber die Mo\u{308}hne", "Brücke über die Möhne"),
    ("и\u{306}од и е\u{308}лка", "йод и ёлка"),
    ("Dvor\u{30C}a\u{301}k", "Dvořák"),
    ("ﬁnden, eﬀektiv, Aﬄikt, ſtill, ﬆ", "finden, effektiv, Afflikt, still, st"),
    ("Ｔｒｏｔｚｋｉ １９４０", "Trotzki 1940"), ("Ｊａ！ Ｎｅｉｎ？", "Ja! Nein?"),
    ("Nach\u{AD}bar\u{AD}schaft", "Nachbarschaft"),
    ("10\u{A0}000\u{202F}Mann\u{2009}kamen", "10 000 Mann kamen"),
    ("Wort\u{200B}teil\u{2060}e \u{FEFF}hier", "Wortteile hier"),
    ("O\u{2BC}Brien d\u{B4}Artagnan l\u{2018}ami", "O’Brien d’Artagnan l’ami"),
    ("Sachsen\u{2011}Weimar, Sachſen⸗Gotha", "Sachsen-Weimar, Sachsen-Gotha"),
    ("1914\u{2012}1918\u{2015}so", "1914–1918—so"), ("war--then he -- and --- we", "war—then he — and — we"),
    ("Karl Ⅻ. und Ludwig ⅩⅣ.", "Karl XII. und Ludwig XIV."),
    ("Ma\u{364}rz", "März"), ("``So'' ,,sagt'' er", "“So” „sagt” er"), ("<<Да>> сказал", "«Да» сказал"),
    ("𝐓𝐫𝐨𝐭𝐳𝐤𝐢", "Trotzki"),
    ("K\u{212A} \u{212B}ngström \u{2126}", "KK Ångström Ω"),
    ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"), ("ĳ Ǆ ŉ", "ij DŽ ʼn"),
    ("⁇ ‼", "?? !!"), ("ﻣﺮﺣﺒﺎ", "مرحبا"),
  ])
  func writes(_ source: String, _ text: String) throws {
    let found = try view(source)
    #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars), "\(found)")
  }

  @Test(arguments: [
    "m² 10³ ½ ¾ № 5 ™ ℃", "das… Ende", "他说：“是的！”（二）", "می‌خواهم", "👩‍🚀 flew", "☀️ shone", "--check and -v",
    "----",
    "a 'word' here", "1 < 2 << 3", "क्‍ष", "don't", "¹²³", "5′ 6″", "H₂O", "«Да» „so“ “so” ‘so’",
  ])
  func keeps(_ text: String) throws {
    let found = try view(text)
    #expect(Array(found.unicodeScalars) == Array(text.unicodeScalars), "\(found)")
  }

  @Test(arguments: [DocumentFormat.plainText, .presegmented, .markdown, .html, .tei])
  func offsetsCountTheSource(_ format: DocumentFormat) throws {
    let body = "<p>Die ﬁnſtere Bru\u{308}cke.\u{A0}Nach\u{AD}bar. <b>е\u{308}</b>лка Ⅻ — „so“.</p>"
    let source =
      format == .tei
      ? "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\(body)</body></text></TEI>" : body
    try DocumentProbe(source, format).check(.german)
  }

  @Test func aLigatureIsWhereItsLettersAre() throws {
    let view = try DocumentProbe("Schiﬀ ﬁndet", .plainText).view
    #expect(view.text(in: 0..<6) == "Schiff")
    #expect(view.source(of: 0..<6) == 0..<5)
    #expect(view.source(of: 7..<13) == 6..<11)
    #expect(view.range(ofSource: 4..<5) == 4..<6)
  }
}
