import Synoptic

/// What a journal says of each alignment file.
struct JournalRecords: Sendable {
  /// What it says of one.
  struct Record: Sendable {
    /// What the last line was about; nil where that does not say it.
    var key: ShortHash?
    /// What was written, as the last line says; nil where the set has failed.
    var hash: ShortHash?
    /// What was written before.
    var older: [ShortHash] = []
  }

  /// No more states of a file that are not the last are known.
  private static let mostOlder = 64

  private var records: [ShortHash: Record] = [:]

  /// How many files were written by the last line about them.
  var done: Int { records.values.count { $0.hash != nil } }

  /// What is said of a file; nil for nothing.
  subscript(_ output: String) -> Record? { records[JournalRecords.name(output)] }

  /// Takes in the next line.
  mutating func add(_ result: SetResult, _ key: ShortHash?) {
    guard let output = result.output else { return }
    let name = JournalRecords.name(output)
    var record = records[name] ?? Record()
    if let hash = record.hash, !record.older.contains(hash) {
      if record.older.count >= JournalRecords.mostOlder { record.older.removeFirst() }
      record.older.append(hash)
    }
    record.key = key
    record.hash = result.made.flatMap { ShortHash($0.sha256) }
    records[name] = record
  }

  /// What tells a file from others, whether its path is told from the root or not, and with `./` or without.
  private static func name(_ output: String) -> ShortHash {
    let path = output.hasPrefix("/") ? output : folder + "/" + output
    let parts = path.split(separator: "/").filter { $0 != "." }
    return ShortHash(Array(parts.joined(separator: "/").utf8))
  }

  /// The folder that the program works in.
  private static let folder = FilePath.real(".") ?? ""
}
