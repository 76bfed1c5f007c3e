import Foundation
import TestSupport
import Testing

/// Texts and links of corpora and tables of other programs, through the program itself.
@Suite struct CorpusFormatsTests {
  private static let german = [
    "Der Hafen ist seit Montag gesperrt.", "Kein Schiff fährt heute aus.", "Auch die Fähre liegt still.",
  ]
  private static let english = [
    "The harbour has been closed since Monday.", "No ship is leaving today.", "Passengers wait on the quay.",
  ]

  private func withFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    try Fixtures.withTemporaryFolder { folder in
      for (name, text) in files {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      try body(folder)
    }
  }

  private static func xml(_ root: String, _ sentences: [String], _ prefix: String) -> String {
    let lines = sentences.enumerated().map { "<s id=\"\(prefix)\($0)\">\($1)</s>\n" }
    return "<?xml version=\"1.0\"?>\n<\(root)><p>\n\(lines.joined())</p></\(root)>\n"
  }

  private static func text(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test(arguments: ["doc", "text", "body", "document", "letsmt", "div"])
  func everyCommandReadsXMLWithSentences(_ root: String) throws {
    let files = ["de.xml": Self.xml(root, Self.german, "a"), "en.xml": Self.xml(root, Self.english, "b")]
    try withFolder(files) { folder in
      let segmented = try Program.run(["segment", "de.xml", "--language", "de"], in: folder)
      #expect(
        segmented.status == 0 && segmented.output.split(separator: "\n").count == 3, "\(segmented.errors)")
      let names = try Program.run(
        ["names", "de.xml", "en.xml", "--no-lexicon", "--language", "de=de", "--language", "en=en"],
        in: folder)
      #expect(names.status <= 1, "\(names.errors)")
      let aligned = try Program.run(
        [
          "align", "de.xml", "en.xml", "--no-lexicon", "--mode", "parallel", "--language", "de=de",
          "--language",
          "en=en", "-o", "a.json",
        ], in: folder)
      #expect(aligned.status == 0, "\(aligned.errors)")
      #expect(try Program.run(["show", "a.json"], in: folder).status == 0)
      for (format, pointer) in [("tei", "de.xml#a0"), ("xces", "\"a0;b0\"")] {
        let written = try Program.run(
          ["convert", "a.json", "out.xml", "--to", format, "--force"], in: folder)
        #expect(written.status == 0, "\(written.errors)")
        #expect(try Self.text(folder, "out.xml").contains(pointer), "\(format)")
        let back = try Program.run(
          ["convert", "out.xml", "back.tsv", "--force", "--language", "de=de", "--language", "en=en"],
          in: folder)
        #expect(back.status == 0, "\(back.errors)")
        #expect(try Self.text(folder, "back.tsv").hasPrefix("\(Self.german[0])\t\(Self.english[0])\t"))
      }
    }
  }

