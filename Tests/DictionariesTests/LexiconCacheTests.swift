import Basics
import Dictionaries
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct LexiconCacheTests {
  /// A folder with a table of words and an empty folder for the cache.
  private struct Setting {
    let folder: URL
    var cache: LexiconCache { LexiconCache(folder.appending(path: "cache")) }
    var table: URL { folder.appending(path: "words.tsv") }
    var sources: [DictionarySource] { get throws { [try .named(table.path)] } }
    var file: URL { get throws { try cache.file(of: sources) } }

    func write(_ text: String, at time: TimeInterval = 0) throws {
      try Data(text.utf8).write(to: table)
      // The clock of a file system may stand still between two writes.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + time)], ofItemAtPath: table.path)
    }

    func open(rebuild: Bool = false) throws -> Lexicon.Origin {
      let (lexicon, outcome) = try cache.lexicon(of: sources, rebuild: rebuild)
      #expect(lexicon.description.dictionaries.map(\.name) == ["words"])
      return outcome
    }

    func translations(of word: String) throws -> [String] {
      Lexicon([try cache.lexicon(of: sources).0]).translations(of: word, from: .german, to: .english)
        .map(\.text)
    }
  }

  private func withSetting<Result>(_ body: (Setting) throws -> Result) throws -> Result {
    try Fixtures.withTemporaryFolder { folder in
      let setting = Setting(folder: folder)
      try setting.write("de\ten\nHaus\thouse\nBoot\tboat\n")
      return try body(setting)
    }
  }

  @Test func isMadeOnceAndOpenedFromThenOn() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let bytes = try Data(contentsOf: setting.file)
      #expect(try setting.open() == .opened)
      #expect(try setting.translations(of: "Häuser") == ["house"])
      #expect(try setting.open(rebuild: true) == .built)
      #expect(try Data(contentsOf: setting.file) == bytes)
      // Nothing else is left behind.
      let names = try Fixtures.names(in: setting.cache.folder)
      #expect(names.map { URL(fileURLWithPath: $0).pathExtension } == ["bin", "lock"])
    }
  }

  @Test func isMadeAnewWhenADictionaryChanges() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      try setting.write("de\ten\nHaus\tbuilding\n", at: 1)
      #expect(try setting.open() == .built)
      #expect(try setting.translations(of: "Haus") == ["building"])
      #expect(try setting.open() == .opened)
      // One of the same length, a moment later.
      try setting.write("de\ten\nHaus\tdwelling\n", at: 2)
      #expect(try setting.translations(of: "Haus") == ["dwelling"])
    }
  }

  @Test func otherDictionariesHaveAnotherFile() throws {
    try withSetting { setting throws in
      let other = setting.folder.appending(path: "other.tsv")
      try Data("de\ten\nHaus\thome\n".utf8).write(to: other)
      let both = try setting.sources + [.named(other.path)]
      #expect(try setting.cache.file(of: both) != setting.file)
      #expect(try setting.cache.lexicon(of: both).1 == .built)
      #expect(try setting.open() == .built)
      #expect(try setting.cache.lexicon(of: both).1 == .opened)
    }
  }

  @Test func theLanguagesThatAUserSaysCount() throws {
    try withSetting { setting throws in
      try setting.write("Haus\thouse\n")
      let file = setting.table.path
      let first = try [DictionarySource.named("de-en=" + file)]
      let second = try [DictionarySource.named("de-fr=" + file)]
      #expect(try setting.cache.lexicon(of: first).0.description.languages == [.german, .english])
      #expect(try setting.cache.lexicon(of: second).0.description.languages.map(\.code) == ["de", "fr"])
    }
  }

  @Test func aFileCutShortIsMadeAnew() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let whole = try Data(contentsOf: setting.file)
      var generator = SeededGenerator(seed: 31)
      let lengths =
        Array(0...LexiconLayout.headerCount * 8 + 24)
        + (0..<40).map { _ in Int.random(in: 0..<whole.count, using: &generator) } + [whole.count - 1]
      for length in lengths {
        try whole.prefix(length).write(to: setting.file)
        #expect(try setting.open() == .built, "\(length) bytes")
        #expect(try Data(contentsOf: setting.file) == whole)
      }
    }
  }

  /// The index of a number of the header, whatever stands there, and one of the directory.
  @Test(arguments: 0..<9)
  func aDamagedHeaderIsMadeAnew(_ number: Int) throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let whole = try Data(contentsOf: setting.file)
      for byte in number * 8..<number * 8 + 8 {
        for mask: UInt8 in [1, 0x80, 0xFF] {
          var damaged = whole
          damaged[byte] ^= mask
          try damaged.write(to: setting.file)
          #expect(try setting.open() == .built)
          #expect(try Data(contentsOf: setting.file) == whole)
        }
      }
    }
  }

  /// Any byte after the header: nothing of the body is checked when it is used.
  @Test func aDamagedBodyIsMadeAnew() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let whole = try Data(contentsOf: setting.file)
      var generator = SeededGenerator(seed: 32)
      let body = LexiconLayout.headerCount * 8..<whole.count
      for round in 0..<300 {
        var damaged = whole
        let byte = Int.random(in: body, using: &generator)
        switch round % 3 {
        case 0: damaged[byte] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: damaged[byte] = ~damaged[byte]
        default:
          let page = byte..<min(body.upperBound, byte + 4096)
          damaged.replaceSubrange(page, with: Data(repeating: round % 2 == 0 ? 0 : 0xFF, count: page.count))
        }
        guard damaged != whole else { continue }
        try damaged.write(to: setting.file)
        #expect(try setting.open() == .built, "byte \(byte), round \(round)")
        #expect(try Data(contentsOf: setting.file) == whole)
      }
    }
  }

  @Test func everyWordOfAPageIsSummed() {
    var bytes = [UInt8](repeating: 7, count: LexiconLayout.pageSize + 1001)
    let sums = bytes.withUnsafeBytes(LexiconLayout.checksums)
    #expect(sums.count == 2)
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<500 {
      let byte = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[byte] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      #expect(bytes.withUnsafeBytes(LexiconLayout.checksums) != sums)
      bytes[byte] = 7
    }
    #expect(bytes.withUnsafeBytes(LexiconLayout.checksums) == sums)
    #expect([UInt8]().withUnsafeBytes(LexiconLayout.checksums).isEmpty)
  }

  @Test func aFileOfAnotherVersionIsMadeAnew() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let whole = try Data(contentsOf: setting.file)
      // Sound in itself: its check is right.
      var numbers = whole.withUnsafeBytes { bytes in
        (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
      }
      let directory = LexiconLayout.headerCount + Int(numbers[4]) * 3
      for index in [1, 3] {
        numbers[index] += 1
        numbers[5] = 0
        numbers[5] = LexiconLayout.check(numbers[..<directory] + numbers.suffix(Int(numbers[6])))
      }
      try (numbers.withUnsafeBytes { Data($0) } + whole.suffix(whole.count % 8)).write(to: setting.file)
      #expect(try setting.open() == .built)
      #expect(try Data(contentsOf: setting.file) == whole)
    }
  }

  @Test func anEmptyOrForeignFileIsMadeAnew() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let whole = try Data(contentsOf: setting.file)
      for foreign in [Data(), Data("not a lexicon".utf8), Data(repeating: 0, count: whole.count)] {
        try foreign.write(to: setting.file)
        #expect(try setting.open() == .built)
        #expect(try Data(contentsOf: setting.file) == whole)
      }
    }
  }

  @Test(arguments: ["de\ten\nHaus\n", "de\ten\nHaus\thouse\ttoo many\n", "", "Haus\thouse\n"])
  func aDamagedDictionaryLeavesTheCacheAsItWas(_ text: String) throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      let before = try Data(contentsOf: setting.file)
      try setting.write(text, at: 5)
      let error = try #require(throws: InputError.self) { try setting.open() }
      #expect(error.file == setting.table.path)
      #expect(try Data(contentsOf: setting.file) == before)
      #expect(throws: InputError.self) { try setting.open(rebuild: true) }
      #expect(try Data(contentsOf: setting.file) == before)
      #expect(try Fixtures.names(in: setting.cache.folder).count == 2)
      // When it is as it was, so is the lexicon.
      try setting.write("de\ten\nHaus\thouse\nBoot\tboat\n")
      #expect(try setting.open() == .opened)
    }
  }

  @Test func withoutAFolderItIsInMemory() throws {
    try withSetting { setting throws in
      // A file stands where the folder should be.
      try Data("file".utf8).write(to: setting.cache.folder)
      let (lexicon, outcome) = try setting.cache.lexicon(of: setting.sources)
      guard case .inMemory(let reason) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(reason.contains(setting.cache.folder.path))
      let found = Lexicon([lexicon]).translations(of: "Haus", from: .german, to: .english)
      #expect(found.map(\.text) == ["house"])
      #expect(try String(contentsOf: setting.cache.folder, encoding: .utf8) == "file")
    }
  }

  @Test func aFolderWhereItsFileShouldBeIsLeftAlone() throws {
    try withSetting { setting throws in
      let inside = try setting.file.appending(path: "inside")
      try FileManager.default.createDirectory(at: setting.file, withIntermediateDirectories: true)
      try Data().write(to: inside)
      guard case .inMemory = try setting.open() else {
        Issue.record("written over a folder")
        return
      }
      #expect(FileManager.default.fileExists(atPath: inside.path))
      #expect(try Fixtures.names(in: setting.cache.folder).allSatisfy { !$0.hasSuffix(".tmp") })
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root writes into any folder"))
  func aFolderThatIsReadOnlyIsReadFrom() throws {
    try withSetting { setting throws in
      #expect(try setting.open() == .built)
      func setMode(_ mode: Int) throws {
        try FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: setting.cache.folder.path)
      }
      try setMode(0o500)
      defer { try? setMode(0o700) }
      #expect(try setting.open() == .opened)
      try setting.write("de\ten\nHaus\tbuilding\n", at: 3)
      guard case .inMemory = try setting.open() else {
        Issue.record("written into a folder that is read-only")
        return
      }
    }
  }

  @Test func manyAtOnceMakeItOnce() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synoptic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let setting = Setting(folder: folder)
    try setting.write(DictionaryFiles.table("de\ten", count: 5_000))
    let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { try setting.open() == .built } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } == 1)
  }

  @Test func isWhereTheSpecificationSays() {
    // The variable is that of the process, so only its absence or presence can be looked at here.
    let home = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    #expect(LexiconCache().folder.lastPathComponent == "synoptic")
    #expect(
      LexiconCache().folder.deletingLastPathComponent().path
        == home ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache").path)
  }
}
