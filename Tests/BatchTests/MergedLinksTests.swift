import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct MergedLinksTests {
  private static let texts = [
    "de": "Er kam 1961.\nSie ging 1962.\nDas Haus stand am Fluss.",
    "en": "He came in 1961.\nShe went in 1962.\nThe house stood by the river.",
    "fr": "Il vint en 1961.\nElle partit en 1962.\nLa maison était au bord du fleuve.",
  ]

  /// A folder with aligned sets, of languages each, and the last without its alignment.
  private static func withSets<Result>(
    _ sets: [[String]], _ body: (String, [BatchSet]) throws -> Result
  ) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      var lines = ["id\tfiles\toptions"]
      for (index, languages) in sets.enumerated() {
        for language in languages {
          let text = (texts[language] ?? "") + "\n\(1970 + index)."
          try Data(text.utf8).write(to: folder.appending(path: "\(index).\(language)"))
        }
        let files = languages.map { "\($0)=\(folder.path)/\(index).\($0)" }.joined(separator: "|")
        let options = languages.map { "language=\($0)=\($0)" }.joined(separator: " ")
        lines.append("s\(index)\t\(files)\tmode=parallel presegmented \(options)")
      }
      let manifest = folder.path + "/sets.tsv"
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: manifest))
      func reader() throws -> ManifestReader { try ManifestReader(manifest, folder: folder.path + "/out") }
      let run = try BatchRun(reader(), sets: sets.count, journal: Journal(folder.path + "/journal"))
      let counts = try run.run { SetAligner(lexicon: .empty, vectors: .none) }
      #expect(counts.done == sets.count)
      var all: [BatchSet] = []
      var sets = try reader()
      while let set = try sets.next() { all.append(set) }
      return try body(folder.path, all)
    }
  }

  private static func merge(_ sets: [BatchSet], to path: String) throws -> MergedLinks {
    let merged = try MergedLinks(
      path, format: path.contains(".") ? nil : .moses, generator: "test", keeping: [], overwrites: false)
    for set in sets { try merged.add(set) }
    _ = try merged.finish()
    return merged
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func formatsOfText() throws {
    // The order in which a set names its documents does not matter.
    try Self.withSets([["de", "en"], ["en", "de"], ["de", "en"]]) { folder, sets in
      let moses = try Self.merge(sets, to: folder + "/corpus")
      #expect(moses.sets == 3 && moses.leftOut == nil)
      let (german, english) = (try Self.text(folder + "/corpus.de"), try Self.text(folder + "/corpus.en"))
      let lines = zip(german.split(separator: "\n"), english.split(separator: "\n"))
      #expect(lines.count { $0.0 == "Er kam 1961." && $0.1 == "He came in 1961." } == 3)
      #expect(german.count { $0 == "\n" } == english.count { $0 == "\n" })

      _ = try Self.merge(sets, to: folder + "/corpus.tmx")
      let memory = try Self.text(folder + "/corpus.tmx")
      #expect(memory.ranges(of: "<tu ").count == german.count { $0 == "\n" })
      _ = try Self.merge(sets, to: folder + "/corpus.tsv")
      #expect(try Self.text(folder + "/corpus.tsv").contains("Er kam 1961.\tHe came in 1961."))
    }
  }

  @Test func groupsOfCesAlignAreReadAgain() throws {
    try Self.withSets([["de", "en"], ["de", "fr"]]) { folder, sets in
      let merged = try Self.merge(sets, to: folder + "/all.xces")
      #expect(merged.sets == 2)
      let text = try Self.text(folder + "/all.xces")
      #expect(text.ranges(of: "<linkGrp ").count == 2 && text.ranges(of: "</linkGrp>").count == 2)
      #expect(text.hasPrefix("<?xml") && text.hasSuffix("</cesAlign>\n"))
      let pairs = try CorpusPairs(folder + "/all.xces", below: "/").pairs
      #expect(pairs.map(\.b.name) == ["\(folder)/0.en", "\(folder)/1.fr"])
    }
  }

  @Test func linesHaveTheText() throws {
    try Self.withSets([["de", "en"], ["de", "fr", "en"]]) { folder, sets in
      let merged = try Self.merge(sets, to: folder + "/all.jsonl")
      let lines = try Self.text(folder + "/all.jsonl").split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(merged.sets == 2 && merged.links == lines.count)
      #expect(Set(lines.compactMap { $0["set"] as? String }) == ["s0", "s1"])
      let passages = try #require(lines.first?["passages"] as? [[String: Any]])
      #expect(passages.map { $0["text"] as? String } == ["Er kam 1961.", "He came in 1961."])
      #expect(passages.map { $0["document"] as? String } == ["de", "en"])
      // It may be written again, and nothing else is replaced.
      _ = try Self.merge(sets, to: folder + "/all.jsonl")
      #expect(throws: InputError.self) {
        try MergedLinks(
          folder + "/sets.tsv", format: .jsonl, generator: "test", keeping: [], overwrites: false)
      }
    }
  }

  @Test func whatDoesNotFitIsLeftOutAndCounted() throws {
    try Self.withSets([["de", "en"], ["de", "fr"], ["de", "en"], ["de", "en"]]) { folder, sets in
      try FileManager.default.removeItem(atPath: folder + "/2.en")
      try FileManager.default.removeItem(atPath: folder + "/out/s3.json")
      let merged = try Self.merge(sets, to: folder + "/corpus.tsv")
      #expect(merged.sets == 1 && merged.leftOut?.count == 3)
      #expect(merged.leftOut?.first.hasPrefix("s1: ") == true, "\(merged.leftOut?.first ?? "")")
      #expect(
        merged.leftOut?.first.contains("has documents in de, fr, and the first alignment in de, en") == true)
    }
  }

  /// A set that breaks off leaves nothing of itself.
  @Test(arguments: ["corpus.tsv", "corpus.tmx", "corpus.xlf", "corpus.jsonl", "corpus.xces", "corpus"])
  func aSetThatBreaksOffIsNotInItAtAll(_ name: String) throws {
    try Self.withSets([["de", "en"], ["de", "en"], ["de", "en"]]) { folder, sets in
      let url = URL(filePath: folder + "/out/s1.json")
      let whole = try String(contentsOf: url, encoding: .utf8)
      let last = try #require(whole.range(of: "\"passages\"", options: .backwards))
      try Data(whole.replacingCharacters(in: last, with: "\"passages\" 7").utf8).write(to: url)
      let merged = try Self.merge(sets, to: folder + "/" + name)
      #expect(merged.sets == 2 && merged.leftOut?.count == 1)
      _ = try Self.merge([sets[0], sets[2]], to: folder + "/others" + name)
      let names = name == "corpus" ? ["corpus.de", "corpus.en"] : [name]
      for name in names {
        let texts = try ["/", "/others"].map { try Self.text(folder + $0 + name) }
        #expect(
          texts[0].replacing(/[0-9]{8}T[0-9]{6}Z/, with: "")
            == texts[1].replacing(/[0-9]{8}T[0-9]{6}Z/, with: ""))
      }
    }
  }

  @Test(arguments: ["x.json", "x.ladder", "x.unknown", "x.path"])
  func formatsOfOneAlignmentAreRefused(_ name: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      _ = #expect(throws: InputError.self) {
        try MergedLinks(
          folder.path + "/" + name, format: nil, generator: "test", keeping: [], overwrites: false)
      }
    }
  }

  // MARK: - What cannot be written

  private static let formats: [InterchangeFormat] = [.jsonl] + MergedConversion.formats

  private static func begin(
    _ path: String, _ format: InterchangeFormat, keeping inputs: [String] = []
  ) throws -> MergedLinks {
    try MergedLinks(path, format: format, generator: "test", keeping: inputs, overwrites: false)
  }

  @Test(arguments: formats.filter { $0 != .moses })
  func aFullDeviceIsAnError(_ format: InterchangeFormat) throws {
    try Self.withSets([["de", "en"], ["de", "en"]]) { _, sets in
      let error = try #require(throws: InputError.self) {
        let merged = try Self.begin("/dev/full", format)
        for set in sets { try merged.add(set) }
        _ = try merged.finish()
      }
      #expect(error.code == .unwritableFile, "\(error)")
      #expect(error.description.hasPrefix("/dev/full: cannot be written"), "\(error)")
    }
  }

  /// The work ends: a set is not left out because of where it should be written.
  @Test(arguments: formats, [0, 1])
  func aFolderThatIsGoneIsAnError(_ format: InterchangeFormat, after count: Int) throws {
    try Self.withSets([["de", "en"], ["de", "en"]]) { folder, sets in
      let there = folder + "/there"
      try FileManager.default.createDirectory(atPath: there, withIntermediateDirectories: true)
      let merged = try Self.begin(there + "/corpus", format)
      for set in sets.prefix(count) { try merged.add(set) }
      try FileManager.default.removeItem(atPath: there)
      let error = try #require(throws: InputError.self) {
        for set in sets.dropFirst(count) { try merged.add(set) }
        _ = try merged.finish()
      }
      #expect([.unwritableFile, .missingFile].contains(error.code), "\(error)")
      #expect(merged.leftOut == nil)
      #expect(!FileManager.default.fileExists(atPath: there))
    }
  }

  @Test(arguments: formats)
  func aFolderThatIsNotThereIsSaidBeforeTheWork(_ format: InterchangeFormat) throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/none/corpus"
      let error = try #require(throws: InputError.self) { _ = try Self.begin(path, format) }
      #expect(error.description.hasPrefix("\(path): there is no folder"), "\(error)")
    }
  }

  /// Of two files neither is written if one cannot be.
  @Test func oneOfTwoFilesThatCannotBeWrittenLeavesBoth() throws {
    try Self.withSets([["de", "en"], ["de", "en"]]) { folder, sets in
      try FileManager.default.createDirectory(
        atPath: folder + "/corpus.en", withIntermediateDirectories: true)
      let merged = try Self.begin(folder + "/corpus", .moses)
      let error = try #require(throws: InputError.self) { for set in sets { try merged.add(set) } }
      #expect(error.code == .isDirectory && error.file == folder + "/corpus.en", "\(error)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/corpus.de"))
    }
  }

  /// What is begun and not ended leaves nothing, and what was there as it was.
  @Test(arguments: formats)
  func whatIsNotEndedLeavesNothing(_ format: InterchangeFormat) throws {
    try Self.withSets([["de", "en"], ["de", "en"]]) { folder, sets in
      let whole = try Self.begin(folder + "/corpus", format, keeping: [folder + "/sets.tsv"])
      for set in sets { try whole.add(set) }
      _ = try whole.finish()
      func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return Dictionary(
          uniqueKeysWithValues: names.map {
            ($0, FileManager.default.contents(atPath: folder + "/" + $0) ?? Data())
          })
      }
      let before = try files()
      do {
        let merged = try Self.begin(folder + "/corpus", format, keeping: [folder + "/sets.tsv"])
        try merged.add(sets[0])
      }
      #expect(try files() == before)
    }
  }

  @Test func theFilesWhosePlaceItMayTakeAreKnownByTheirNames() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path
      for name in ["corpus.de", "corpus.de-en.tsv", "other.tsv"] {
        try Data("x".utf8).write(to: folder.appending(path: name))
      }
      try FileManager.default.createSymbolicLink(
        atPath: path + "/corpus.tsv", withDestinationPath: "other.tsv")
      func identities(_ names: [String]) -> Set<FileStatus.Identity> {
        Set(names.compactMap { FileStatus(path + "/" + $0)?.identity })
      }
      #expect(
        MergedLinks.files(of: path + "/corpus") == identities(["corpus.de", "corpus.de-en.tsv", "other.tsv"]))
      #expect(MergedLinks.files(of: path + "/other.tsv") == identities(["other.tsv"]))
      #expect(MergedLinks.files(of: path + "/none/x").isEmpty)
    }
  }
}
