import Basics
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// Files of links as OPUS has them: many pairs of documents, in folders of languages.
@Suite struct CorpusOfPairsTests {
  private static func group(_ name: String, _ targets: [String], certainty: String = "") -> String {
    "<linkGrp targType=\"s\" fromDoc=\"de/\(name).xml.gz\" toDoc=\"en/\(name).xml.gz\">\n"
      + targets.enumerated().map { "<link xtargets=\"\($1)\" id=\"SL\($0)\"\(certainty)/>\n" }.joined()
      + "</linkGrp>\n"
  }

  private static func file(_ groups: [String]) -> String {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n<cesAlign version=\"1.0\">\n\(groups.joined())</cesAlign>\n"
  }

  /// A corpus of so many pairs of documents with three sentences each.
  private func corpus(_ folder: LinkFolder, _ count: Int, in root: String = "", _ ending: String = ".xml")
    throws
  {
    for number in 0..<count {
      for language in ["de", "en"] {
        let sentences = (0..<3).map { ("s\($0 + 7).\(number)", "\(language) \(number) \($0) .") }
        try folder.write("\(root)\(language)/2004/d\(number)\(ending)", LinkFolder.xml("text", sentences))
      }
    }
  }

  private static func targets(_ number: Int) -> [String] {
    ["s7.\(number);s7.\(number)", "s8.\(number) s9.\(number);s8.\(number)", ";s9.\(number)"]
  }

  private static func rows(_ numbers: [Int]) -> [[String]] {
    numbers.flatMap { n in [["de \(n) 0 .", "en \(n) 0 ."], ["de \(n) 1 . de \(n) 2 .", "en \(n) 1 ."]] }
  }

  @Test(arguments: ["", "xml/", "OPUS/xml/", "OPUS/raw/"], [".xml", ".xml.gz"])
  func documentsAreFoundWhereArchivesPutThem(_ root: String, _ ending: String) throws {
    try LinkFolder.with { folder in
      try corpus(folder, 2, in: root, ending)
      try folder.write("one.xml", Self.file([Self.group("2004/d0", Self.targets(0))]))
      #expect(try folder.pairs("one.xml") == Self.rows([0]))
      try folder.write("two.xml", Self.file((0..<2).map { Self.group("2004/d\($0)", Self.targets($0)) }))
      #expect(try folder.pairs("two.xml") == Self.rows([0, 1]))
    }
  }

