import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Links point at the elements that have the ids, whatever the ids look like, and written links at those that the documents have.
@Suite struct ElementPointerTests {
  private static let german = [
    "Der Hafen ist seit Montag gesperrt.", "Kein Schiff fährt aus.", "Auch die Fähre liegt still.",
  ]
  private static let english = [
    "The harbour has been closed since Monday.", "No ship leaves.", "Passengers wait on the quay.",
  ]
  private static let languages = ["de": "de", "en": "en"]

  /// Ids as documents have them: numbers that are no positions among them.
  static let styles: [[String]] = [
    ["S1-de", "S2-de", "S3-de"], ["s10", "s20", "s30"], ["s0", "s1", "s2"], ["s3", "s2", "s1"],
    ["a.1", "a.2", "b.1"],
    ["satz_ä", "satz_ö", "satz_ü"],
  ]

  private func files(_ folder: LinkFolder, _ german: [String?], _ english: [String?]) throws {
    try folder.write("de.xml", LinkFolder.tei(Array(zip(german, Self.german)), "de"))
    try folder.write("en.xml", LinkFolder.tei(Array(zip(english, Self.english)), "en"))
  }

  private static func group(_ links: [String], _ attributes: String = "") -> String {
    "<linkGrp type=\"alignment\"\(attributes)>\(links.map { "<link target=\"\($0)\"/>" }.joined())</linkGrp>"
  }

  private static func tei(_ inner: String) -> String {
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/>\(inner)</TEI>"
  }

  private static let expected = [[german[0], english[0]], [german[1] + " " + german[2], english[1]]]

  @Test(arguments: styles)
  func pointersAreLookedUp(_ ids: [String]) throws {
    let other = ids.map { "x" + $0 }
    let whole = [
      "de.xml#\(ids[0]) en.xml#\(other[0])", "de.xml#\(ids[1]) de.xml#\(ids[2]) en.xml#\(other[1])",
    ]
    let local = ["#\(ids[0]) #\(other[0])", "#\(ids[1]) #\(ids[2]) #\(other[1])"]
    let corresp = " corresp=\"de.xml en.xml\""
    for text in [
      Self.tei("<standOff>\(Self.group(whole))</standOff>"),
      Self.tei("<text><body><ab/></body><back>\(Self.group(whole))</back></text>"),
      Self.tei("<standOff>\(Self.group(whole, " domains=\"de.xml en.xml\""))</standOff>"),
      Self.tei("<standOff>\(Self.group(local, corresp))</standOff>"),
      Self.tei("<standOff>\(Self.group(whole.map { $0.replacing("de.xml", with: "./de.xml") }))</standOff>"),
      "<standOff xmlns=\"http://www.tei-c.org/ns/1.0\">\(Self.group(whole))</standOff>",
      Self.group(whole, " xmlns=\"http://www.tei-c.org/ns/1.0\""), Self.group(local, corresp),
    ] {
      try LinkFolder.with { folder in
        try files(folder, ids, other)
        try folder.write("links.xml", text)
        #expect(try folder.pairs("links.xml") == Self.expected, "\(text)")
      }
    }
  }

  @Test func linksStandInOneOfTheDocuments() throws {
    try LinkFolder.with { folder in
      try files(folder, ["a", "b", "c"], ["x", "y", "z"])
      let german = try folder.text("de.xml")
      for links in [
        Self.group(["#a en.xml#x", "#b #c en.xml#y"], " corresp=\"en.xml\""),
        Self.group(["#a en.xml#x", "#b #c en.xml#y"]),
      ] {
        try folder.write("de.xml", german.replacing("</body>", with: "</body><back>\(links)</back>"))
        #expect(try folder.pairs("de.xml") == Self.expected)
      }
    }
  }

  @Test func sentencesThemselvesPoint() throws {
    try LinkFolder.with { folder in
      try files(folder, ["a", "b", "c"], ["x", "y", "z"])
      var german = try folder.text("de.xml")
      for (id, pointer) in [("a", "x"), ("b", "y"), ("c", "y")] {
        german = german.replacing("\"\(id)\"", with: "\"\(id)\" corresp=\"en.xml#\(pointer)\"")
      }
      try folder.write("links.xml", german)
      #expect(try folder.pairs("links.xml", languages: ["links": "de", "en": "en"]) == Self.expected)
    }
  }

  /// A paragraph stands for all its sentences.
  @Test func otherElementsAreTheirSentences() throws {
    try LinkFolder.with { folder in
      try files(folder, [nil, nil, nil], ["x", "y", "z"])
      try folder.write("de.xml", folder.text("de.xml").replacing("<p>", with: "<p xml:id=\"all\">"))
      try folder.write("links.xml", Self.tei("<standOff>\(Self.group(["de.xml#all en.xml#x"]))</standOff>"))
      #expect(try folder.pairs("links.xml") == [[Self.german.joined(separator: " "), Self.english[0]]])
    }
  }

  @Test func pointersWithinTheFileMayBeOfBothDocuments() throws {
    try LinkFolder.with { folder in
      try files(folder, ["s1", "s2", "s3"], ["s1", "s2", "s3"])
      try folder.write("links.xml", Self.group(["#s1 #s1", "#s3 #s2"], " corresp=\"de.xml en.xml\""))
      #expect(
        try folder.pairs("links.xml") == [
          [Self.german[0], Self.english[0]], [Self.german[2], Self.english[1]],
        ])
      try folder.write("links.xml", Self.group(["#s1 #s2 #s1"], " corresp=\"de.xml en.xml\""))
      #expect(throws: InputError.self) { try folder.pairs("links.xml") }
    }
  }

  @Test(arguments: ["tei", "xces"])
  func anIdThatIsNotThereCostsItsLink(_ format: String) throws {
    try LinkFolder.with { folder in
      try files(folder, ["a", "b", "c"], ["x", "y", "z"])
      let links =
        format == "tei"
        ? Self.tei("<standOff>\n\(Self.group(["de.xml#a en.xml#x", "de.xml#q en.xml#y"]))\n</standOff>")
        : Self.ces("de.xml", "en.xml", ["a;x", "q;y"])
      try folder.write("links.xml", links)
      let notes = try folder.convert("links.xml", "out.tsv")
      #expect(try folder.text("out.tsv").hasPrefix(Self.german[0]))
      #expect(
        notes.contains { $0.contains("1 link to ids that the documents do not have; the first is at ") },
        "\(notes)")
    }
  }

  @Test func wrongDocumentsAreRefused() throws {
    try LinkFolder.with { folder in
      try files(folder, ["a", "b", "c"], ["x", "y", "z"])
      try folder.write("links.xml", Self.ces("de.xml", "en.xml", ["a;x", "b;y"]))
      try folder.write("p.xml", folder.text("de.xml"))
      try folder.write("q.xml", folder.text("en.xml"))
      // By their names whatever the order; by their order where names do not tell.
      #expect(try folder.pairs("links.xml", documents: ["en.xml", "de.xml"]).count == 2)
      #expect(try folder.pairs("links.xml", documents: ["p.xml", "q.xml"]).count == 2)
      let error = #expect(throws: InputError.self) {
        try folder.pairs("links.xml", documents: ["q.xml", "p.xml"])
      }
      #expect(error?.problem.contains("has the id 'a'") == true)
    }
  }

  @Test func documentsWithoutIdsAreNotCounted() throws {
    try LinkFolder.with { folder in
      try files(folder, [nil, nil, nil], [nil, nil, nil])
      try folder.write("links.xml", Self.tei("<standOff>\(Self.group(["de.xml#s1 en.xml#s1"]))</standOff>"))
      let error = #expect(throws: InputError.self) { try folder.pairs("links.xml") }
      #expect(error?.problem.contains("gives its sentences no ids") == true)
    }
  }

  private static func ces(_ from: String, _ to: String, _ targets: [String]) -> String {
    "<cesAlign version=\"1.0\">\n<linkGrp targType=\"s\" fromDoc=\"\(from)\" toDoc=\"\(to)\">\n"
      + targets.enumerated().map { "<link id=\"SL\($0)\" xtargets=\"\($1)\"/>\n" }.joined()
      + "</linkGrp>\n</cesAlign>\n"
  }

  @Test(arguments: styles)
  func writtenPointersAreThoseOfTheDocuments(_ ids: [String]) throws {
    try LinkFolder.with { folder in
      let other = ids.map { "x" + $0 }
      try files(folder, ids, other)
      try folder.write(
        "links.xml",
        Self.ces("de.xml", "en.xml", ["\(ids[0]);\(other[0])", "\(ids[1]) \(ids[2]);\(other[1])"]))
      try folder.convert("links.xml", "a.json")
      for (format, pointers) in [
        (InterchangeFormat.tei, ["de.xml#\(ids[0]) ", "de.xml#\(ids[1]) ", "de.xml#\(ids[2])\""]),
        (.xces, ["xtargets=\"\(ids[0]);\(other[0])\"", "\(ids[1]) \(ids[2]);\(other[1])", ";\(other[2])\""]),
        (.cwb, ["\(ids[0])\t\(other[0])\n", "\(ids[1]) \(ids[2])\t\(other[1])\n"]),
        (.intertext, ["'\(ids[0]);\(other[0])'", "'\(ids[1]) \(ids[2]);\(other[1])'"]),
      ] {
        try folder.convert("a.json", "out") { $0.to = format }
        let text = try folder.text("out")
        for pointer in pointers { #expect(text.contains(pointer), "\(format) \(text)") }
        // And they lead back.
        guard format != .cwb else { continue }
        #expect(try folder.pairs("out") { $0.from = format } == Self.expected, "\(format)")
      }
    }
  }

  @Test(arguments: [InterchangeFormat.tei, .xces])
  func sentencesWithoutIdsAreNotPointedAt(_ format: InterchangeFormat) throws {
    try LinkFolder.with { folder in
      try files(folder, ["a", nil, "c"], ["x", "y", "z"])
      try folder.write("links.path", "[0]:[0]\n[1]:[1]\n")
      let notes = try folder.convert("links.path", "out.xml", documents: ["de.xml", "en.xml"]) {
        $0.to = format
      }
      #expect(
        notes.contains { $0.contains("1 link of sentences to which the documents give no id") }, "\(notes)")
      #expect(try !folder.text("out.xml").contains("s2"))
      try files(folder, [nil, nil, nil], [nil, nil, nil])
      let error = #expect(throws: InputError.self) {
        try folder.convert("links.path", "none.xml", documents: ["de.xml", "en.xml"]) { $0.to = format }
      }
      #expect(error?.problem.contains("gives its sentences no ids") == true)
      #expect(throws: (any Error).self) { try folder.text("none.xml") }
    }
  }

  /// InterText numbers sentences itself where there are no ids.
  @Test func interTextCountsWhatHasNoIds() throws {
    try LinkFolder.with { folder in
      try files(folder, [nil, nil, nil], [nil, nil, nil])
      try folder.write("links.path", "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n")
      try folder.convert("links.path", "out.xml", documents: ["de.xml", "en.xml"]) { $0.to = .intertext }
      #expect(try folder.text("out.xml").contains("xtargets='1:2 1:3;1:2'"))
      #expect(try folder.pairs("out.xml", documents: ["de.xml", "en.xml"]) == Self.expected)
    }
  }

  /// What was written takes the place of what was written before, without a word.
  @Test(arguments: [InterchangeFormat.tei, .xces, .cwb, .intertext])
  func anOutputIsReplaced(_ format: InterchangeFormat) throws {
    try LinkFolder.with { folder in
      try files(folder, ["S1-de", "S2-de", "S3-de"], ["S1-en", "S2-en", "S3-en"])
      try folder.write("links.path", "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n")
      for _ in 0..<2 {
        try folder.convert("links.path", "out", documents: ["de.xml", "en.xml"]) {
          $0.to = format
          $0.overwrites = false
        }
      }
      #expect(try !folder.text("out").isEmpty)
    }
  }

  /// From numbers to numbers no documents are needed, but it is said what ids are taken for.
  @Test func numbersAreTakenForIdsWithAWord() throws {
    try LinkFolder.with { folder in
      try folder.write("links.xml", Self.ces("de/a.xml.gz", "en/a.xml.gz", ["1;1", "2 3;2"]))
      let notes = try folder.convert("links.xml", "out.ladder")
      #expect(try folder.text("out.ladder") == "0\t0\n1\t1\n3\t2\n")
      #expect(notes.contains { $0.contains("not there") && $0.contains("numbers of sentences") }, "\(notes)")
    }
  }

  @Test(arguments: ["doc", "text", "body", "document", "letsmt", "div"])
  func interTextIsReadWithItsDocuments(_ root: String) throws {
    try LinkFolder.with { folder in
      try folder.write(
        "de.xml",
        LinkFolder.xml(root, [("1:1", Self.german[0]), ("2:1", Self.german[1]), ("2:2", Self.german[2])]))
      try folder.write("en.xml", LinkFolder.xml(root, [("1:1", Self.english[0]), ("2:1", Self.english[1])]))
      let links =
        "<linkGrp toDoc='de.xml' fromDoc='en.xml'>\n<link type='1-1' xtargets='1:1;1:1' status='man'/>\n<link type='2-1' xtargets='2:1 2:2;2:1' status='auto'/>\n</linkGrp>\n"
      try folder.write("links.xml", links)
      for documents in [[], ["de.xml", "en.xml"], ["en.xml", "de.xml"]] {
        let pairs = try folder.pairs("links.xml", documents: documents, languages: Self.languages)
        #expect(pairs.map { $0.sorted() } == Self.expected.map { $0.sorted() }, "\(documents)")
      }
      try folder.convert("links.xml", "back.xml") { $0.to = .intertext }
      #expect(try folder.text("back.xml").contains("<link type='2-1' xtargets='2:1 2:2;2:1' status='auto'/>"))
    }
  }

  @Test func verticalsArePointedAt() throws {
    try LinkFolder.with { folder in
      func vertical(_ sentences: [(String, String)]) -> String {
        "<text>\n"
          + sentences.map { id, text in
            "<s id=\"\(id)\">\n" + text.split(separator: " ").map { "\($0)\tX\n" }.joined() + "</s>\n"
          }.joined() + "</text>\n"
      }
      try folder.write("de.vrt", vertical(Array(zip(["d7", "d8", "d9"], Self.german))))
      try folder.write("en.vrt", vertical(Array(zip(["e7", "e8", "e9"], Self.english))))
      try folder.write("links.cwb", "DE\tEN\ts\tid_{id}\nd7\te7\nd8 d9\te8\n")
      #expect(try folder.pairs("links.cwb", documents: ["de.vrt", "en.vrt"]) == Self.expected)
      try folder.convert("links.cwb", "out.cwb", documents: ["de.vrt", "en.vrt"])
      #expect(try folder.text("out.cwb").hasSuffix("d7\te7\nd8 d9\te8\n"))
    }
  }

  /// Links in are links out, nulls, and links that are said to be left out.
  @Test(arguments: 0..<10)
  func noLinkIsLost(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 600 + seed)
    try LinkFolder.with { folder in
      let names = ["a", "b"].map { side in (0..<20).map { "\(side)\($0)" } }
      for (side, ids) in zip(["a", "b"], names) {
        try folder.write("\(side).xml", LinkFolder.xml("text", ids.map { ($0, "Satz \($0) steht hier.") }))
      }
      var (nulls, missing) = (0, 0)
      let targets = (0..<50).map { _ -> String in
        let sides = names.map { ids in
          (ids + ["weg", "fort"]).shuffled(using: &generator).prefix(Int.random(in: 0...2, using: &generator))
        }
        if sides.contains(where: { $0.contains("weg") || $0.contains("fort") }) {
          missing += 1
        } else if sides.contains(where: \.isEmpty) {
          nulls += 1
        }
        return sides.map { $0.joined(separator: " ") }.joined(separator: ";")
      }
      try folder.write("in.xml", Self.ces("a.xml", "b.xml", targets))
      let notes = try folder.convert("in.xml", "out.tsv", languages: ["a": "de", "b": "en"])
      let rows = try folder.text("out.tsv").split(separator: "\n").count
      let said = notes.compactMap {
        $0.firstMatch(of: /left out: (\d+) links? to ids/).flatMap { Int($0.output.1) }
      }
      #expect(said.reduce(0, +) == missing && rows + nulls + missing == targets.count, "\(notes)")
    }
  }

  @Test(arguments: 0..<10)
  func linksIntoElementsComeBack(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 400 + seed)
    try LinkFolder.with { folder in
      func document(_ prefix: String) -> [(id: String, text: String)] {
        (0..<30).map {
          ("\(prefix)\(Int.random(in: 0..<9, using: &generator)).\($0)", "\(prefix) Satz \($0) hier.")
        }
        .shuffled(using: &generator)
      }
      let (a, b) = (document("d"), document("e"))
      try folder.write("a.xml", LinkFolder.xml("text", a))
      try folder.write("b.xml", LinkFolder.xml("text", b))
      let targets = (0..<25).map { _ in
        [a, b].map { all in
          all.map(\.id).shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)).joined(
            separator: " ")
        }.joined(separator: ";")
      }
      try folder.write("in.xml", Self.ces("a.xml", "b.xml", targets))
      let languages = ["a": "de", "b": "en"]
      let pairs = try folder.pairs("in.xml", languages: languages)
      #expect(pairs.count == targets.count)
      for (pair, target) in zip(pairs, targets) {
        for (text, ids) in zip(pair, zip([a, b], target.split(separator: ";"))) {
          let wanted = Set(ids.1.split(separator: " ").map(String.init))
          #expect(text == ids.0.filter { wanted.contains($0.id) }.map(\.text).joined(separator: " "))
        }
      }
      for format in [InterchangeFormat.tei, .xces] {
        try folder.convert("in.xml", "out.xml", languages: languages) { $0.to = format }
        #expect(try folder.pairs("out.xml", languages: languages) == pairs)
      }
    }
  }
}
