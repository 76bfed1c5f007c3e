import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// XLIFF of other programs, of all versions.
@Suite struct XLIFFTests {
  private static let namespace = " xmlns=\"urn:oasis:names:tc:xliff:document:1.2\""

  private static func old(_ units: String, version: String = "1.2", namespace: String = namespace) -> String {
    "<?xml version=\"1.0\"?>\n<xliff version=\"\(version)\"\(namespace)>\n<file original=\"m.docx\" datatype=\"x\" source-language=\"en-GB\" target-language=\"de-DE\"><header/><body>\n\(units)</body></file></xliff>\n"
  }

  private static func unit(_ id: String, _ source: String, _ target: String, _ attributes: String = "")
    -> String
  {
    "<trans-unit id=\"\(id)\"\(attributes)><source>\(source)</source><target>\(target)</target></trans-unit>\n"
  }

  private static let segmented =
    "<trans-unit id=\"4\"><source>One. Two.</source><seg-source><mrk mtype=\"seg\" mid=\"a\">One<g id=\"1\">.</g></mrk> <mrk mtype=\"seg\" mid=\"b\">Two.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"b\">Zwei.</mrk> <mrk mtype=\"seg\" mid=\"a\">Eins.</mrk></target></trans-unit>\n"

  // MARK: 1.2

