import Batch
import Synoptic

/// What holds of every manifest that is read.
enum ManifestPromises {
  /// The sets of a manifest, which are in the order of its lines.
  ///
  /// - Throws: `BrokenPromise` if not; `InputError` if it cannot be read.
  static func sets(_ reader: ManifestReader) throws -> [BatchSet] {
    var reader = reader
    var sets: [BatchSet] = []
    while let set = try reader.next() {
      try BrokenPromise.unless(
        set.index == sets.count && set.line > sets.last?.line ?? 0, "sets are counted wrongly")
      try BrokenPromise.unless(!set.id.isEmpty && set.files.count > 1, "a set has no id, or one file")
      try BrokenPromise.unless(set.paths.count == set.files.count, "a file has no path")
      sets.append(set)
    }
    return sets
  }

  /// Makes sure that there are as many sets as lines that are not empty.
  ///
  /// - Parameter bytes: the manifest; one that is not plainly UTF-8 is not looked at.
  static func checkNoneIsLost(_ sets: [BatchSet], of bytes: [UInt8]) throws(BrokenPromise) {
    guard !bytes.contains(0), !bytes.starts(with: [0xFE]), !bytes.starts(with: [0xFF]),
      !bytes.starts(with: [0x1F, 0x8B])
    else { return }
    var lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
      .filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    if lines.first?.starts(with: [0xEF, 0xBB, 0xBF]) == true { lines[0] = lines[0].dropFirst(3) }
    let isTable = lines.first?.first { $0 != 0x20 && $0 != 0x09 } != UInt8(ascii: "{")
    // What a mark stands before alone is an empty line.
    if lines.first?.isEmpty == true { return }
    try BrokenPromise.unless(
      sets.count == lines.count - (isTable ? 1 : 0), "\(sets.count) sets in \(lines.count) lines")
  }

  /// Makes sure that a check takes the sets that have names and outputs of their own, and that each is in one shard.
  ///
  /// - Throws: `BrokenPromise` if not; `InputError` if two are called alike or written to one file.
  static func check(_ sets: [BatchSet], _ reader: ManifestReader, path: String) throws {
    let outputs = sets.compactMap(\.output).map { Array($0.utf8) }
    let areDistinct =
      Set(sets.map { Array($0.id.utf8) }).count == sets.count && Set(outputs).count == outputs.count
    do {
      let check = try ManifestCheck(reader, path: path, needsOutputs: false)
      try BrokenPromise.unless(areDistinct, "two sets of one name or output are taken")
      try BrokenPromise.unless(check.sets == sets.count, "sets are counted as \(check.sets)")
    } catch let error as InputError {
      try BrokenPromise.unless(!areDistinct, "sets are taken for the same: \(error)")
      throw error
    }
    for count in 1...4 {
      let shards = (1...count).compactMap { Shard("\($0)/\(count)") }
      let parts = try shards.map {
        try ManifestCheck(reader, path: path, shard: $0, needsOutputs: false).sets
      }
      try BrokenPromise.unless(parts.reduce(0, +) == sets.count, "shards have \(parts) of \(sets.count) sets")
      try BrokenPromise.unless(
        sets.allSatisfy { set in shards.count { $0.contains(set.index) } == 1 }, "a set is not in one shard")
    }
  }

  /// Makes sure that sets are the same when they are written and read again.
  static func checkRoundTrip(_ sets: [BatchSet], in folder: FuzzFolder) throws {
    guard !sets.isEmpty else { return }
    let path = try folder.write(sets.flatMap(\.json), "again.jsonl")
    let again: [BatchSet]
    do { again = try ManifestPromises.sets(try ManifestReader(path)) } catch let error as InputError {
      throw BrokenPromise("sets that were read and written cannot be read again: \(error)")
    }
    try BrokenPromise.unless(again.map(\.line) == Array(1...sets.count), "a set is not one line")
    func texts(_ set: BatchSet) -> [[UInt8]] {
      ([set.id, set.output ?? ""] + set.files + set.options.values.map(\.word)).map { Array($0.utf8) }
    }
    try BrokenPromise.unless(
      again.map(texts) == sets.map(texts) && again.map(\.options) == sets.map(\.options),
      "sets are others after they were written and read")
  }
}