  @Test func textOutsideOfSentencesIsSaid() throws {
    let text = Self.xml("doc", Self.german, "a").replacing("<p>", with: "<head>Titel</head><p>")
    try withFolder(["de.xml": text, "en.txt": Self.english.joined(separator: "\n")]) { folder in
      let outcome = try Program.run(
        [
          "align", "de.xml", "en.txt", "--no-lexicon", "--mode", "parallel", "--language", "de=de",
          "--language", "en=en", "-o", "a.json",
        ], in: folder)
      #expect(
        outcome.errors.contains("a text outside of its <s> elements is left out: 'Titel'"),
        "\(outcome.errors)")
    }
  }

  @Test func aCorpusOfPairsBecomesAMemoryOrAFolder() throws {
    var files: [String: String] = [:]
    var groups = ""
    for number in 0..<3 {
      files["OPUS/xml/de/x/\(number).xml"] = Self.xml("text", Self.german, "s\(number).")
      files["OPUS/xml/en/x/\(number).xml"] = Self.xml("text", Self.english, "s\(number).")
      groups +=
        "<linkGrp targType=\"s\" fromDoc=\"de/x/\(number).xml.gz\" toDoc=\"en/x/\(number).xml.gz\">\n<link id=\"SL0\" xtargets=\"s\(number).0;s\(number).0\"/>\n<link id=\"SL1\" xtargets=\"s\(number).1 s\(number).2;s\(number).1\" certainty=\".5\"/>\n</linkGrp>\n"
    }
    files["de-en.xml"] = "<?xml version=\"1.0\"?>\n<cesAlign version=\"1.0\">\n\(groups)</cesAlign>\n"
    try withFolder(files) { folder in
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
      gzip.arguments = [folder.path + "/de-en.xml"]
      try gzip.run()
      gzip.waitUntilExit()
      let memory = try Program.run(["convert", "de-en.xml.gz", "out.tmx"], in: folder)
      #expect(memory.status == 0, "\(memory.errors)")
      let text = try Self.text(folder, "out.tmx")
      #expect(text.components(separatedBy: "<tu ").count == 7)
      #expect(text.contains("xml:lang=\"de\"") && text.contains("xml:lang=\"en\""))
      #expect(memory.errors.contains("3 sentences of en without a partner"))
      let parts = try Program.run(["convert", "de-en.xml.gz", "parts/", "--to", "ladder"], in: folder)
      #expect(parts.status == 0, "\(parts.errors)")
      #expect(try Self.text(folder, "parts/x-2.ladder") == "0\t0\n1\t1\t0.5\n3\t2\t0\n3\t3\t0\n")
      #expect(parts.errors.contains("written: 3 files in parts"))
      let refused = try Program.run(["convert", "de-en.xml.gz", "out.ladder"], in: folder)
      #expect(refused.status == 2 && refused.errors.contains("several pairs of documents"))
      try FileManager.default.removeItem(at: folder.appending(path: "OPUS/xml/de/x/1.xml"))
      let partly = try Program.run(["convert", "de-en.xml.gz", "out.tsv"], in: folder)
      #expect(
        partly.status == 0 && partly.errors.contains("left out: 1 of 3 pairs of documents, with 2 links"),
        "\(partly.errors)")
    }
  }

  @Test func tablesSayWhatIsLeftOut() throws {
    let files = [
      "lf.tsv": "Der Hafen.\tThe harbour.\thafen.txt\nKein Schiff.\t\thafen.txt\nTitel\n",
      "head.csv": "German;English\n\"Eins; zwei\";One\n",
    ]
    try withFolder(files) { folder in
      let table = try Program.run(
        ["convert", "lf.tsv", "out.tmx", "--language", "a=de", "--language", "b=en"], in: folder)
      #expect(table.status == 0, "\(table.errors)")
      for said in ["1 link without text on one side", "1 row of one column, in line 3", "'hafen.txt'"] {
        #expect(table.errors.contains(said), "\(table.errors)")
      }
      let head = try Program.run(["convert", "head.csv", "out2.tmx"], in: folder)
      #expect(head.status == 0 && head.errors.isEmpty, "\(head.errors)")
      #expect(try Self.text(folder, "out2.tmx").contains("<seg>Eins; zwei</seg>"))
    }
  }

  @Test func filesOfLinksAreChecked() throws {
    let files = [
      "de.xml": Self.xml("text", Self.german, "a"), "en.xml": Self.xml("text", Self.english, "b"),
      "good.xml":
        "<cesAlign><linkGrp fromDoc=\"de.xml\" toDoc=\"en.xml\"><link xtargets=\"a0;b0\"/></linkGrp></cesAlign>",
      "bad.xml":
        "<cesAlign><linkGrp fromDoc=\"de.xml\" toDoc=\"en.xml\"><link xtargets=\"a9;b0\"/></linkGrp></cesAlign>",
      "none.tei":
        "<TEI><standOff type=\"alignment\"><spanGrp type=\"passage\" corresp=\"de.xml en.xml\"/></standOff></TEI>",
    ]
    let languages = ["--language", "de=de", "--language", "en=en"]
    try withFolder(files) { folder in
      for name in ["good.xml", "none.tei"] {
        let outcome = try Program.run(["convert", "--check", name] + languages, in: folder)
        #expect(outcome.status == 0 && outcome.errors.contains("0 findings"), "\(outcome.errors)")
      }
      let bad = try Program.run(["convert", "--check", "bad.xml"] + languages, in: folder)
      #expect(bad.status == 1 && bad.output.contains("no element of de.xml has the id 'a9'"), "\(bad.errors)")
    }
  }
}