  @Test(arguments: [
    ("a.xlf", "1.2", namespace), ("a.xliff", "1.2", namespace), ("a.sdlxliff", "1.2", namespace),
    ("a.mqxliff", "1.2", namespace),
    ("a.mxliff", "1.2", namespace), ("a.xlf", "1.2", ""),
    ("a.xlf", "1.1", " xmlns=\"urn:oasis:names:tc:xliff:document:1.1\""),
    ("a.xlf", "1.0", ""), ("a", "1.2", namespace),
  ])
  func everyVersionAndNameIsRead(_ name: String, _ version: String, _ namespace: String) throws {
    let text = Self.old(
      "<group id=\"g\"><group>" + Self.unit("1", "Open.", "Auf.") + "</group></group>"
        + Self.unit(
          "2", "Press <g id=\"1\">Start</g> twice<x id=\"2\"/>.",
          "Zweimal <g id=\"1\">Start</g><x id=\"2\"/>.", " approved=\"yes\"")
        + "<trans-unit id=\"3\"><source>Nothing yet.</source></trans-unit>\n" + Self.segmented,
      version: version, namespace: namespace)
    let units = try ForeignUnits(text, named: name)
    #expect(
      units.pairs == [
        ["Open.", "Auf."], ["Press Start twice.", "Zweimal Start."], ["One.", "Eins."], ["Two.", "Zwei."],
      ])
    #expect(units.rows.map { $0.count > 4 ? $0[4] : "" } == ["1", "2", "4", "4-2"])
    #expect(units.rows[1].last == "confirmed")
    #expect(
      units.notes == ["\(name): left out: 1 unit with text in one language only (at 6:1)"], "\(units.notes)")
  }

  @Test func codesAreNoTextAndTextInOthersIs() throws {
    let source =
      "a<bpt id=\"1\">&lt;b></bpt>b<ept id=\"1\">x</ept><it id=\"2\" pos=\"open\">y</it><ph id=\"3\">{<sub>note</sub>}</ph><mrk mtype=\"x\">c</mrk><bx id=\"4\"/><ex id=\"4\"/><b>d</b>"
    let units = try ForeignUnits(Self.old(Self.unit("1", source, "z")), named: "a.xlf")
    #expect(units.pairs == [["abnotecd", "z"]])
    #expect(
      units.notes.first?.contains("1 element that the format does not have, whose text is kept (at 4:")
        == true)
    #expect(units.notes.first?.hasSuffix(": <b>") == true)
  }

  @Test func whatWasDeletedWhileChangesWereTrackedIsNoText() throws {
    let target = "Gut<mrk mtype=\"x-sdl-deleted\">er</mrk><mrk mtype=\"x-sdl-added\">es</mrk>."
    let units = try ForeignUnits(Self.old(Self.unit("1", "Good.", target)), named: "a.sdlxliff")
    #expect(units.pairs == [["Good.", "Gutes."]])
  }

  @Test func alternativesAreLeftOut() throws {
    let text = Self.old(
      "<trans-unit id=\"1\"><source>a</source><target>b</target><alt-trans><source>c</source><target>d</target></alt-trans><note>n</note><note>m</note></trans-unit>"
    )
    let units = try ForeignUnits(text, named: "a.xlf")
    #expect(units.pairs == [["a", "b"]])
    #expect(units.rows.first?.last == "n m")
  }

  @Test func segmentsWithoutCounterpartAreTold() throws {
    func unit(_ source: String, _ target: String) -> String {
      "<trans-unit id=\"1\"><source>s</source><seg-source>\(source)</seg-source><target>\(target)</target></trans-unit>"
    }
    func mark(_ id: String) -> String { "<mrk mtype=\"seg\" mid=\"\(id)\">\(id)</mrk>" }
    for (source, target, pairs, left) in [
      (mark("1") + mark("2"), mark("1"), [["1", "1"]], 1),
      (mark("1"), mark("1") + mark("2"), [["1", "1"]], 1),
      (mark("1") + mark("2"), "", [], 2), (mark("1") + mark("2"), "whole", [["s", "whole"]], 0),
      (mark("1"), mark("2"), [], 2),
      (mark("1") + mark("2"), mark("2") + " " + mark("1"), [["1", "1"], ["2", "2"]], 0),
    ] as [(String, String, [[String]], Int)] {
      let units = try ForeignUnits(Self.old(unit(source, target) + Self.unit("x", "x", "y")), named: "a.xlf")
      #expect(units.pairs == pairs + [["x", "y"]], "\(source) \(target)")
      #expect(units.notes.isEmpty == (left == 0))
      #expect(left == 0 || units.notes.first?.contains("left out: \(left) unit") == true, "\(units.notes)")
    }
  }

  @Test(arguments: [
    (" approved=\"yes\"", "", true), ("", " state=\"final\"", true), ("", " state=\"signed-off\"", true),
    ("", " state=\"translated\"", false), ("", " state=\"needs-review-translation\"", false),
    (" approved=\"no\"", "", false),
    (" xmlns:mq=\"MQXliff\" mq:status=\"ManuallyConfirmed\"", "", true),
    (" xmlns:mq=\"MQXliff\" mq:status=\"PartiallyEdited\"", "", false),
    (" xmlns:m=\"http://www.memsource.com/mxlf/2.0\" m:confirmed=\"1\"", "", true),
    (" xmlns:m=\"http://www.memsource.com/mxlf/2.0\" m:confirmed=\"0\"", "", false),
  ])
  func statesBecomeStatus(_ unit: String, _ target: String, _ isConfirmed: Bool) throws {
    let text = Self.old(
      "<trans-unit id=\"1\"\(unit)><source>a</source><target\(target)>b</target></trans-unit>")
    let units = try ForeignUnits(text, named: "a.xlf")
    #expect(units.rows.first?.last == (isConfirmed ? "confirmed" : "1"))
  }

  /// SDLXLIFF says of each segment whether it is confirmed, after the texts.
  @Test func segmentsOfTradosHaveAStatusEach() throws {
    let states =
      "<sdl:seg-defs xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"><sdl:seg id=\"a\" conf=\"Translated\"/><sdl:seg id=\"b\" conf=\"ApprovedTranslation\"/></sdl:seg-defs></trans-unit>"
    let text = Self.old(Self.segmented.replacing("</trans-unit>", with: states))
    #expect(try ForeignUnits(text, named: "a.sdlxliff").rows.map(\.last) == ["4", "confirmed"])
  }

  @Test func aFileWithinTheFileMayBeLong() throws {
    let long = String(repeating: "QUJD", count: 5 << 20)
    let text = Self.old(Self.unit("1", "a", "b")).replacing(
      "<header/>",
      with: "<header><reference><internal-file form=\"base64\">\(long)</internal-file></reference></header>")
    #expect(try ForeignUnits(text, named: "a.sdlxliff").pairs == [["a", "b"]])
  }

  @Test func theLanguageOfTheFirstTargetCountsWhereTheFileSaysNone() throws {
    let text = Self.old(
      "<trans-unit id=\"1\"><source>a</source><target xml:lang=\"de-AT\">b</target></trans-unit>"
    )
    .replacing(" target-language=\"de-DE\"", with: "")
    let written = try ForeignUnits.converted(text, named: "a.xlf", to: .tmx)
    #expect(written.contains("<tuv xml:lang=\"en-GB\">") && written.contains("<tuv xml:lang=\"de-AT\">"))
  }

  @Test func unitsOfOtherLanguagesAreTold() throws {
    let other =
      "<file original=\"n\" source-language=\"en\" target-language=\"fr\"><body>" + Self.unit("1", "c", "d")
      + "</body></file></xliff>"
    let text = Self.old(Self.unit("1", "a", "b")).replacing("</xliff>", with: other)
    let units = try ForeignUnits(text, named: "a.xlf")
    #expect(units.pairs == [["a", "b"]])
    #expect(units.notes.first?.contains("1 unit in other languages than those of the first <file>") == true)
  }

  // MARK: Files and units

  private static func new(_ files: String...) -> String {
    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"de\">"
      + files.enumerated().map { "<file id=\"f\($0 + 1)\">\($1)</file>\n" }.joined() + "</xliff>"
  }

  private static func newUnit(_ id: String, _ source: String, _ target: String) -> String {
    "<unit id=\"\(id)\"><segment><source>\(source)</source><target>\(target)</target></segment></unit>\n"
  }

  @Test func idsAreOfTheirFile() throws {
    for text in [
      Self.new(Self.newUnit("u1", "a", "b"), Self.newUnit("u1", "c", "d"), Self.newUnit("u1", "e", "f")),
      Self.old(Self.unit("u1", "a", "b")).replacing(
        "</xliff>",
        with: ["f2", "f3"].map { name in
          "<file original=\"\(name)\" source-language=\"en\" target-language=\"de\"><body>"
            + Self.unit("u1", name == "f2" ? "c" : "e", name == "f2" ? "d" : "f") + "</body></file>"
        }.joined() + "</xliff>"),
    ] {
      for isStrict in [false, true] {
        let units = try ForeignUnits(text, named: "a.xlf") { $0.isStrict = isStrict }
        #expect(units.pairs == [["a", "b"], ["c", "d"], ["e", "f"]])
        #expect(units.rows.map(\.last) == ["u1", "f2/u1", "f3/u1"])
        #expect(units.notes.isEmpty)
      }
    }
  }

  @Test func anIdThatStandsTwiceInAFileIsTold() throws {
    for text in [
      Self.new(Self.newUnit("u1", "a", "b") + Self.newUnit("u1", "c", "d")),
      Self.old(Self.unit("u1", "a", "b") + Self.unit("u1", "c", "d")),
    ] {
      let units = try ForeignUnits(text, named: "a.xlf")
      #expect(units.pairs == [["a", "b"], ["c", "d"]])
      #expect(units.notes.first?.contains("1 unit with a name that stands above") == true, "\(units.notes)")
      let error = #expect(throws: InputError.self) {
        try ForeignUnits(text, named: "a.xlf") { $0.isStrict = true }
      }
      #expect(error?.problem == "a unit of the id 'u1' stands above")
    }
  }

  @Test func oneBrokenUnitCostsItself() throws {
    let old = [
      "<trans-unit id=\"1\"><source>a</source><source>b</source></trans-unit>",
      "<trans-unit id=\"1\"><source>a<g></source></trans-unit>",
      "<trans-unit id=\"1\"><source>a</source><target>a < b</target></trans-unit>",
      "<trans-unit id=1><source>a</source></trans-unit>",
      "<trans-unit id=\"1\"><source>a &nbsp;</source></trans-unit>",
    ]
    for unit in old {
      let text = Self.old(
        Self.unit("2", "c", "d") + unit + "\n" + Self.unit("3", "e", "f") + Self.unit("4", "g", "h"))
      let units = try ForeignUnits(text, named: "a.xlf")
      #expect(units.pairs == [["c", "d"], ["e", "f"], ["g", "h"]], "\(unit)")
      #expect(
        units.notes.first?.contains("left out: 1 unit that is not whole (at 5:") == true, "\(units.notes)")
      #expect(throws: InputError.self) { try ForeignUnits(text, named: "a.xlf") { $0.isStrict = true } }
    }
    let new = [
      "<unit><segment><source>a</source></segment></unit>",
      "<unit id=\"1\"><segment><source>a<pc></source></segment></unit>",
      "<unit id=\"1\"><segment><source>a</source><target>b</target><target>c</target></segment></unit>",
    ]
    for unit in new {
      let text = Self.new(Self.newUnit("2", "c", "d") + unit + Self.newUnit("3", "e", "f"))
      let units = try ForeignUnits(text, named: "a.xlf")
      #expect(units.pairs == [["c", "d"], ["e", "f"]], "\(unit)")
      #expect(units.notes.first?.contains("not whole") == true, "\(units.notes)")
    }
  }

  @Test func noUnitIsLostInSilence() throws {
    var generator = SeededGenerator(seed: 43)
    let kinds = [
      Self.unit("#", "a", "b"), Self.unit("#", "a", ""),
      Self.unit("#", "a", "b").replacing("<target>", with: "<target state=\"new\">"),
      Self.segmented, Self.unit("#", "a<g>", "b"), Self.unit("#", "&#x1;", "b"),
      Self.unit("#", "a", "b &x; c"), Self.unit("1", "c", "d"),
      "<trans-unit><source>a</source><target>b</target></trans-unit>",
      Self.segmented.replacing("mid=\"b\"", with: "mid=\"c\""),
    ]
    let counts = [1, 1, 1, 2, 1, 1, 1, 1, 1, 2]
    for _ in 0..<60 {
      var text = ""
      var count = 1
      for number in 0..<Int.random(in: 1...50, using: &generator) {
        let kind = Int.random(in: kinds.indices, using: &generator)
        count += counts[kind]
        text += kinds[kind].replacing("#", with: "n\(number)")
      }
      let units = try ForeignUnits(Self.old(text + Self.unit("last", "a", "b")), named: "a.xlf")
      let told = units.notes.joined().matches(of: /(\d+) units? (?:that (?:is|are)|with text)/).compactMap {
        Int($0.output.1)
      }
      #expect(units.rows.count + told.reduce(0, +) == count, "\(units.notes)\n\(text)")
    }
  }

  // MARK: Writing

  @Test func whatIsWrittenIsXLIFF12() throws {
    let text = Self.old(
      Self.unit("1", "Press <g id=\"1\">A &amp; B</g>", "Drücken", " approved=\"yes\"")
        + Self.unit("2", "c", "d"))
    let written = try ForeignUnits.converted(text, named: "a.xlf", to: .xliff12)
    #expect(written.contains("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\""))
    #expect(written.contains("source-language=\"en-GB\" target-language=\"de-DE\""))
    #expect(
      written.contains(
        "<trans-unit id=\"1\" approved=\"yes\">\n      <source>Press A &amp; B</source>\n      <target state=\"signed-off\">Drücken</target>"
      ))
    let again = try ForeignUnits(written, named: "b.xlf")
    #expect(again.rows == (try ForeignUnits(text, named: "a.xlf").rows))
    #expect(again.notes.isEmpty)
  }
}
