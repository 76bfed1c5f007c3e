import Basics
import Foundation
import TestSupport
import Testing
import Texts

/// The same texts in all encodings of one byte a letter that can hold them: each must be read rightly, or refused.
@Suite struct EncodingTableTests {
  private static let texts: [(String, String)] = [
    (
      "de",
      "Früh am Morgen erreichte die Expedition das Ufer. Der Führer sah lange aufs Wasser und schwieg; dann sagte er, man könne heute nicht übersetzen: nachts hätte es in den Bergen geregnet, und die große Furt wäre zu tief."
    ),
    (
      "fr",
      "Tôt le matin, l'expédition atteignit la rivière. Le guide regarda l'eau, où rien ne bougeait, et se tut; puis il déclara qu'on ne pourrait pas traverser: la nuit, il avait plu là-haut, et le gué était déjà trop profond, même à cheval."
    ),
    (
      "es",
      "Por la mañana la expedición llegó a la orilla. El guía miró el agua y calló; después dijo que no podían cruzar aquel día: por la noche había llovido en la montaña y el río traía demasiada agua. ¿Quién lo sabía?"
    ),
    (
      "sv",
      "Tidigt på morgonen kom expeditionen fram till ån. Vägvisaren såg länge på vattnet och teg; sedan sade han att de inte kunde gå över i dag, för det hade regnat i bergen och vadstället var för djupt."
    ),
    (
      "da",
      "Tidligt på morgenen nåede ekspeditionen frem til åen. Føreren så længe på vandet og tav; så sagde han, at de ikke kunne gå over i dag, for det havde regnet i bjergene, og vadestedet var for dybt."
    ),
    (
      "pt",
      "De manhã cedo a expedição chegou à margem do rio. O guia olhou a água e não disse nada; depois explicou que hoje não podiam atravessar: à noite tinha chovido na serra e o rio estava demasiado fundo. Três cães ficaram lá."
    ),
    (
      "pl",
      "Wczesnym rankiem wyprawa dotarła do brzegu rzeki. Przewodnik długo patrzył na wodę i milczał; potem powiedział, że dziś nie można się przeprawić: w nocy w górach padał deszcz i bród był już za głęboki. Ćwierć mili dalej stał młyn."
    ),
    (
      "cs",
      "Časně ráno dorazila výprava ke břehu řeky. Průvodce dlouho hleděl na vodu a mlčel; potom řekl, že dnes se přejít nedá: v noci v horách pršelo a brod byl už příliš hluboký. Koně odvedli k lesu, kde ještě zůstala tráva."
    ),
    (
      "hu",
      "Kora reggel az expedíció elérte a folyó partját. A vezető sokáig nézte a vizet és hallgatott; aztán azt mondta, hogy ma nem lehet átkelni: éjjel esett az eső a hegyekben, és a gázló túl mély lett. A lovakat az erdőhöz vitték, ahol még nőtt fű."
    ),
    (
      "hr",
      "Rano ujutro ekspedicija je stigla do obale rijeke. Vodič je dugo gledao vodu i šutio; zatim je rekao da danas ne mogu prijeći: noću je u planinama padala kiša i gaz je već bio predubok. Konje su odveli do šume, gdje je još bilo trave. Čekali su večer."
    ),
    (
      "tr",
      "Sabah erkenden keşif heyeti ırmağın kıyısına ulaştı. Kılavuz uzun süre suya baktı ve sustu; sonra bugün karşıya geçilemeyeceğini söyledi: gece dağlarda yağmur yağmış, geçit çok derinleşmişti. Atları ormana götürdüler."
    ),
    (
      "lt",
      "Anksti rytą ekspedicija pasiekė upės krantą. Vedlys ilgai žiūrėjo į vandenį ir tylėjo; paskui pasakė, kad šiandien persikelti negalima: naktį kalnuose lijo, ir brasta jau buvo per gili. Arklius nuvedė prie miško, kur dar augo žolė."
    ),
    (
      "ru",
      "Ранним утром экспедиция вышла к берегу реки. Проводник долго смотрел на воду и молчал, потом сказал, что переправляться сегодня нельзя: ночью в горах прошёл дождь, и брод ушёл под воду. Решили ждать до вечера."
    ),
    (
      "uk",
      "Рано-вранці експедиція вийшла до берега річки. Провідник довго дивився на воду й мовчав, потім сказав, що переправлятися сьогодні не можна: вночі в горах пройшов дощ, і брід пішов під воду. Її чекали до вечора. Є ще час."
    ),
    (
      "bg",
      "Рано сутринта експедицията излезе на брега на реката. Водачът дълго гледа водата и мълча, после каза, че днес не може да се премине: през нощта в планината валя дъжд и бродът беше под водата. Решиха да чакат до вечерта."
    ),
    (
      "sr",
      "Рано ујутро експедиција је стигла до обале реке. Водич је дуго гледао у воду и ћутао, а затим рекао да се данас не може прећи: ноћу је у планинама падала киша и газ је био под водом. Коње су одвели у шуму, где је још било траве. Људи су чекали."
    ),
  ]
  static let encodings = [
    "windows-1252", "macintosh", "IBM850", "ISO-8859-15", "windows-1250", "ISO-8859-2", "IBM852",
    "windows-1257",
    "windows-1254", "windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic", "IBM855",
  ]

