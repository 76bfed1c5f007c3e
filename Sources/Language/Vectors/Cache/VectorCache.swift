import Basics
import Foundation
import Synchronization
import SystemSQLite

/// Vectors that were made before, by model and sentence, in a database that several processes may use at once.
///
/// It holds no sentences, only the beginnings of their checksums. What has been used least recently goes when it grows too large. Nothing depends on
/// it: where it cannot be used, `problem` says why, and the work goes on without it.
public final class VectorCache: Sendable {
  /// The name of its file.
  public static let fileName = "vectors.sqlite"
  /// The largest size by default, in bytes: vectors of some 400,000 sentences.
  public static let largest = 512 << 20

  /// The path of the database.
  public let path: String
  private let state: Mutex<State>

  /// What is open, and what has gone wrong.
  private struct State {
    var database: Database?
    var isReadOnly = false
    var problem: InputError?
    var models: [String: Int] = [:]
  }

  /// The number of the layout of the tables.
  private static let version = 1

  /// Opens the cache in a folder, which is made where it is missing.
  ///
  /// - Parameters:
  ///   - folder: the folder; nil for the user's (`UserFolders`).
  ///   - largest: how many bytes it may have.
  ///   - patience: for how long another process that writes is waited for, in milliseconds.
  public init(folder: String? = nil, largest: Int = VectorCache.largest, patience: Int32 = 5000) {
    let folder = folder ?? UserFolders.cache()
    path = folder + "/" + VectorCache.fileName
    var state = State()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let database = try Database(path, patience: patience)
      try VectorCache.prepare(database, largest: largest)
      state.database = database
    } catch let failure as Database.Failure {
      state.problem = VectorCache.problem(failure, path)
    } catch {
      state.problem = InputError(.unwritableFile, file: folder, "is no folder, and cannot be made")
    }
    self.state = Mutex(state)
  }

  /// Why vectors are not kept, or no longer; nil if all is well.
  public var problem: InputError? { state.withLock(\.problem) }

  private static func prepare(_ database: Database, largest: Int) throws(Database.Failure) {
    let version = try database.number("PRAGMA user_version")
    if version == 0 {
      // What is set here counts for a database that is empty yet.
      try database.run("PRAGMA page_size = 16384")
      try database.run("PRAGMA auto_vacuum = INCREMENTAL")
    }
    // Readers and a writer do not wait for each other; where that cannot be had, it goes without.
    try? database.run("PRAGMA journal_mode = WAL")
    try database.run("PRAGMA synchronous = NORMAL")
    try database.run("PRAGMA journal_size_limit = 4194304")
    if version != VectorCache.version {
      try database.transaction { () throws(Database.Failure) in
        // Another process may have been first.
        guard try database.number("PRAGMA user_version") != VectorCache.version else { return }
        try database.run("DROP TABLE IF EXISTS vectors")
        try database.run("DROP TABLE IF EXISTS models")
        try database.run("CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
        try database.run(
          """
          CREATE TABLE vectors (model INTEGER NOT NULL, sentence BLOB NOT NULL, day INTEGER NOT NULL, check_sum INTEGER NOT NULL,
          elements BLOB NOT NULL, PRIMARY KEY (model, sentence))
          """)
        try database.run("PRAGMA user_version = \(VectorCache.version)")
      }
    }
    // A transaction needs some room before the oldest go.
    let pageSize = max(512, try database.number("PRAGMA page_size"))
    try database.run("PRAGMA max_page_count = \(max(64, largest / pageSize))")
  }

  /// The vectors of some sentences that are kept; nil for the others.
  func vectors(of keys: [SentenceKey], _ identity: EncoderIdentity) -> [[Int16]?] {
    let nothing = [[Int16]?](repeating: nil, count: keys.count)
    return state.withLock { state in
      guard let database = state.database else { return nothing }
      do throws(Database.Failure) {
        let model = try VectorCache.model(identity, database, &state.models, adds: false)
        guard let model else { return nothing }
        let today = VectorCache.today
        var found = nothing
        var old: [SentenceKey] = []
        try database.run("BEGIN")
        for (index, key) in keys.enumerated() {
          try database.run(
            "SELECT elements, check_sum, day FROM vectors WHERE model = ? AND sentence = ?",
            [.integer(model), .blob(key.bytes)]
          ) { row in
            guard case .blob(let bytes) = row[0], case .integer(let sum) = row[1],
              case .integer(let day) = row[2],
              sum == VectorCache.sum(bytes, key)
            else { return }
            found[index] = VectorCache.elements(bytes)
            if day < today { old.append(key) }
          }
        }
        try database.run("COMMIT")
        noteUse(of: old, model, &state)
        return found
      } catch {
        try? database.run("ROLLBACK")
        state.problem = VectorCache.problem(error, path)
        state.database = nil
        return nothing
      }
    }
  }

  /// Notes that vectors are in use, once a day.
  private func noteUse(of keys: [SentenceKey], _ model: Int, _ state: inout State) {
    guard !keys.isEmpty, !state.isReadOnly, let database = state.database else { return }
    // A vector that is not noted goes sooner, and that is all.
    try? database.transaction { () throws(Database.Failure) in
      for key in keys {
        try database.run(
          "UPDATE vectors SET day = ? WHERE model = ? AND sentence = ?",
          [.integer(VectorCache.today), .integer(model), .blob(key.bytes)])
      }
    }
  }

  /// Keeps vectors, as long as there is room.
  func keep(_ vectors: SentenceVectors, of keys: [SentenceKey], _ identity: EncoderIdentity) {
    state.withLock { state in
      guard let database = state.database, !state.isReadOnly, vectors.count == keys.count else { return }
      do throws(Database.Failure) {
        try write(vectors, keys, identity, database, &state.models)
      } catch {
        // What went with a transaction that was undone is not known any more.
        state.models = [:]
        if error.code == SQLITE_FULL, writeInRoom(vectors, keys, identity, database, &state.models) { return }
        state.models = [:]
        state.problem = VectorCache.problem(error, path)
        state.isReadOnly = true
      }
    }
  }

  /// Keeps vectors in the place of older ones; whether that could be done.
  private func writeInRoom(
    _ vectors: SentenceVectors, _ keys: [SentenceKey], _ identity: EncoderIdentity, _ database: Database,
    _ models: inout [String: Int]
  ) -> Bool {
    // What goes at once is less than a batch if the cache is small.
    for _ in 0..<16 where (try? makeRoom(database)) == true {
      models = [:]
      if (try? write(vectors, keys, identity, database, &models)) != nil { return true }
    }
    return false
  }

  private func write(
    _ vectors: SentenceVectors, _ keys: [SentenceKey], _ identity: EncoderIdentity, _ database: Database,
    _ models: inout [String: Int]
  ) throws(Database.Failure) {
    var known = models
    try database.transaction { () throws(Database.Failure) in
      guard let model = try VectorCache.model(identity, database, &known, adds: true) else { return }
      for (index, key) in keys.enumerated() {
        let bytes = vectors.row(index).withUnsafeBytes { Array($0) }
        try database.run(
          "INSERT OR REPLACE INTO vectors (model, sentence, day, check_sum, elements) VALUES (?, ?, ?, ?, ?)",
          [
            .integer(model), .blob(key.bytes), .integer(VectorCache.today),
            .integer(VectorCache.sum(bytes, key)), .blob(bytes),
          ])
      }
    }
    models = known
  }

  /// The models by name, and how many vectors there are of each.
  func counts() -> [(name: String, vectors: Int)] {
    state.withLock { state in
      guard let database = state.database else { return [] }
      var counts: [(name: String, vectors: Int)] = []
      do throws(Database.Failure) {
        try database.run(
          """
          SELECT name, count(*) FROM models JOIN vectors ON vectors.model = models.id GROUP BY models.id ORDER BY name
          """
        ) { row in
          if case .text(let name) = row[0], case .integer(let count) = row[1] { counts.append((name, count)) }
        }
      } catch { state.problem = VectorCache.problem(error, path) }
      return counts
    }
  }

  /// Removes a quarter of the vectors, those used least recently; false if there are none.
  private func makeRoom(_ database: Database) throws(Database.Failure) -> Bool {
    let count = try database.number("SELECT count(*) FROM vectors")
    guard count > 0 else { return false }
    // In parts, whose journal has room beside the rest.
    var rest = max(1, count / 4)
    while rest > 0 {
      let part = min(rest, 4096)
      try database.run(
        "DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors ORDER BY day, rowid LIMIT \(part))")
      rest -= part
    }
    try database.run("PRAGMA incremental_vacuum")
    return true
  }

  /// The number of a model; nil if it has none and is not to get one.
  private static func model(
    _ identity: EncoderIdentity, _ database: Database, _ models: inout [String: Int], adds: Bool
  ) throws(Database.Failure) -> Int? {
    let name = identity.description
    if let model = models[name] { return model }
    if adds { try database.run("INSERT OR IGNORE INTO models (name) VALUES (?)", [.text(name)]) }
    let number = try database.number("SELECT id FROM models WHERE name = ?", [.text(name)])
    guard number > 0 else { return nil }
    models[name] = number
    return number
  }

  private static var today: Int { Int(time(nil)) / 86_400 }

  /// What a row adds up to with its key, so that one that was damaged is not taken for a vector.
  private static func sum(_ bytes: [UInt8], _ key: SentenceKey) -> Int {
    Int(bitPattern: UInt(FNV1a.add(key.low, to: FNV1a.hash(bytes))))
  }

  private static func elements(_ bytes: [UInt8]) -> [Int16] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 2).map { raw.loadUnaligned(fromByteOffset: $0 * 2, as: Int16.self) }
    }
  }

  /// What is said of a failure of SQLite.
  private static func problem(_ failure: Database.Failure, _ path: String) -> InputError {
    switch failure.code {
    case SQLITE_BUSY, SQLITE_LOCKED:
      InputError(
        .unwritableFile, file: path, "is locked by another program: vectors are not kept",
        remedy: "nothing depends on it")
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      InputError(.damaged, file: path, "is damaged: vectors are not kept", remedy: .clearVectors)
    case SQLITE_FULL:
      InputError(.unwritableFile, file: path, "has no room: no more vectors are kept", remedy: "make room")
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      InputError(
        .unwritableFile, file: path, "cannot be written: vectors are not kept",
        remedy: "check its permissions")
    default:
      InputError(.unwritableFile, file: path, "cannot be used (\(failure.text)): vectors are not kept")
    }
  }
}