  @Test func documentsAreFoundBelowAFolderThatIsNamed() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 1, in: "elsewhere/OPUS/xml/")
      try folder.write("links/one.xml", Self.file([Self.group("2004/d0", Self.targets(0))]))
      #expect(throws: InputError.self) { try folder.pairs("links/one.xml") }
      #expect(
        try folder.pairs("links/one.xml") { $0.documentsRoot = folder.folder.path + "/elsewhere" }
          == Self.rows([0]))
    }
  }

  @Test func manyPairsBecomeOneSet() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 200)
      try folder.write("all.xml", Self.file((0..<200).map { Self.group("2004/d\($0)", Self.targets($0)) }))
      #expect(try folder.pairs("all.xml") == Self.rows(Array(0..<200)))
      for format in [InterchangeFormat.tmx, .moses, .xliff] {
        let notes = try folder.convert("all.xml", "out") { $0.to = format }
        #expect(notes.contains { $0.contains("200 sentences of en without a partner") }, "\(notes)")
        #expect(try folder.pairs("out") { $0.from = format } == Self.rows(Array(0..<200)), "\(format)")
      }
    }
  }

  @Test func manyPairsBecomeAFolder() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 12)
      try folder.write("all.xml", Self.file((0..<12).map { Self.group("2004/d\($0)", Self.targets($0)) }))
      for (format, ending) in [
        (InterchangeFormat.ladder, "ladder"), (.tsv, "tsv"), (.synoptic, "json"), (.xces, "xml"),
      ] {
        let notes = try folder.convert("all.xml", "out-\(ending)/") { $0.to = format }
        #expect(try folder.names(in: "out-\(ending)") == (0..<12).map { "2004-d\($0).\(ending)" }.sorted())
        #expect(notes.last?.contains("12 files") == true && notes.count <= 13, "\(notes)")
      }
      #expect(try folder.text("out-ladder/2004-d3.ladder") == "0\t0\n1\t1\n3\t2\n3\t3\n")
      #expect(try folder.text("out-xml/2004-d3.xml").contains("xtargets=\"s8.3 s9.3;s8.3\""))
      let error = #expect(throws: InputError.self) { try folder.convert("all.xml", "one.ladder") }
      #expect(error?.problem.contains("several pairs of documents") == true)
    }
  }

  @Test func aPairThatCannotBeReadCostsThatPair() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 4)
      try folder.write("en/2004/d1.xml", "<text><s id=\"s7.1\">offen")
      try FileManager.default.removeItem(at: folder.folder.appending(path: "de/2004/d2.xml"))
      try folder.write("all.xml", Self.file((0..<4).map { Self.group("2004/d\($0)", Self.targets($0)) }))
      let notes = try folder.convert("all.xml", "out.tsv")
      #expect(try folder.pairs("all.xml") == Self.rows([0, 3]))
      #expect(
        notes.contains { $0.contains("left out: 2 of 4 pairs of documents, with 6 links; the first, ") },
        "\(notes)")
      for number in 0..<4 { try folder.write("de/2004/d\(number).xml", "<text>") }
      #expect(throws: InputError.self) { try folder.convert("all.xml", "out.tsv") }
    }
  }

  @Test func groupsOfUplugAreRead() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 1)
      let group = Self.group("2004/d0", Self.targets(0).map { $0.replacing(";", with: " ; ") })
      try folder.write(
        "all.xml",
        "<?xml version=\"1.0\"?>\n<cesDoc><cesAlign><linkList>\n\(group)</linkList></cesAlign></cesDoc>\n")
      #expect(try folder.pairs("all.xml") == Self.rows([0]))
    }
  }

  @Test func groupsOfTheSameDocumentsAreOne() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 1)
      let groups = Self.targets(0).enumerated().map {
        Self.group("2004/d0", [$1]).replacing("SL0", with: "SL\($0)")
      }
      try folder.write("all.xml", Self.file(groups))
      #expect(try folder.pairs("all.xml") == Self.rows([0]))
      try folder.convert("all.xml", "out.ladder")
      #expect(try folder.text("out.ladder") == "0\t0\n1\t1\n3\t2\n3\t3\n")
    }
  }

  /// The folders of languages say which these are: so short a text does not.
  @Test func languagesAreThoseOfTheFolders() throws {
    try LinkFolder.with { folder in
      for language in ["pt_BR", "nb"] {
        try folder.write("\(language)/x.xml", LinkFolder.xml("text", [("1", "Ok.")]))
      }
      try folder.write(
        "a.xml",
        Self.file([
          "<linkGrp targType=\"s\" fromDoc=\"pt_BR/x.xml\" toDoc=\"nb/x.xml\"><link xtargets=\"1;1\"/></linkGrp>"
        ]))
      try folder.convert("a.xml", "out.tmx")
      let text = try folder.text("out.tmx")
      #expect(text.contains("xml:lang=\"pt\"") && text.contains("xml:lang=\"nb\""))
    }
  }

  @Test func linksWithoutCertaintyHaveNoScore() throws {
    try LinkFolder.with { folder in
      try corpus(folder, 1)
      let text = Self.file([Self.group("2004/d0", Self.targets(0))])
      try folder.write("a.xml", text.replacing("id=\"SL0\"", with: "id=\"SL0\" certainty=\"0.7\""))
      try folder.convert("a.xml", "out.ladder")
      #expect(try folder.text("out.ladder") == "0\t0\t0.7\n1\t1\n3\t2\t0\n3\t3\t0\n")
      try folder.convert("out.ladder", "back.xml") { $0.to = .xces }
      let back = try folder.text("back.xml")
      #expect(back.components(separatedBy: "certainty").count == 2)
      try folder.convert("a.xml", "out.path")
      #expect(try folder.text("out.path").contains("[1, 2]:[1]\n"))
      try folder.convert("a.xml", "out.tsv")
      #expect(try folder.text("out.tsv").contains("en 0 1 .\t\t[1, 2]:[1]"))
    }
  }
}
