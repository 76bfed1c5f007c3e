import Basics
import Foundation
import TestSupport
import Testing

@Suite struct XMLEventsTests {
  // MARK: - Events

  /// The events of a file as `<name a=b`, `>name`, and text.
  private func events(_ bytes: some Sequence<UInt8>, _ limits: XMLLimits = .records) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.xml")
      try Data(bytes).write(to: file)
      return try events(of: XMLEvents(file.path, limits))
    }
  }

  private func events(of events: XMLEvents) throws -> [String] {
    var found: [String] = []
    var text: [UInt8] = []
    while true {
      let event = try events.next()
      if event != .text, !text.isEmpty {
        found.append(String(decoding: text, as: UTF8.self))
        text = []
      }
      switch event {
      case .start: found.append("<" + events.qualifiedName)
      case .end: found.append(">" + events.qualifiedName)
      case .text: text += events.text
      case .finish: return found
      }
    }
  }

  private func error(_ bytes: some Sequence<UInt8>, _ limits: XMLLimits = .records) throws -> InputError {
    try #require(throws: InputError.self) { try events(bytes, limits) }
  }

  private func error(_ text: String, _ limits: XMLLimits = .records) throws -> InputError {
    try error(text.utf8, limits)
  }

  @Test func elementsAndTextsComeInTheirOrder() throws {
    let text =
      "<?xml version='1.0'?>\n<!-- < --><!DOCTYPE a SYSTEM \"b\">\n<a>One<x:b xmlns:x='y'/>&amp;<c><![CDATA[<d>&]]>!<?e <?></c>\r\n</a>\n<!-- -->"
    #expect(
      try events(text.utf8) == ["<a", "One", "<x:b", ">x:b", "&", "<c", "<d>&!", ">c", "\n", ">a"])
  }

  @Test func whatAnElementHasIsAsked() throws {
    let text = "<t:a xmlns:t='u' xml:lang='de' b=\"1 &lt; &#50;\n3\" c=''/>"
    let events = try XMLEvents(Array(text.unicodeScalars), path: "a", .records)
    #expect(try events.next() == .start)
    #expect(events.isNamed("a") && !events.isNamed("t:a") && !events.isNamed("b"))
    #expect(events.name == "a")
    #expect(events.qualifiedName == "t:a")
    #expect(events.depth == 1)
    #expect(events.string("xml:lang") == "de")
    #expect(events.string("lang") == nil)
    #expect(events.string("b") == "1 < 2 3")
    #expect(events.attribute("c")?.isEmpty == true)
    #expect(try events.next() == .end)
    #expect(events.isNamed("a"))
    #expect(events.depth == 0)
    #expect(try events.next() == .finish)
    #expect(try events.next() == .finish)
  }

  @Test func anElementIsPassed() throws {
    let text = "<a><b>1<c>2</c>3</b><b>4<c>5</c>6</b><d/></a>"
    let events = try XMLEvents(Array(text.unicodeScalars), path: "a", .records)
    _ = try (events.next(), events.next())
    #expect(try events.content() == "123")
    _ = try events.next()
    var own: [UInt8] = []
    try events.passElement(into: &own, isWhole: false)
    #expect(own == Array("46".utf8))
    #expect(try events.nextElement())
    #expect(events.isNamed("d"))
    #expect(try !events.nextElement())
  }

  /// An event begins where its markup does, however the file is divided.
  @Test(arguments: [UInt64](1...20))
  func eventsKnowTheirPlaces(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "Да", "x ", "<b/>", "<c>y</c>", "<!-- < ж -->", "<?p < ?>", "<![CDATA[<d> ]]]>", "&amp;", "&#1078;",
      "\r\n", "\n",
      "<e f=\"1 > 2\" g='\">'>", "</e>", "<h\n i = 'ä' />", "]] >", "'",
    ]
    var text = "<?xml version='1.0' encoding=\"utf-8\"?>\n\n<a>"
    var open = 0
    while text.utf8.count < 200_000 {
      let piece = pieces.randomElement(using: &generator) ?? ""
      if piece == "</e>" {
        guard open > 0 else { continue }
        open -= 1
      } else if piece.hasPrefix("<e") {
        guard open < 200 else { continue }
        open += 1
      }
      text += piece
    }
    text += String(repeating: "</e>", count: open) + "</a>\n"
    let bytes = Array(text.utf8)
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.xml")
      try Data(bytes).write(to: file)
      let events = try XMLEvents(file.path, .records)
      var (line, column, counted) = (1, 1, 0)
      var content: [UInt8] = []
      while true {
        let event = try events.next()
        if event == .finish { break }
        if event == .text {
          content += events.text
          continue
        }
        let offset = events.offset
        let isEmptyElement = event == .end && bytes[offset] == UInt8(ascii: "/")
        #expect(isEmptyElement || bytes[offset] == UInt8(ascii: "<"), "\(offset)")
        if event == .start {
          #expect(bytes[(offset + 1)...].starts(with: events.qualifiedName.utf8))
          for byte in bytes[counted..<offset] {
            if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
          }
          counted = offset
          let place = InputError.Place.position(line: line, column: column)
          #expect(events.error("").place == place)
          if Bool.random(using: &generator) { #expect(events.mark() == place) }
        }
      }
      let expected = text.replacing(/<\?xml.*?\?>\n\n/, with: "").replacing(/<!--.*?-->|<\?p.*?\?>/, with: "")
        .replacing("<![CDATA[<d> ]]]>", with: "\u{1}").replacing(
          /<\/?[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/, with: ""
        )
        .replacing("\u{1}", with: "<d> ]").replacing("\r\n", with: "\n").replacing("&#1078;", with: "ж")
        .replacing("&amp;", with: "&")
      #expect(String(decoding: content, as: UTF8.self) + "\n" == expected)
    }
  }

  // MARK: - Encodings

  private func bytes(_ text: String, _ encoding: String.Encoding, mark: [UInt8] = []) throws -> [UInt8] {
    mark + Array(try #require(text.data(using: encoding)))
  }

  @Test(arguments: [true, false])
  func everyEncodingIsRead(_ isLong: Bool) throws {
    let word = String(repeating: "Щука и ёж. ", count: isLong ? 50_000 : 1)
    func check(_ declared: String, _ encoding: String.Encoding, mark: [UInt8] = []) throws {
      let text = "<?xml version=\"1.0\" encoding='\(declared)'?><a>\(word)</a>"
      #expect(try events(bytes(text, encoding, mark: mark)) == ["<a", word, ">a"], "\(declared) \(encoding)")
    }
    try check("utf-8", .utf8)
    try check("utf-8", .utf8, mark: [0xEF, 0xBB, 0xBF])
    try check("windows-1251", .windowsCP1251)
    try check("UTF-16", .utf16LittleEndian, mark: [0xFF, 0xFE])
    try check("UTF-16", .utf16BigEndian, mark: [0xFE, 0xFF])
    try check("UTF-16", .utf16LittleEndian)
    try check("UTF-16BE", .utf16BigEndian)
    try check("UTF-32", .utf32LittleEndian, mark: [0xFF, 0xFE, 0, 0])
    try check("UTF-32", .utf32BigEndian)
    // What the bytes say is surer.
    try check("utf-8", .utf16LittleEndian, mark: [0xFF, 0xFE])
    try check("windows-1251", .utf8, mark: [0xEF, 0xBB, 0xBF])
    try check("KOI8-R", .utf8)
    try check("utf-8", .utf16BigEndian)
  }

  @Test func otherEncodingsOfBytesAreRead() throws {
    let head = Array("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><a>".utf8)
    #expect(try events(head + [0xE4, 0xC1] + Array("</a>".utf8)) == ["<a", "Да", ">a"])
    let western = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8)
    #expect(try events(western + [0x84, 0xE4, 0x93] + Array("</a>".utf8)) == ["<a", "„ä“", ">a"])
    // <?xml version="1.0" encoding="IBM037"?><a>1</a>
    let mainframe: [UInt8] = [
      0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0xA5, 0x85, 0x99, 0xA2, 0x89, 0x96, 0x95, 0x7E, 0x7F, 0xF1, 0x4B,
      0xF0, 0x7F,
      0x6F, 0x6E, 0x4C, 0x81, 0x6E, 0xF1, 0x4C, 0x61, 0x81, 0x6E,
    ]
    #expect(try events(mainframe) == ["<a", "1", ">a"])
  }

  @Test func aWrongEncodingIsAnError() throws {
    var wrong = try error("<?xml version='1.0' encoding='x-nothing'?><a>b</a>")
    #expect(wrong.code == .unknownEncoding)
    #expect(wrong.problem.contains("x-nothing"))
    // windows-1251 that calls itself nothing.
    wrong = try error(Array("<a>\n".utf8) + [0xC4, 0xE0] + Array("</a>".utf8))
    #expect(wrong.place == .position(line: 2, column: 1))
    #expect(wrong.problem == "not valid UTF-8")
    wrong = try error(Array("<a>\n<b c='".utf8) + [0xC4, 0xE0] + Array("'/></a>".utf8))
    #expect(wrong.place == .position(line: 2, column: 7))
    #expect(wrong.problem == "not valid UTF-8")
    // What the encoding leaves open, and half of a character.
    wrong = try error(
      Array("<?xml version='1.0' encoding='windows-1253'?>\n<a>".utf8) + [0xC4, 0xD2] + Array("</a>".utf8))
    #expect(wrong.place == .position(line: 2, column: 5))
    #expect(wrong.problem == "not valid windows-1253")
    wrong = try error([0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x3E, 0, 0x31])
    #expect(wrong.problem == "not valid UTF-16LE")
  }

  /// What is said of a file, and what is in it.
  private func note(
    _ bytes: [UInt8], _ reading: XMLEvents.Reading = .init()
  ) throws -> (note: String?, events: [String]) {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.xml")
      try Data(bytes).write(to: file)
      let reader = try XMLEvents(file.path, .records, reading)
      let found = try events(of: reader)
      return (reader.encodingNote, found)
    }
  }

  @Test func aDeclarationThatLiesIsNoted() throws {
    func check(_ declared: String, _ encoding: String.Encoding, mark: [UInt8] = [], _ found: String?) throws {
      for count in [1, 20_000] {
        let word = String(repeating: "a", count: 70_000 * (count - 1) / 19_999) + "Щука и ёж. "
        let text = "<?xml version=\"1.0\" encoding='\(declared)'?><a>\(word)</a>"
        let (note, events) = try note(bytes(text, encoding, mark: mark))
        #expect(events == ["<a", word, ">a"], "\(declared)")
        #expect(note == found.map { "says that it is in \(declared), and is in \($0), as which it is read" })
      }
    }
    try check("utf-8", .utf8, nil)
    try check("UTF-8", .utf8, mark: [0xEF, 0xBB, 0xBF], nil)
    try check("utf-16", .utf16LittleEndian, mark: [0xFF, 0xFE], nil)
    try check("UTF-16BE", .utf16BigEndian, nil)
    try check("windows-1251", .windowsCP1251, nil)
    try check("utf-8", .utf16LittleEndian, mark: [0xFF, 0xFE], "UTF-16LE")
    try check("utf-8", .utf16BigEndian, "UTF-16BE")
    try check("utf-16", .utf8, "UTF-8")
    try check("UTF-16", .utf8, mark: [0xEF, 0xBB, 0xBF], "UTF-8")
    try check("windows-1251", .utf8, "UTF-8")
    try check("KOI8-R", .utf8, mark: [0xEF, 0xBB, 0xBF], "UTF-8")
  }

  @Test func theEncodingThatIsSaidIsObeyed() throws {
    var reading = XMLEvents.Reading()
    for (name, encoding, mark) in [
      ("windows-1251", String.Encoding.windowsCP1251, [UInt8]()), ("UTF-16LE", .utf16LittleEndian, []),
      ("UTF-16", .utf16LittleEndian, [0xFF, 0xFE]), ("UTF-16", .utf16BigEndian, []), ("UTF-8", .utf8, []),
    ] {
      reading.encoding = name
      let text = "<?xml version=\"1.0\" encoding='KOI8-R'?><a>Щука</a>"
      let (note, events) = try note(bytes(text, encoding, mark: mark), reading)
      #expect(events == ["<a", "Щука", ">a"], "\(name)")
      #expect(note == nil)
    }
    reading.encoding = "x-nothing"
    #expect(throws: InputError.self) { try note(Array("<a/>".utf8), reading) }
  }

  // MARK: - Mending

  private func mended(
    _ bytes: some Sequence<UInt8>, replaces: Bool = false
  ) throws -> (events: [String], texts: [String]) {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.xml")
      try Data(bytes).write(to: file)
      var reading = XMLEvents.Reading()
      reading.mends = true
      reading.replacesUndecodable = replaces
      let reader = try XMLEvents(file.path, .records, reading)
      return (try events(of: reader), reader.mending?.texts ?? [])
    }
  }

  /// Long texts too, in which what is mended stands where pieces end.
  @Test(arguments: [0, 65_520, 65_530, 65_536])
  func whatXMLForbidsIsMended(_ before: Int) throws {
    let start = String(repeating: "x", count: before)
    for (text, expected) in [
      ("1&#x1F;2", "12"), ("1&#0;2", "12"), ("1\u{0B}2\u{1F}", "12"), ("1&#11;2&#xFFFE;", "12"),
      ("1\u{FFFF}2", "12"), ("1\u{0}2", "12"), ("1&#xD800;2", "12"), ("1&#x0000000000000001F;2", "12"),
    ] {
      let (events, texts) = try mended("<a b='\(text)'>\(start)\(text)</a>".utf8)
      #expect(events == ["<a", start + expected, ">a"], "\(text)")
      #expect(texts.count == 1 && texts.first?.contains("control character") == true, "\(texts)")
    }
    for (text, expected) in [
      ("AT&T", "AT&T"), ("a & b", "a & b"), ("&", "&"), ("&#;", "&#;"), ("&#x;&#xZ;", "&#x;&#xZ;"),
      ("&&amp;", "&&"),
    ] {
      let (events, texts) = try mended("<a>\(start)\(text)</a>".utf8)
      #expect(events == ["<a", start + expected, ">a"], "\(text)")
      #expect(texts.count == 1 && texts.first?.contains("'&'") == true, "\(texts)")
    }
    // What is allowed stays.
    for text in ["&amp;&lt;&#x9;&#10;&#x1F600;ж", "<![CDATA[AT&T &#x1F; ]]>", "<!-- AT&T &#x1F; -->"] {
      let (events, texts) = try mended("<a>\(start)\(text)</a>".utf8)
      #expect(try events == self.events("<a>\(start)\(text)</a>".utf8))
      #expect(texts == [])
    }
  }

  @Test func whatIsMendedIsCountedWithItsFirstPlaces() throws {
    let (_, texts) = try mended("<a>\n\u{1}b\n cd&#2;\u{3}\u{4}</a>".utf8)
    #expect(texts == ["4 control characters removed, which XML does not have (at 2:1, 3:4, 3:4 …)"])
  }

  @Test func bytesThatAreNoTextAreReplacedIfAskedFor() throws {
    let bytes = Array("<a>\n".utf8) + [0xC4, 0xE0] + Array("b</a>".utf8)
    #expect(throws: InputError.self) { try mended(bytes) }
    let (events, texts) = try mended(bytes, replaces: true)
    #expect(events == ["<a", "\n\u{FFFD}\u{FFFD}b", ">a"])
    #expect(texts == ["2 bytes that cannot be decoded replaced with U+FFFD (at 2:1, 2:2)"])
  }

  /// Reading goes on at the next element of a name, and places are those of the file.
  @Test(arguments: [0, 100_000])
  func readingGoesOnAfterWhatIsNotWellFormed(_ length: Int) throws {
    let long = String(repeating: "y", count: length)
    let text =
      "<p:r xmlns:p='u'>\n<b>\n<u n='1'>one</u>\n<u n='2'><x>\(long)</u>\n<u n='3'>a < b</u> <v/>\n <p:u n='4'>four</p:u>\n</b>\n</p:r>\n"
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a.xml")
      try Data(text.utf8).write(to: file)
      let events = try XMLEvents(file.path, .records)
      var found: [String] = []
      var places: [InputError.Place] = []
      var failures = 0
      while true {
        do {
          let event = try events.next()
          if event == .finish { break }
          guard event == .start, events.isNamed("u") else { continue }
          places.append(events.mark())
          #expect(events.depth == 3)
          found.append(events.string("n") ?? "")
        } catch {
          failures += 1
          #expect(try events.resume(at: ["u"], within: ["p:r", "b"]))
        }
      }
      #expect(found == ["1", "2", "3", "4"])
      #expect(places == [3, 4, 5, 6].map { .position(line: $0, column: $0 == 6 ? 2 : 1) })
      #expect(failures == 2)
    }
  }

  @Test func aFileThatIsCutIsNoFileToGoOnIn() throws {
    for (text, goesOn) in [("<r><u>one</u><u>a", false), ("<r><u>one</u><u>a</r>\n", true)] {
      try Fixtures.withTemporaryFolder { folder in
        let file = folder.appending(path: "a.xml")
        try Data(text.utf8).write(to: file)
        let events = try XMLEvents(file.path, .records)
        #expect(throws: InputError.self) { while try events.next() != .finish {} }
        #expect(try events.resume(at: ["u"], within: ["r"]) == goesOn)
        if goesOn { #expect(try events.next() == .finish) }
      }
    }
  }

  // MARK: - Entities

  private static let places = [
    "<a>x&e;</a>", "<a>&e;</a>", "<a>1<b>2</b>&e;3</a>", "<a b='&e;'/>", "<a><![CDATA[]]>&e;</a>",
  ]
  private static let types = [
    "", "<!DOCTYPE a SYSTEM 'a.dtd'>", "<!DOCTYPE a [<!ENTITY e 'y'>]>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY e '<b/>'>]>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1/p'> %p; <!ENTITY e 'y'>]>",
    "<!DOCTYPE a [<!ENTITY % p '<!ENTITY e \"y\">'> %p;]>",
  ]

  @Test(arguments: types, places)
  func anEntityIsAnErrorThatNamesIt(_ type: String, _ place: String) throws {
    for standalone in ["", " standalone='yes'", " standalone='no'"] {
      let text = "<?xml version='1.0'\(standalone)?>" + type + "\n" + place
      let error = try error(text, .document)
      // A document type that stands alone has no parameters.
      if type.contains("%p;"), standalone.contains("yes") { continue }
      #expect(error.problem.contains("the entity 'e' is not one of XML's own"), "\(error)")
      let column = place.unicodeScalars.prefix { $0 != "&" }.count + 1
      #expect(error.place == .position(line: 2, column: column), "\(error)")
      #expect(error.remedy == .resolveEntities)
    }
  }

  @Test func whatADocumentTypeDeclaresIsNotUsed() throws {
    let text =
      "<!DOCTYPE a [<!ENTITY e SYSTEM 'x'><!ELEMENT a (b|c)*><!ATTLIST a d CDATA 'x'><!ENTITY % p SYSTEM 'y'>%p;]><a>&amp;</a>"
    let events = try XMLEvents(Array(text.unicodeScalars), path: "a", .document)
    #expect(try events.next() == .start)
    #expect(events.string("d") == nil)
    #expect(try events.content() == "&")
    let refused = try error(text)
    #expect(refused.place == .position(line: 1, column: 13))
    #expect(refused.problem.contains("declares something of its own"))
  }

  @Test func nothingGrowsByEntities() throws {
    var text = "<!DOCTYPE a [<!ENTITY e0 'ha'>"
    for level in 1...30 { text += "<!ENTITY e\(level) '&e\(level - 1);&e\(level - 1);'>" }
    text += "<!ATTLIST a b CDATA '&e30;'>"
    #expect(try error(text + "]><a>&e30;</a>", .document).problem.contains("the entity 'e30'"))
    text = "<!DOCTYPE a [<!ENTITY % p0 'ha'>"
    for level in 1...30 { text += "<!ENTITY % p\(level) '%p\(level - 1);%p\(level - 1);'>" }
    _ = try? events((text + "%p30;]><a/>").utf8, .document)
    // A default of many elements.
    let value = String(repeating: "x", count: 100_000)
    text =
      "<!DOCTYPE a [<!ATTLIST b c CDATA '\(value)'>]><a>" + String(repeating: "<b/>", count: 100_000) + "</a>"
    #expect(try events(text.utf8, .document).count == 200_002)
  }

  // MARK: - Limits

  @Test func elementsAreNestedToALimit() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try events(nested(256).utf8).count == 512)
    let error = try error("\n" + nested(257))
    #expect(error.code == .tooLarge)
    #expect(error.problem == "elements are nested deeper than 256")
    #expect(error.place == .position(line: 2, column: 769))
    #expect(try events(nested(300_000).utf8, .document).count == 600_000)
  }

  @Test func anElementHasNotTooMuch() throws {
    func attributes(_ count: Int) -> String {
      "<a " + (0..<count).map { "b\($0)='1'" }.joined(separator: " ") + "/>"
    }
    #expect(try events(attributes(1_000).utf8).count == 2)
    for count in [1_001, 1_000_000] {
      #expect(try error(attributes(count)).problem == "more than 1000 attributes", "\(count)")
    }
    let spaces = (0..<300).map { "<a xmlns:b\($0)='\($0)'>" }.joined()
    #expect(try error(spaces, .document).problem == "more than 256 namespaces are declared at one place")
    let declared = (0..<2_000).map { "<!ATTLIST a b\($0) CDATA ''>" }.joined()
    #expect(try error("<!DOCTYPE a [\(declared)]><a/>", .document).problem == "more than 1000 attributes")
  }

  @Test func nothingIsTooLong() throws {
    func long(_ count: Int) -> String { String(repeating: "long ", count: count / 5) }
    let text = long(17 << 20)
    #expect(try error("<a>\n" + text + "</a>").problem == "a text of more than 16 MB")
    #expect(try events("<a>\(text)</a>".utf8, .document).count == 3)
    #expect(try error("<a>\n<b c='\(text)'/></a>").problem == "a tag of more than 16 MB")
    #expect(try error("<a>\n<!-- \(text)--></a>").problem == "a comment of more than 16 MB")
    #expect(try error("<a>\n<![CDATA[\(text)]]></a>").problem == "a CDATA section of more than 16 MB")
    // What stands in a section is neither a tag nor an attribute.
    let code = String(repeating: "if a<b c=\"d\" ", count: 100_000)
    #expect(try events("<a><![CDATA[\(code)]]></a>".utf8) == ["<a", code, ">a"])
    #expect(try error("<a>\n<?b \(text)?></a>").place == .position(line: 2, column: 1))
    let type = try error("<!DOCTYPE a [<!ENTITY b '\(long(2 << 20))'>]><a/>", .document)
    #expect(type.problem == "the document type of more than 1 MB")
    // What is not too long is whole.
    let value = long(9 << 20)
    let events = try XMLEvents(
      Array("<a b='\(value)'>".unicodeScalars + "</a>".unicodeScalars), path: "a", .records)
    #expect(try events.next() == .start)
    #expect(events.string("b") == value)
    #expect(try self.events("<a><![CDATA[\(value)]]></a>".utf8) == ["<a", value, ">a"])
  }

  // MARK: - Errors

  @Test(arguments: [
    ("", "1:1", "it holds no element"), (" \n", "2:1", "it holds no element"),
    ("a", "1:1", "no element begins here"),
    ("abcdef", "1:1", "no element begins here"), ("<", "1:1", "the file ends within a tag"),
    ("<a>\n<b", "2:1", "the file ends within a tag"), ("<a>\n<b c='", "2:1", "the file ends within a tag"),
    ("<a>\n<!-- b", "2:1", "the file ends within a comment"),
    ("<a>\n<![CDATA[ b", "2:1", "the file ends within"),
    ("<a>\n<?b", "2:1", "the file ends within an instruction"),
    ("<a>\nb", "2:2", "the file ends within the element a"),
    ("<a><b/>\n", "2:1", "the file ends within the element a"),
    ("<a/>\nb", "2:1", "it goes on after its end"),
    ("<a/>\n<b/>", "2:1", "it goes on after its end"),
    ("<a>\n &b</a>", "2:2", "'&' that begins no reference"),
    ("<a>\n<b c='1' d='2' c='3'/></a>", "2:16", "an attribute is given twice"),
    ("<a>\n<b c='1' c/></a>", "2:11", "an attribute without"), ("<a>\n]]></a>", "2:1", "']]>' in a text"),
    ("<a>\n&#0;</a>", "2:1", "a reference to a character"),
    ("<a>\n&#xFFFFFFFFFF;</a>", "2:1", "a reference to a character"),
    ("<a>\n\u{1}</a>", "2:1", "a character that XML does not allow"),
    ("<a>\n\u{0}</a>", "2:1", "a character that XML"),
    ("<a>\n <b></c></a>", "2:5", "the end tag of 'c', where 'b' is open"),
    ("<a>\n<!ENTITY b ''></a>", "2:1", "'<' before what XML does not"),
    ("<a>\n<1/></a>", "2:2", "'<' or '&' before what is no name"),
    ("<a b='\n<'/>", "2:1", "'<' in an attribute's value"),
    ("\n<?xml version='1.0'?><a/>", "2:1", "an XML declaration"),
    ("<?xml version='2.0'?>\n<a/>", "1:20", "a version of XML"),
  ])
  func whatIsNotWellFormedIsToldWithItsPlace(_ text: String, _ place: String, _ what: String) throws {
    let error = try error(text)
    #expect(error.code == .damaged)
    #expect(error.problem.hasPrefix("not well-formed XML"), "\(error)")
    #expect(error.problem.contains(what), "\(error)")
    #expect(error.place?.description == place, "\(error)")
  }

  /// libxml2 would report each of them with all that stands before.
  @Test func manyFaultsTakeNotMuchTime() throws {
    let text = "<a>\n<!-- " + String(repeating: "a -- b\n", count: 100_000)
    let start = ContinuousClock.now
    #expect(try error(text + "--></a>").problem.contains("'--' in a comment"))
    #expect(try error(text).problem.contains("the file ends within a comment"))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  /// Whatever is cut or changed: events or an error, and the same in one piece or in many.
  @Test(arguments: [UInt64](1...40))
  func damageIsAnErrorOrRead(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sample = Array(
      "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE a [<!ENTITY b 'c'>]><a d='é'>Да<e f=\"1\"/>&amp;<!-- g --><![CDATA[h]]><?i j?></a>"
        .utf8)
    for _ in 0..<50 {
      var bytes = sample
      for _ in 0...Int.random(in: 0...4, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + 3))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 9)], at: at)
        default: bytes[at] = sample.randomElement(using: &generator) ?? 0
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      do { _ = try events(bytes, .document) } catch let error as InputError { #expect(error.place != nil) }
    }
  }
}
