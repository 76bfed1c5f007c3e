import Basics
import Foundation
import TestSupport
import Testing
import Texts

/// Texts whose sentences are marked: XML that is no TEI, and verticals.
@Suite struct MarkedSentencesTests {
  private func read(_ text: String, as name: String) throws -> Document {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return try DocumentReader.readOne(file.path, language: "de")
    }
  }

  private func sentences(_ document: Document) throws -> [String] {
    try SegmentedDocument(document).sentences.map { document.view.text(in: $0.viewRange) }
  }

  @Test(arguments: ["doc", "text", "body", "document", "letsmt", "div", "corpus", "x:y", "s2"])
  func anyRootWithSentencesIsRead(_ root: String) throws {
    let name = root.split(separator: ":").last ?? ""
    let prefix = root.contains(":") ? " xmlns:x=\"urn:x\"" : ""
    let document = try read(
      "<\(root)\(prefix)><p id=\"1\"><s id=\"1\">Der Hafen ist zu. Ganz.</s> <s>Kein <b>Schiff</b> fährt.</s></p><p><s>Ende</s></p></\(root)>",
      as: "\(name).xml")
    #expect(document.format == .tei)
    #expect(try sentences(document) == ["Der Hafen ist zu. Ganz.", "Kein Schiff fährt.", "Ende"])
    let segmented = try SegmentedDocument(document).sentences
    #expect(segmented.map(\.paragraph) == [1, 1, 2])
  }

  @Test func wordsOfOPUSHaveSpacesBetweenThem() throws {
    for gap in ["", " ", "\n  "] {
      let document = try read(
        "<?xml version=\"1.0\"?><text><s id=\"s1.1\"><time id=\"T1S\" value=\"00:01\"/><w id=\"1.1\">Kein</w>\(gap)<w id=\"1.2\">Schiff</w>\(gap)<w>!</w></s></text>",
        as: "a.xml")
      #expect(try sentences(document) == ["Kein Schiff !"])
    }
  }

  @Test func whatStandsOutsideOfSentencesIsCounted() throws {
    let document = try read(
      "<document><meta><year>1917</year></meta><head>Titel</head><s>Der Hafen ist zu.</s></document>",
      as: "a.xml")
    #expect(try sentences(document) == ["Der Hafen ist zu."])
    #expect(document.view.layout.textsOutside == 2)
    #expect(document.view.layout.firstOutside == "1917")
  }

  @Test func otherXMLIsRefusedWithItsRoot() throws {
    let error = #expect(throws: InputError.self) {
      try read("<config><p>Ein Wort.</p></config>", as: "a.xml")
    }
    #expect(error?.code == .notThisFormat)
    #expect(error?.problem.contains("<config>") == true && error?.problem.contains("<s>") == true)
  }

  @Test func verticalsAreRead() throws {
    let text = """
      <doc id="a" title="x > y">
      <p>
      <s id="s1">
      Der\tART\tder
      Hafen\tNN\tHafen
      <g/>
      .\t$.\t.
      </s>
      <s id="s2">
      R\tX
      &amp;\tX
      <phr type="np">
      D\tX
      </phr>
      </p>
      <p>
      <s>
      <\tX
      </s>
      </p>
      </doc>

      """
    for name in ["a.vrt", "a.txt", "a.vert"] {
      let document = try read(text, as: name)
      #expect(document.format == .vrt)
      #expect(try sentences(document) == ["Der Hafen.", "R & D", "<"])
      #expect(try SegmentedDocument(document).sentences.map(\.paragraph) == [1, 1, 2])
    }
  }

  @Test func aVerticalWithoutSentencesIsSegmented() throws {
    let document = try read("<doc>\nAus\tX\n<g/>\n.\tX\nEin\tX\nEnde\tX\n.\tX\n</doc>\n", as: "a.vrt")
    #expect(try sentences(document) == ["Aus.", "Ein Ende ."])
  }

  @Test(arguments: ["Ein Satz.\tNoch einer.\n", "<p>Ein\tWort</p>\n<p>x</p>\n", "<doc>\nnur Text\n</doc>\n"])
  func otherTextsAreNoVerticals(_ text: String) throws {
    #expect(DocumentFormat.detected(path: "a.txt", scalars: Array(text.unicodeScalars)) == .plainText)
  }

  // MARK: Names of elements

  private func ids(_ text: String, as name: String = "a.xml") throws -> (Document, ElementIDs) {
    let document = try read(text, as: name)
    return (document, try #require(try ElementIDs(document)))
  }

  @Test func elementsHaveTheTextThatStandsInThem() throws {
    let (document, ids) = try ids(
      "<text><p id=\"1\">\n <s id=\"1\"> Ein &amp; <w id=\"w1\">Wort</w>. </s><s xml:id=\"b\" id=\"c\">Zwei.</s><s id=\"leer\"/></p></text>"
    )
    #expect(document.text(in: try #require(ids["1"]).range) == "Ein &amp; <w id=\"w1\">Wort</w>.")
    #expect(document.text(in: try #require(ids["b"]).range) == "Zwei.")
    #expect(ids["leer"]?.range.isEmpty == true)
    #expect(ids["w1"] == nil && ids["c"] == nil)
    #expect(!ids.isRepeated("1"))
  }

  @Test func namesThatStandTwiceAreNoNames() throws {
    let (_, ids) = try ids("<text><s id=\"a\">Eins.</s><s id=\"a\">Zwei.</s><s id=\"b\">Drei.</s></text>")
    #expect(ids.isRepeated("a") && !ids.isRepeated("b"))
  }

  @Test func elementsOfVerticalsHaveNames() throws {
    let (document, ids) = try ids(
      "<doc id=\"d\">\n<s id=\"x\">\nEin\tA\nWort\tA\n<s id=\"y\">\nZwei\tB\n</s>\n", as: "a.vrt")
    #expect(document.text(in: try #require(ids["x"]).range) == "Ein\tA\nWort")
    #expect(document.text(in: try #require(ids["y"]).range) == "Zwei")
    #expect(document.text(in: try #require(ids["d"]).range).hasSuffix("Zwei"))
  }

  @Test func plainTextsHaveNoNames() throws {
    #expect(try ElementIDs(read("Ein Satz.", as: "a.txt")) == nil)
  }
}