  /// The bytes of a text; nil if the encoding lacks some of its letters.
  static func bytes(_ text: String, _ encoding: String) -> [UInt8]? {
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      if let scalar = try? CharsetConverter(encoding).decode([byte]).first { table[scalar] = byte }
    }
    let bytes = text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : table[$0] }
    return bytes.contains(nil) ? nil : bytes.compactMap(\.self)
  }

  /// What is wrong with how a text is read in the encodings that can hold it.
  private func faults(_ text: String) -> (tried: Int, wrong: [String], refused: [String]) {
    var tried = 0
    var wrong: [String] = []
    var refused: [String] = []
    for encoding in Self.encodings {
      guard let bytes = Self.bytes(text, encoding), bytes.count(where: { $0 >= 0x80 }) >= 5 else { continue }
      tried += 1
      do {
        let decoded = try TextDecoder().decode(bytes, path: "a")
        let read = String(String.UnicodeScalarView(decoded.scalars))
        if read != text { wrong.append("\(encoding) as \(decoded.decoding.encoding): \(read.prefix(60))") }
      } catch {
        refused.append("\(encoding): \(error)")
      }
    }
    return (tried, wrong, refused)
  }

  @Test(arguments: texts)
  func isReadRightly(_ code: String, _ text: String) {
    for variant in [text, text.uppercased(), text.components(separatedBy: ". ").first ?? text] {
      let found = faults(variant)
      #expect(found.wrong == [], "\(code)")
      #expect(found.refused == [], "\(code)")
    }
  }

  /// A mark of the wrong kind in a document is not believed.
  @Test(arguments: ["windows-1251", "KOI8-R", "IBM866", "x-mac-cyrillic"])
  func aWrongDeclarationIsNotBelieved(_ encoding: String) throws {
    let text = Self.texts[12].1
    for declared in [
      "iso-8859-1", "windows-1252", "koi8-r", "windows-1251", "utf-8", "iso-8859-2", "us-ascii",
    ] {
      for head in [
        "<html><head><meta charset=\"\(declared)\"></head><body><p>",
        "<?xml version=\"1.0\" encoding=\"\(declared)\"?><TEI><text><body><p>",
      ] {
        let bytes = Array(head.utf8) + (try #require(Self.bytes(text, encoding))) + Array("</p></body>".utf8)
        let (scalars, decoding) = try TextDecoder().decode(bytes, path: "a.html")
        #expect(String(String.UnicodeScalarView(scalars)).contains(text), "\(declared) \(encoding)")
        let isRight = TextEncoding(declared)?.name == encoding
        #expect(decoding.disbelieved == (isRight ? nil : TextEncoding(declared)), "\(declared) \(encoding)")
      }
    }
  }

  @Test func utf16WithoutAMarkIsRead() throws {
    for (_, text) in Self.texts {
      for (encoding, isLittle) in [(TextEncoding.utf16LittleEndian, true), (.utf16BigEndian, false)] {
        let bytes = text.utf16.flatMap {
          isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
        }
        let (scalars, decoding) = try TextDecoder().decode(bytes, path: "a")
        #expect(String(String.UnicodeScalarView(scalars)) == text)
        #expect(decoding.encoding == encoding)
      }
    }
  }

  // MARK: - Damage

  /// Every way in which a text is read as another encoding and saved so.
  @Test(arguments: [0, 1, 6, 7, 12, 13])
  func mojibakeIsSaid(_ index: Int) throws {
    let text = Self.texts[index].1
    var silent: [String] = []
    var tried = 0
    for from in ["UTF-8"] + Self.encodings {
      guard let bytes = from == "UTF-8" ? Array(text.utf8) : Self.bytes(text, from) else { continue }
      for reader in [
        "windows-1252", "windows-1251", "KOI8-R", "IBM866", "macintosh", "windows-1250", "IBM850",
      ] where reader != from {
        guard let read = try? CharsetConverter(reader, lossy: true).decode(bytes) else { continue }
        let damaged = String(String.UnicodeScalarView(read))
        if damaged == text { continue }
        tried += 1
        let notes = DamageProbe.notes(damaged)
        if !notes.contains(where: { if case .misread = $0 { true } else { false } }) {
          silent.append("\(from) as \(reader): \(damaged.prefix(60)) \(notes)")
        }
      }
    }
    #expect(silent.count * 10 <= tried, "\(silent.count) of \(tried):\n\(silent.joined(separator: "\n"))")
  }

  /// What is as it should be is not suspected.
  @Test(arguments: texts)
  func soundTextIsNotSuspected(_ code: String, _ text: String) {
    for variant in [
      text, text.uppercased(), text.decomposedStringWithCanonicalMapping,
      "„\(text)“ — «\(text)» … № 5, § 3, 20 °C",
    ] {
      #expect(DamageProbe.notes(variant).isEmpty, "\(code)")
    }
  }

  @Test(arguments: Fixtures.subjects) func documentsInRussianAreNotSuspected(_ subject: String) throws {
    // "только" in IBM866 has bytes that are UTF-8.
    for name in try Fixtures.documents(of: subject) where name.hasPrefix("ru") {
      let file = Fixtures.corpus.appending(path: "\(subject)/\(name).txt")
      #expect(DamageProbe.notes(try String(contentsOf: file, encoding: .utf8)).isEmpty)
    }
  }

  @Test func lostLettersAreSaid() {
    let texts = [Self.texts[0].1, Self.texts[1].1, Self.texts[7].1]
    for text in texts {
      for mark in ["\u{FFFD}", "?", "¿"] {
        let lost = String(text.map { $0.isASCII ? $0 : Character(mark) })
        let notes = DamageProbe.notes(lost)
        guard case .lostLetters(let found, let words, let example)? = notes.first else {
          Issue.record("\(mark): \(notes)")
          continue
        }
        #expect(String(found) == mark && words > 2 && example != nil)
      }
    }
    let russian = String(Self.texts[12].1.map { $0.isASCII ? $0 : "?" })
    #expect(!DamageProbe.notes(russian).isEmpty)
    #expect(DamageProbe.notes("Really?? Who said so? Nobody!? What?No. http://a.org/x?y=1&z=2").isEmpty)
  }
}
