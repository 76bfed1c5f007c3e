import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing
import Texts

/// `synoptic convert` as a user runs it.
@Suite struct ConvertTests {
  private static let gagarin = Fixtures.package.appending(path: "Alignments/gagarin.json").path
  private static let texts = [
    "eins": "Der Zug kam an.\nNiemand stieg aus.\nEs regnete.\n",
    "two": "The train came in.\nNobody got off.\nIt rained.\n",
  ]

  /// A folder with two documents of three sentences each.
  private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in Self.texts { try Data(text.utf8).write(to: folder.appending(path: "\(name).txt")) }
      return try body(folder)
    }
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func read(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  private let documents = ["--presegmented", "--documents", "eins.txt", "two.txt"]

  @Test func formatsAreToldFromNamesAndBeginnings() throws {
    try withFolder { folder in
      try write("0\t0\t.9\n1\t2\t.5\n3\t3\n", "links", in: folder)
      var outcome = try Program.run(["convert", "links", "a.vecalign"], in: folder)
      #expect(outcome.status == 0)
      #expect(try read("a.vecalign", in: folder) == "[0]:[0, 1]:0.1\n[1, 2]:[2]:0.5\n")
      outcome = try Program.run(["convert", "a.vecalign", "b.map"], in: folder)
      #expect(try read("b.map", in: folder) == "0\t0,1\n1,2\t2\n")
      #expect(outcome.errors.contains("the scores of 2 links"))
      outcome = try Program.run(["convert", "b.map", "what"], in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == "synoptic: what: its name does not tell the format; for a spreadsheet write what.xlsx, for a word processor what.odt; other formats, which --to says too: csv, xlsx, html, odt, docx, synoptic, tmx, xces, tei, xliff, xliff1.2, ladder, vecalign, moses, tsv, jsonl, intertext, cwb, sketchengine\n"
      )
    }
  }

  /// hunalign leaves out the last rung.
  @Test func aLadderEndsWhereTheDocumentsEnd() throws {
    try withFolder { folder in
      try write("0\t0\t1.2\n1\t1\t-0.3\n2\t1\t.8\n", "a.ladder", in: folder)
      let outcome = try Program.run(["convert", "a.ladder", "a.json"] + documents, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("a.ladder: 1 score is no probability: cut to 0…1"))
      let alignment = try NativeFile.read(folder.appending(path: "a.json").path)
      #expect(alignment.mode == .parallel)
      #expect(alignment.links.map { $0.passages.map(\.sentences) } == [[[0], [0]], [[2], [1, 2]]])
      #expect(alignment.links.map(\.score) == [1, 0.8])
      #expect(alignment.links[1].passages[1].start == 19)
      #expect(alignment.documents.map(\.id) == ["eins", "two"])
      #expect(alignment.documents.map(\.language.code) == ["de", "en"])
    }
  }

  /// Found by fuzzing: a link without a name got that of one with a name.
  @Test(arguments: ["xces", "tmx", "jsonl", "json"])
  func linksWithoutNamesGetNewOnes(_ format: String) throws {
    try withFolder { folder in
      try write(
        "Der Zug kam an.\tNobody got off.\t0.75\t[0]:[1]\tl2\nEs\tIt\t0.5\t[1]:[2]\n", "a.tsv", in: folder)
      #expect(try Program.run(["convert", "a.tsv", "b.\(format)"] + documents, in: folder).status == 0)
      #expect(try Program.run(["convert", "b.\(format)", "c.json"] + documents, in: folder).status == 0)
      let names = try NativeFile.read(folder.appending(path: "c.json").path).links.map(\.id)
      #expect(names.count == 2 && Set(names).count == 2 && names[0] == "l2")
    }
  }

  @Test func nullsAreListedWhereAFormatListsThem() throws {
    try withFolder { folder in
      try write("[0]:[1]:0.25\n", "a.vecalign", in: folder)
      #expect(try Program.run(["convert", "a.vecalign", "a.json"] + documents, in: folder).status == 0)
      let expected = [
        "ladder": "0\t0\n0\t1\t0.75\n1\t2\t0\n2\t2\t0\n3\t2\t0\n3\t3\t0\n",
        "vecalign": "[]:[0]\n[0]:[1]:0.25\n[1]:[]:0.000000\n[2]:[]:0.000000\n[]:[2]:0.000000\n",
        "sketchengine": "-1\t0\n0\t1\n1\t-1\n2\t-1\n-1\t2\n",
      ]
      for (format, text) in expected {
        let outcome = try Program.run(["convert", "a.json", "out.\(format)", "--to", format], in: folder)
        #expect(outcome.status == 0)
        #expect(try read("out.\(format)", in: folder) == text)
      }
      let outcome = try Program.run(["convert", "a.json", "a.tsv"], in: folder)
      #expect(
        outcome.errors
          == "a.tsv: written; not in it, as tsv has no place for them: 2 sentences of eins and 2 sentences of two without a partner\n"
      )
      #expect(try read("a.tsv", in: folder) == "Der Zug kam an.\tNobody got off.\t0.75\t[0]:[1]\tl1\n")
    }
  }

  @Test func aTableMayBeginWithAMarkForExcel() throws {
    try withFolder { folder in
      try write("a\tb\n", "a.tsv", in: folder)
      _ = try Program.run(["convert", "a.tsv", "b.tsv", "--bom"], in: folder)
      #expect(try read("b.tsv", in: folder) == "\u{FEFF}a\tb\n")
      _ = try Program.run(["convert", "b.tsv", "c.tsv"], in: folder)
      #expect(try read("c.tsv", in: folder) == "a\tb\n")
    }
  }

  /// Formats with text need no documents to become one another.
  @Test func textPassesWithoutDocuments() throws {
    try withFolder { folder in
      try write("Der Zug kam an.\tThe train came in.\t0.5\n", "a.tsv", in: folder)
      var outcome = try Program.run(["convert", "a.tsv", "a.tmx"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("does not tell the language of document 'a'"))
      outcome = try Program.run(
        ["convert", "a.tsv", "a.tmx", "--language", "a=de", "--language", "b=en"], in: folder)
      #expect(outcome.status == 0)
      #expect(try read("a.tmx", in: folder).contains("<tuv xml:lang=\"de\"><seg>Der Zug kam an.</seg></tuv>"))
      outcome = try Program.run(["convert", "a.tmx", "corpus", "--to", "moses"], in: folder)
      #expect(outcome.status == 0)
      #expect(try read("corpus.de", in: folder) == "Der Zug kam an.\n")
      #expect(try read("corpus.en", in: folder) == "The train came in.\n")
      outcome = try Program.run(["convert", "corpus", "b.tsv"], in: folder)
      #expect(try read("b.tsv", in: folder) == "Der Zug kam an.\tThe train came in.\n")
    }
  }

  /// A memory that another program has made: codes in its segments, languages with countries, more than the documents have.
  @Test func segmentsAreFoundInTheDocuments() throws {
    try withFolder { folder in
      try write(
        """
        <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header srclang="en-US"/><body>
        <tu><tuv xml:lang="en-US"><seg>Nobody <bpt i="1">&lt;b></bpt>got off.<ept i="1"/> It rained.</seg></tuv>
        <tuv xml:lang="de-DE"><seg>Niemand stieg aus.</seg></tuv></tu>
        <tu><tuv xml:lang="en-US"><seg>Nobody knows.</seg></tuv><tuv xml:lang="de-DE"><seg>Es regnete.</seg></tuv></tu>
        </body></tmx>
        """, "a.tmx", in: folder)
      let outcome = try Program.run(["convert", "a.tmx", "a.json"] + documents, in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains(
          "a.tmx: left out: 1 link whose text is not in the documents; the first is at a.tmx:5:"))
      let alignment = try NativeFile.read(folder.appending(path: "a.json").path)
      #expect(alignment.links.map { $0.passages.map(\.sentences) } == [[[1], [1, 2]]])
    }
  }

  @Test func aChangedDocumentIsNamed() throws {
    try withFolder { folder in
      try write("[0]:[1]\n", "a.vecalign", in: folder)
      _ = try Program.run(["convert", "a.vecalign", "a.json"] + documents, in: folder)
      try write("The train came in.\nNobody got off.\nIt snowed.\n", "two.txt", in: folder)
      for format in ["tmx", "tsv", "moses", "xliff", "ladder"] {
        let outcome = try Program.run(["convert", "a.json", "out.\(format)", "--to", format], in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("two.txt: has changed since document 'two' was aligned"))
        let given = try Program.run(
          ["convert", "a.json", "out.\(format)", "--to", format] + documents, in: folder)
        #expect(given.status == 2)
        #expect(given.errors.contains("two.txt: is not what document 'two' was when it was aligned"))
      }
      #expect(try Fixtures.names(in: folder) == ["a.json", "a.vecalign", "eins.txt", "two.txt"])
    }
  }

  @Test func documentsAreAskedFor() throws {
    try withFolder { folder in
      try write("0\t0\n1\t1\n", "a.ladder", in: folder)
      let outcome = try Program.run(["convert", "a.ladder", "a.tmx"], in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == "synoptic: a.ladder: to write tmx the documents are needed; name them: --documents FILE1 FILE2\n"
      )
    }
  }

  @Test func threeDocumentsBecomeThreeFiles() throws {
    try Fixtures.withTemporaryFolder { folder in
      let outcome = try Program.run(
        ["convert", Self.gagarin, folder.appending(path: "g.ladder").path])
      #expect(outcome.status == 0)
      #expect(try Fixtures.names(in: folder) == ["g.de-en.ladder", "g.de-ru.ladder", "g.en-ru.ladder"])
      #expect(outcome.errors.contains("links that cross or overlap others"))
      #expect(outcome.errors.contains("the evidence of"))
      #expect(outcome.errors.contains("which clauses "))
      let memory = folder.appending(path: "g.tmx").path
      #expect(try Program.run(["convert", Self.gagarin, memory]).status == 0)
      #expect(try read("g.tmx", in: folder).contains("srclang=\"*all*\""))
    }
  }

  @Test func rejectedLinksAreLeftOut() throws {
    try withFolder { folder in
      try write("[0]:[0]\n[1]:[1]\n[2]:[2]\n", "a.vecalign", in: folder)
      _ = try Program.run(["convert", "a.vecalign", "a.json"] + documents, in: folder)
      let path = folder.appending(path: "a.json").path
      var alignment = try NativeFile.read(path)
      alignment.links[0].status = .rejected
      alignment.links[1].status = .confirmed
      try NativeFile.write(alignment, to: path)
      var outcome = try Program.run(["convert", "a.json", "a.tmx"], in: folder)
      #expect(outcome.errors.contains("1 link that a person has rejected"))
      #expect(try read("a.tmx", in: folder).contains("<prop type=\"x-status\">confirmed</prop>"))
      outcome = try Program.run(["convert", "a.json", "a.xml", "--to", "intertext"], in: folder)
      #expect(
        try read("a.xml", in: folder) == """
          <?xml version='1.0' encoding='utf-8'?>
          <linkGrp toDoc='eins.txt' fromDoc='two.txt'>
          <link type='1-0' xtargets='1:1;' status='auto'/>
          <link type='0-1' xtargets=';1:1' status='auto'/>
          <link type='1-1' xtargets='1:2;1:2' status='man'/>
          <link type='1-1' xtargets='1:3;1:3' status='auto'/>
          </linkGrp>

          """)
      outcome = try Program.run(["convert", "a.json", "b.jsonl"], in: folder)
      #expect(outcome.errors.isEmpty)
      #expect(try read("b.jsonl", in: folder).contains("\"rejected\""))
    }
  }

  @Test func pipesAreReadAndWritten() throws {
    try withFolder { folder in
      let outcome = try Program.run(
        ["convert", "/dev/stdin", "/dev/stdout", "--from", "ladder", "--to", "vecalign"], in: folder,
        input: "0\t0\n1\t1\n")
      #expect(outcome.status == 0)
      #expect(outcome.output == "[0]:[0]\n")
    }
  }

  // MARK: Files that stay whole

  /// The user's limit of a file's size stands for a disk that is full.
  @Test func aFullDiskLeavesTheOldFile() throws {
    try withFolder { folder in
      try write((0..<200_000).map { "\($0)\t\($0)\n" }.joined(), "a.ladder", in: folder)
      try write("old", "out.vecalign", in: folder)
      let outcome = try Program.run(
        ["convert", "a.ladder", "out.vecalign", "--force"], in: folder,
        wrapper: ["/bin/bash", "-c", "ulimit -f 1000; exec \"$0\" \"$@\""])
      #expect(outcome.status == 2)
      #expect(outcome.errors == "synoptic: out.vecalign: cannot be written: File too large\n")
      #expect(try read("out.vecalign", in: folder) == "old")
      #expect(try Fixtures.names(in: folder) == ["a.ladder", "eins.txt", "out.vecalign", "two.txt"])
    }
  }

  @Test func aKillLeavesTheOldFile() throws {
    try withFolder { folder in
      try write((0..<400_000).map { "\($0)\t\($0)\n" }.joined(), "a.ladder", in: folder)
      try write("old", "out.vecalign", in: folder)
      // Whichever moment it is: the file is the old one or the new one as a whole.
      for delay in ["0.02", "0.05", "0.1", "0.2"] {
        try write("old", "out.vecalign", in: folder)
        _ = try Program.run(
          ["convert", "a.ladder", "out.vecalign", "--force"], in: folder,
          wrapper: ["/usr/bin/env", "timeout", "--signal=KILL", delay])
        let result = try read("out.vecalign", in: folder)
        #expect(result == "old" || result.hasSuffix("[399998]:[399998]\n"))
      }
    }
  }

  // MARK: Bad input

  /// A file of a format, and what is said about it.
  struct Bad: Sendable, CustomTestStringConvertible {
    let format: String
    let bytes: [UInt8]
    let place: String
    let problem: String
    var needsDocuments = false

    init(_ format: String, _ text: String, _ place: String, _ problem: String, needsDocuments: Bool = false) {
      self.init(format, bytes: Array(text.utf8), place, problem, needsDocuments: needsDocuments)
    }

    init(_ format: String, bytes: [UInt8], _ place: String, _ problem: String, needsDocuments: Bool = false) {
      self.format = format
      self.bytes = bytes
      self.place = place
      self.problem = problem
      self.needsDocuments = needsDocuments
    }

    var testDescription: String { "\(format): \(problem)" }
  }

  private static let cesHead = "<cesAlign version=\"1.0\"><linkGrp fromDoc=\"a\" toDoc=\"b\">"
  private static let tmxHead = "<tmx version=\"1.4\"><header srclang=\"de\"/><body>"
  private static let xliffHead =
    "<xliff version=\"2.0\" srcLang=\"de\" trgLang=\"en\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\">"
  private static let jsonHead =
    "{\"format\":\"synoptic-links\",\"version\":1,\"generator\":\"x\",\"signature\":\"x\",\"mode\":\"parallel\",\"documents\":["
    + "{\"id\":\"a\",\"language\":\"de\",\"path\":\"a\",\"sha256\":\"0\",\"length\":9},{\"id\":\"b\",\"language\":\"en\",\"path\":\"b\",\"sha256\":\"0\",\"length\":9}]}\n"
  private static func json(_ id: String, end: Int = 3) -> String {
    "{\"id\":\"\(id)\",\"score\":1,\"status\":\"automatic\",\"passages\":[{\"document\":\"a\",\"start\":0,\"end\":\(end),\"sentences\":[0]},"
      + "{\"document\":\"b\",\"start\":0,\"end\":3,\"sentences\":[0]}],\"evidence\":[]}\n"
  }

  private static let badOfOneFormat: [Bad] = [
    Bad("ladder", "0\t0\n1\tx\n", "2:3", "a rung of a ladder is two numbers"),
    Bad("ladder", "0\t0\n2\t1\n1\t2\n", "3:1", "two beads overlap"),
    Bad(
      "ladder", "0\t0\n9\t1\n", "2:1", "line 8, counted from 0, of eins.txt, which has 3 lines",
      needsDocuments: true),
    Bad("ladder", "0\t0\n1\t1\t0.5\t7\n", "2:9", "more than two numbers"),
    Bad("ladder", "0\t0\n0\t99999999999\n", "2:3", "a bead of 99999999999 sentences"),
    Bad("vecalign", "[0]:[0]\n[1:[1]\n", "2:3", "a list of sentences has commas"),
    Bad("vecalign", "[0]:[0]\n[1]:[1", "2:7", "a list of sentences has commas"),
    Bad("vecalign", "[0]:[0]\n[1, 1]:[1]\n", "2:1", "sentence 1, counted from 0, stands there twice"),
    Bad(
      "vecalign", "[0]:[0]\n[7]:[1]\n", "2:1", "line 7, counted from 0, of eins.txt, which has 3 lines",
      needsDocuments: true),
    Bad("vecalign", "[0]:[99999999999]\n", "1:1", "no document has a sentence 99999999999"),
    // Found by fuzzing: so many nulls were listed.
    Bad("cwb", "DE\tEN\ts\t{id}\ns1\ts100000000\n", "2:1", "no document has a sentence 99999999"),
    Bad("vecalign", "[0]:[0]:x\n", "1:9", "this cost is no number"),
    Bad("tsv", "no tab\nin any row\n", "1:7", "has no tab between two texts"),
    Bad("tsv", "a\tb\t.5\t[0]:[x]\n", "1:13", "a list of sentences has their numbers"),
    Bad("tsv", "a\tb\t1\t[0]:[0]\tl1\na\tb\t1\t[0]:[0]\tl1\n", "2:15", "a link of this name stands above"),
    Bad("sketchengine", "0\t0\n0\t1\n", "2:1", "sentence 0 stands above already"),
    Bad("sketchengine", "0:3\t0:2\n", "1:1", "different lengths"),
    Bad("cwb", "A\tB\ts\t{id}\ns1\n", "2:3", "has no tab"),
    Bad("cwb", "A\tB\ts\t{id}\ns1\ts0\n", "2:6", "'s0' names no sentence"),
    Bad("xces", cesHead + "\n<link xtargets=\"s1 s2\"/>", "2:1", "xtargets has 0 semicolons"),
    Bad(
      "xces", cesHead + "\n<link xtargets=\"s1;s2\"/>\n", "3:1", "the file ends within the element linkGrp"),
    Bad(
      "xces", cesHead + "\n<link xtargets=\"s1;s9\"/></linkGrp></cesAlign>", "2:1", "sentence 8",
      needsDocuments: true),
    Bad(
      "xces",
      cesHead
        + "<link id=\"x\" xtargets=\"s1;s1\"/>\n <link id=\"x\" xtargets=\"s2;s2\"/></linkGrp></cesAlign>",
      "2:2", "a link of the id 'x' stands above"),
    Bad(
      "xces", "<cesAlign><linkGrp fromDoc=\"a\"/></cesAlign>", "1:11", "<linkGrp> has no fromDoc and toDoc"),
    Bad(
      "intertext", "<linkGrp toDoc='a' fromDoc='b'>\n<link xtargets='1:9;1:1'/></linkGrp>", "2:1",
      "there is no sentence '1:9'", needsDocuments: true),
    Bad(
      "intertext", "<linkGrp toDoc='a' fromDoc='b'>\n<link xtargets='1:1;1:1'/></linkgrp>", "2:27",
      "the end tag of 'linkgrp'"),
    Bad(
      "tei", "<TEI><standOff><linkGrp>\n<link target=\"a#s1 a#s2\"/></linkGrp></standOff></TEI>", "1:1",
      "has links of one document"),
    Bad(
      "tei",
      "<TEI><standOff><linkGrp domains=\"a b\">\n<link target=\"a#s1 #x\"/></linkGrp></standOff></TEI>",
      "2:1", "'#x' is no <span>"),
    Bad(
      "tei",
      "<TEI><standOff><linkGrp domains=\"a b\">\n<link xml:id=\"x\" target=\"a#s1 b#s1\"/><link xml:id=\"x\" target=\"a#s1 b#s1\"/></linkGrp></standOff></TEI>",
      "2:38", "the xml:id 'x' stands above"),
    Bad("tmx", tmxHead + "\n<tu><tuv><seg>a</seg></tuv></tu></body></tmx>", "2:5", "<tuv> has no xml:lang"),
    Bad(
      "tmx",
      tmxHead
        + "<tu tuid=\"x\"><tuv xml:lang=\"de\"><seg>a</seg></tuv>\n<tuv xml:lang=\"de\"><seg>b</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu></body></tmx>",
      "2:1", "two variants of the language 'de'"),
    Bad(
      "tmx",
      tmxHead
        + "<tu tuid=\"x\"><tuv xml:lang=\"de\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu>\n<tu tuid=\"x\"/></body></tmx>",
      "2:1", "a unit of this tuid stands above"),
    Bad(
      "tmx", tmxHead + "<tu><tuv xml:lang=\"de\"><seg>AT&T</seg></tuv></tu></body></tmx>", "1:78",
      "'&' that begins no reference"),
    Bad(
      "xliff", xliffHead + "\n<unit id=\"1\"/><unit id=\"1\"/></file></xliff>", "2:15",
      "a unit of the id '1' stands above"),
    Bad("xliff", "<xliff version=\"3.0\"/>", "1:1", "is of XLIFF 3.0"),
    Bad(
      "xliff1.2",
      "<xliff version=\"1.2\"><file source-language=\"de\" target-language=\"en\"><body>\n<trans-unit id=\"1\"/><trans-unit id=\"1\"/></body></file></xliff>",
      "2:21", "a unit of the id '1' stands above"),
    Bad("jsonl", jsonHead + json("l1") + json("l1"), "3:7", "a link of this id stands above"),
    Bad(
      "jsonl", jsonHead + json("l1", end: 99), "2:55", "a document of length 9 has no passage from 0 to 99"),
    Bad("jsonl", jsonHead + json("l1").dropLast(20), "2:153", "here a whole number, 0 or more, is expected"),
    Bad("jsonl", jsonHead + "{\"a\":" + String(repeating: "[", count: 100_000), "2:517", "512 levels"),
    Bad(
      "jsonl",
      "{\"format\":\"synoptic-links\",\"version\":9,\"generator\":\"\",\"signature\":\"\",\"mode\":\"parallel\",\"documents\":[]}\n",
      "1:1", "is of format version 9"),
  ]

  /// What all formats of XML refuse.
  private static let badXML: [Bad] = [
    ("tmx", tmxHead), ("xces", cesHead), ("xliff", xliffHead), ("tei", "<TEI>"),
    ("intertext", "<linkGrp toDoc='a' fromDoc='b'>"),
  ].flatMap { (format: String, head: String) -> [Bad] in
    let bytes: [UInt8] = Array((head + "\nGr").utf8) + [0xFC, 0x6E]
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n" + head + "&b;"
    let external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + head + "&a;"
    let declares = "the document type declares something of its own"
    return [
      Bad(format, bomb, "1:13", declares),
      Bad(format, external, "1:13", declares),
      Bad(format, head + "\n&xxe;</", "2:1", "the entity 'xxe' is not one of XML's own"),
      Bad(format, head + "\n", "2:1", "the file ends within"),
      Bad(format, bytes: bytes, "2:3", "not valid UTF-8"),
      Bad(format, head + "\n<a b=\"1\" b=\"2\">", "2:10", "an attribute is given twice"),
    ]
  }

  /// What all formats refuse.
  private static let badEncoding: [Bad] = {
    let lines = ["ladder", "vecalign", "tsv", "cwb", "sketchengine"]
    let xml = ["tmx", "xces", "tei", "xliff", "intertext"]
    return (lines + ["jsonl"]).map { format in
      Bad(format, bytes: [0xFF, 0xFE, 0x30, 0, 0x09], "1:1", "not valid UTF-16LE")
    }
      // XML may be in any encoding.
      + xml.map { format in
        Bad(format, bytes: [0xFF, 0xFE, 0x30, 0, 0x09, 0], "1:1", "no element begins here")
      } + lines.map { format in Bad(format, bytes: [0xE4, 0xF6], "1:1", "not valid UTF-8") }
  }()

  static let bad: [Bad] = badOfOneFormat + badXML + badEncoding

  /// A file that a format can become without documents.
  private static func output(from format: String) -> String {
    switch format {
    case "tsv", "tmx", "xliff", "xliff1.2": "out.tsv"
    case "jsonl": "out.jsonl"
    default: "out.ladder"
    }
  }

  @Test(arguments: bad)
  func badInputIsRefused(_ bad: Bad) throws {
    try withFolder { folder in
      try Data(bad.bytes).write(to: folder.appending(path: "bad"))
      try write("old", Self.output(from: bad.format), in: folder)
      let before = try Fixtures.names(in: folder)
      let output = Self.output(from: bad.format)
      let needsDocuments = bad.needsDocuments || bad.format == "intertext"
      let outcome = try Program.run(
        ["convert", "bad", output, "--from", bad.format, "--force", "--strict"]
          + (needsDocuments ? documents : []),
        in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("synoptic: bad:\(bad.place): "), "\(outcome.errors)")
      #expect(outcome.errors.contains(bad.problem), "\(outcome.errors)")
      #expect(outcome.errors.count(where: \.isNewline) == 1)
      #expect(try read(output, in: folder) == "old")
      #expect(try Fixtures.names(in: folder) == before)
    }
  }

  /// XML is read in the encoding it is in.
  @Test(arguments: [("UTF-16", true), ("UTF-16", false), ("windows-1251", false), ("UTF-8", false)])
  func xmlMayBeInAnyEncoding(_ encoding: String, hasMark: Bool) throws {
    try withFolder { folder in
      let text =
        "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><tmx version=\"1.4\"><header srclang=\"ru\"/><body>"
        + "<tu><tuv xml:lang=\"ru\"><seg>Щука и ёж</seg></tuv><tuv xml:lang=\"en\"><seg>A pike</seg></tuv></tu></body></tmx>"
      let encodings: [String: String.Encoding] = [
        "UTF-16": .utf16LittleEndian, "windows-1251": .windowsCP1251, "UTF-8": .utf8,
      ]
      let data = try #require(text.data(using: encodings[encoding] ?? .utf8))
      try (Data(hasMark ? [0xFF, 0xFE] : []) + data).write(to: folder.appending(path: "memory"))
      let outcome = try Program.run(["convert", "memory", "out.tsv"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try read("out.tsv", in: folder).hasPrefix("Щука и ёж\tA pike"))
    }
  }

  /// What is left out or mended of a memory stands in one line, and `--strict` refuses the file.
  @Test func anOddUnitIsToldInOneLine() throws {
    try withFolder { folder in
      let unit =
        "<tu><tuv xml:lang=\"de\"><seg>Gut.</seg></tuv><tuv xml:lang=\"en\"><seg>Good.</seg></tuv></tu>\n"
      try write(
        Self.tmxHead + "\n" + unit + "<tu><tuv><seg>a</seg></tuv></tu>\n"
          + unit.replacing("Gut", with: "<b>Gu&#1;t</b>")
          + "</body></tmx>", "a.tmx", in: folder)
      var outcome = try Program.run(["convert", "a.tmx", "out.tsv"], in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors
          == "a.tmx: left out: 1 unit that is not whole (at 3:5): <tuv> has no xml:lang; read otherwise: 1 element that the format does not have, whose text is kept (at 4:29): <b>; mended: 1 control character removed, which XML does not have (at 4:34)\n",
        "\(outcome.errors)")
      #expect(try read("out.tsv", in: folder) == "Gut.\tGood.\nGut.\tGood.\n")
      outcome = try Program.run(["convert", "a.tmx", "b.tsv", "--strict"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors == "synoptic: a.tmx:3:5: <tuv> has no xml:lang\n", "\(outcome.errors)")
    }
  }

  @Test func theEncodingOfTheFileIsObeyed() throws {
    try withFolder { folder in
      let text =
        Self.tmxHead
        + "<tu><tuv xml:lang=\"ru\"><seg>Щука</seg></tuv><tuv xml:lang=\"en\"><seg>Pike</seg></tuv></tu></body></tmx>"
      try #require(text.data(using: .windowsCP1251)).write(to: folder.appending(path: "a.tmx"))
      var outcome = try Program.run(["convert", "a.tmx", "out.tsv"], in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.contains("not valid UTF-8; say what it is: --encoding NAME"), "\(outcome.errors)")
      outcome = try Program.run(["convert", "a.tmx", "out.tsv", "--encoding", "windows-1251"], in: folder)
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      #expect(try read("out.tsv", in: folder) == "Щука\tPike\n")
    }
  }

  @Test func gzipIsInflated() throws {
    try withFolder { folder in
      try write(
        Self.tmxHead
          + "<tu><tuv xml:lang=\"de\"><seg>Gut.</seg></tuv><tuv xml:lang=\"en\"><seg>Good.</seg></tuv></tu></body></tmx>",
        "a.tmx", in: folder)
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
      gzip.arguments = [folder.appending(path: "a.tmx").path]
      try gzip.run()
      gzip.waitUntilExit()
      #expect(try Program.run(["convert", "a.tmx.gz", "out.tsv"], in: folder).status == 0)
      #expect(try read("out.tsv", in: folder) == "Gut.\tGood.\n")
    }
  }

  @Test func filesOfMosesMustBeOfOneLength() throws {
    try withFolder { folder in
      try write("a\nb\n", "c.de", in: folder)
      try write("a\n", "c.en", in: folder)
      var outcome = try Program.run(["convert", "c", "out.tsv"], in: folder)
      #expect(
        outcome.errors
          == "synoptic: c.en:2:1: ends before c.de does; both files need the same number of lines\n")
      try write("x\n", "c.ru", in: folder)
      outcome = try Program.run(["convert", "c", "out.tsv", "--from", "moses"], in: folder)
      #expect(outcome.errors.hasPrefix("synoptic: c: there are 3 files c.*, not two"))
    }
  }

  /// 200 MB without an end of line take neither the memory nor the time of 200 MB.
  @Test(arguments: [
    "ladder", "vecalign", "tsv", "jsonl", "cwb", "sketchengine", "tmx", "xces", "tei", "xliff", "xliff1.2",
    "intertext",
  ])
  func oneLongLineIsRefused(_ format: String) throws {
    try withFolder { folder in
      let isXML = ["tmx", "xces", "tei", "xliff", "xliff1.2", "intertext"].contains(format)
      let file = folder.appending(path: "long")
      try Data((isXML ? "<a b=\"" : "0").utf8).write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      let block = Data(repeating: UInt8(ascii: "1"), count: 1 << 20)
      for _ in 0..<200 { try handle.write(contentsOf: block) }
      try handle.close()
      let started = ContinuousClock.now
      let outcome = try Program.run(
        ["convert", "long", Self.output(from: format), "--from", format], in: folder,
        wrapper: ["/bin/bash", "-c", "ulimit -v 1000000; exec \"$0\" \"$@\""])
      #expect(ContinuousClock.now - started < .seconds(30))
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("synoptic: long:1:1: "), "\(outcome.errors)")
      #expect(outcome.errors.contains("16 MB"))
    }
  }
}
