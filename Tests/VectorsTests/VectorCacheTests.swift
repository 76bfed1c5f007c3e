import Basics
import Foundation
import Synchronization
import SystemSQLite
import TestSupport
import Testing
import Vectors

/// What is kept of vectors, and that work goes on where nothing can be.
@Suite struct VectorCacheTests {
  /// An encoder that counts what it is asked for.
  private final class Counter: SentenceEncoder {
    let identity: EncoderIdentity
    let dimension: Int
    let asked = Mutex<[String]>([])

    init(_ name: String = "m", dimension: Int = 8) {
      identity = EncoderIdentity(name: name, version: "1", hash: "ab")
      self.dimension = dimension
    }

    func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
      asked.withLock { $0 += sentences }
      var elements: [Int16] = []
      for sentence in sentences {
        let values = (0..<dimension).map { Float(FNV1a.hash(sentence.utf8) >> UInt64($0 * 4) & 255) + 1 }
        _ = values.withUnsafeBufferPointer { elements.appendUnit($0) }
      }
      return SentenceVectors(dimension: dimension, elements: elements)
    }
  }

  @Test func aSecondRunEncodesNothing() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let sentences = (0..<3000).map { "Satz \($0)." } + ["Satz 1.", "", "é", "e\u{301}"]
      let first = Counter()
      let made = try VectorSource(first, cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      #expect(made.encoded == 3003 && made.vectors.count == 3004 && made.cacheProblem == nil)
      #expect(first.asked.withLock(\.count) == 3003)
      let second = Counter()
      let kept = try VectorSource(second, cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      #expect(kept.encoded == 0 && kept.vectors == made.vectors && second.asked.withLock(\.isEmpty))
      // Another model has vectors of its own.
      let other = Counter("n", dimension: 3)
      #expect(
        try VectorSource(other, cache: VectorCache(folder: folder.path)).vectors(of: ["Satz 1."]).encoded == 1
      )
      let contents = VectorCache.contents(folder: folder.path)
      #expect(contents.models.map(\.vectors) == [3003, 1] && contents.models[0].name == "m@1#ab")
      #expect(try VectorCache.clear(folder: folder.path) > 200_000)
      #expect(try Fixtures.names(in: folder).isEmpty)
      #expect(VectorCache.contents(folder: folder.path).bytes == 0)
    }
  }

  @Test func withoutACache() throws {
    let result = try VectorSource(Counter()).vectors(of: ["a", "b", "a"])
    #expect(result.encoded == 2 && result.vectors.count == 3)
    #expect(result.vectors.row(0).elementsEqual(result.vectors.row(2)))
    #expect(try VectorSource(Counter()).vectors(of: [String]()).vectors.count == 0)
    let documents = try VectorSource(Counter()).vectors(of: [["a"], [], ["b", "a"]])
    #expect(documents.vectors.map(\.count) == [1, 0, 2])
  }

  @Test func severalAtOnce() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let path = folder.path
      let problems = (0..<8).map { $0 }.concurrentMap { number -> InputError? in
        let cache = VectorCache(folder: path, patience: 60_000)
        let source = VectorSource(Counter(), cache: cache)
        for round in 0..<5 {
          _ = try? source.vectors(of: (0..<200).map { "Satz \($0 + round * 100 + number * 10)." })
        }
        return cache.problem
      }
      #expect(problems.allSatisfy { $0 == nil })
      let all = (0..<200).map { "Satz \($0)." }
      #expect(try VectorSource(Counter(), cache: VectorCache(folder: path)).vectors(of: all).encoded == 0)
    }
  }

  @Test func itDoesNotGrowForEver() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let cache = VectorCache(folder: folder.path, largest: 2 << 20)
      let source = VectorSource(Counter(dimension: 512), cache: cache)
      for round in 0..<6 { _ = try source.vectors(of: (0..<1000).map { "Satz \($0) \(round)." }) }
      #expect(cache.problem == nil)
      let contents = VectorCache.contents(folder: folder.path)
      #expect(contents.models[0].vectors < 2000 && contents.models[0].vectors > 500)
      let size = try #require(FileStatus(cache.path)?.size)
      #expect(size <= 2 << 20)
      // The last are still there.
      #expect(try source.vectors(of: (0..<1000).map { "Satz \($0) 5." }).encoded == 0)
    }
  }

  @Test func noRoomForASingleBatch() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let cache = VectorCache(folder: folder.path, largest: 1 << 20)
      let source = VectorSource(Counter(dimension: 2048), cache: cache)
      let result = try source.vectors(of: (0..<1500).map { "Satz \($0)." })
      #expect(
        result.vectors.count == 1500
          && result.cacheProblem?.problem == "has no room: no more vectors are kept")
      #expect(result.cacheProblem?.sentence { $0.description }.contains("\n") == false)
    }
  }

  @Test func aDamagedCacheIsLeftAlone() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let file = folder.appending(path: VectorCache.fileName)
      let sentences = (0..<500).map { "Satz \($0)." }
      for damage in 0..<3 {
        _ = try VectorCache.clear(folder: folder.path)
        let made = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(of: sentences)
        var bytes = try Array(Data(contentsOf: file))
        switch damage {
        case 0: bytes = Array("This is no database, whatever it is called.".utf8)
        case 1: for index in 16384..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index * 7) }
        default: bytes.removeLast(bytes.count / 2)
        }
        try Data(bytes).write(to: file)
        let result = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(
          of: sentences)
        #expect(result.vectors == made.vectors && result.encoded == 500)
        #expect(result.cacheProblem?.problem == "is damaged: vectors are not kept")
        #expect(result.cacheProblem?.remedy == .clearVectors)
      }
    }
  }

  @Test func aRowThatIsDamagedIsMadeAnew() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let sentences = (0..<50).map { "Satz \($0)." }
      let made = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      let database = try Database(folder.path + "/" + VectorCache.fileName, patience: 1000)
      try database.run("UPDATE vectors SET elements = zeroblob(16) WHERE rowid <= 10")
      try database.run("UPDATE vectors SET elements = 'text' WHERE rowid = 11")
      try database.run("UPDATE vectors SET day = day - 1 WHERE rowid > 40")
      let result = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      #expect(result.vectors == made.vectors && result.encoded == 11 && result.cacheProblem == nil)
      let old = try database.number(
        "SELECT count(*) FROM vectors WHERE day < \(Int(Date().timeIntervalSince1970) / 86_400)")
      #expect(old == 0)
      // What another version has written goes.
      try database.run("PRAGMA user_version = 99")
      #expect(
        try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(of: sentences).encoded
          == 50)
    }
  }

  @Test func aLockedCache() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let sentences = (0..<50).map { "Satz \($0)." }
      _ = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(
        of: Array(sentences[..<25]))
      let other = try Database(folder.path + "/" + VectorCache.fileName, patience: 1000)
      try other.run("BEGIN EXCLUSIVE")
      // Who writes keeps no reader out.
      let cache = VectorCache(folder: folder.path, patience: 50)
      let result = try VectorSource(Counter(), cache: cache).vectors(of: sentences)
      #expect(result.vectors.count == 50 && result.encoded == 25)
      #expect(result.cacheProblem?.problem == "is locked by another program: vectors are not kept")
      try other.run("ROLLBACK")
    }
  }

  @Test func aCacheThatAnotherHasForItself() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let sentences = (0..<50).map { "Satz \($0)." }
      _ = try VectorSource(Counter(), cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      let other = try Database(folder.path + "/" + VectorCache.fileName, patience: 1000)
      try other.run("PRAGMA locking_mode = EXCLUSIVE")
      try other.run("BEGIN EXCLUSIVE")
      let cache = VectorCache(folder: folder.path, patience: 50)
      #expect(try VectorSource(Counter(), cache: cache).vectors(of: sentences).encoded == 50)
      #expect(cache.problem?.problem == "is locked by another program: vectors are not kept")
      try other.run("ROLLBACK")
    }
  }

  @Test func aFolderThatCannotBe() throws {
    try Fixtures.withTemporaryFolder { folder throws in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let cache = VectorCache(folder: file.path + "/cache")
      #expect(try VectorSource(Counter(), cache: cache).vectors(of: ["a"]).vectors.count == 1)
      #expect(cache.problem?.code == .unwritableFile)
      // A folder in the place of the database.
      try FileManager.default.createDirectory(
        at: folder.appending(path: VectorCache.fileName), withIntermediateDirectories: true)
      let other = VectorCache(folder: folder.path)
      #expect(try VectorSource(Counter(), cache: other).vectors(of: ["a"]).vectors.count == 1)
      #expect(other.problem?.problem == "cannot be written: vectors are not kept")
    }
  }
}
