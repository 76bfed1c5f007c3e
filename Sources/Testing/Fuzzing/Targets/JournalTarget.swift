import Batch
import Foundation
import Synchronization
import Synoptic

/// A run that goes on by a journal, whatever stands in it: no set is lost, and none done twice.
struct JournalTarget {
  /// Writes an alignment for each set.
  private final class Writing: SetPerformer, Sendable {
    let names = Mutex<[String]>([])
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func perform(_ set: BatchSet) -> SetResult {
      names.withLock { $0.append(set.id) }
      let isWritten = set.output.map { FileManager.default.createFile(atPath: $0, contents: Data(bytes)) }
      guard isWritten == true else { return SetResult(set, problem: "cannot be written") }
      return SetResult(
        set,
        SetResult.Made(
          mode: "comparable", sentences: 2, links: 1, bytes: bytes.count, sha256: Checksum.sha256(bytes)))
    }

    func finish() {}
  }

  private static let sets = 4
  private let folder: FuzzFolder
  /// What the performer makes, and what somebody has made of it.
  private let made, edited: [UInt8]
  private let manifest: String
  private let seeds: [[UInt8]]
  /// What stands in sound inputs for what is different in each folder, which are to be the same wherever it is.
  private let replaced: [(mark: [UInt8], own: [UInt8])]

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    made = [UInt8](try NativeFile.data(folder.comparable))
    edited = [UInt8](try NativeFile.data(folder.parallel))
    let lines = (0..<JournalTarget.sets).map { "s\($0)\tde.txt|en.txt\t\(folder.path("s\($0).json"))\n" }
    manifest = try folder.write(Array(("id\tfiles\toutput\n" + lines.joined()).utf8), "journal.tsv")
    let journal = folder.path("journal")
    folder.remove("journal")
    for number in 0..<JournalTarget.sets { folder.remove("s\(number).json") }
    _ = try JournalTarget.run(manifest, journal, threads: 1, made)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: journal)), as: UTF8.self)
    let keys = text.matches(of: /"key":"([0-9a-f]{32})"/).map { String($0.1) }
    let marks = keys.indices.map { String(repeating: "0", count: 31) + "\($0)" }
    replaced =
      zip(marks, keys).map { (Array($0.utf8), Array($1.utf8)) }
      + [(Array("/folder/of/sets".utf8), Array(folder.url.path.utf8))]
    var sound = text.replacing(folder.url.path, with: "/folder/of/sets")
    for (mark, key) in zip(marks, keys) { sound = sound.replacing(key, with: mark) }
    let last = sound.split(separator: "\n").last.map(String.init) ?? ""
    let failed =
      #"{"id":"s1","key":"00000000000000000000000000000001","status":"failed","output":"/folder/of/sets/s1.json","problem":"x","milliseconds":1}"#
    seeds = [sound, sound + failed + "\n" + last + "\n"].map { Array($0.utf8) }
  }

  var target: FuzzTarget {
    let target = self
    return FuzzTarget("journal", .json, seeds: seeds, cost: 12) { try target.read($0) }
  }

  private func read(_ input: [UInt8]) throws {
    var choice = InputChoice(input)
    let bytes = replaced.reduce(input) { $0.replacing($1.mark, with: $1.own) }
    let path = try folder.write(bytes, "journal")
    // One is as the journal says, one is gone, one was edited, and one is damaged.
    try folder.write(made, "s0.json")
    folder.remove("s1.json")
    try folder.write(edited, "s2.json")
    try folder.write(Array(made.prefix(100)), "s3.json")
    let threads = 1 + choice.below(2)
    let (counts, names): (BatchCounts, [String])
    do { (counts, names) = try JournalTarget.run(manifest, path, threads: threads, made) } catch let error
      as InputError
    {
      let rest = try InputFile.bytes(path)
      try BrokenPromise.unless(rest == bytes, "a file that is no journal is changed")
      throw error
    }
    try BrokenPromise.unless(
      counts.done + counts.known == JournalTarget.sets && counts.failed == 0,
      "\(counts.done) sets are done, \(counts.known) were, \(counts.failed) failed")
    try BrokenPromise.unless(
      names.count == counts.done && Set(names).count == names.count, "sets are done twice: \(names)")
    for number in 0..<JournalTarget.sets {
      do { _ = try NativeFile.read(folder.path("s\(number).json")) } catch {
        throw BrokenPromise("the set s\(number) has no alignment after the run: \(error)")
      }
    }
    let after = try InputFile.bytes(path)
    if let end = bytes.lastIndex(of: 0x0A) {
      try BrokenPromise.unless(after.starts(with: bytes[...end]), "whole lines of a journal are lost")
    }
    try BrokenPromise.unless(after.last == 0x0A, "a journal does not end with a whole line")
    let again = try JournalTarget.run(manifest, path, threads: threads, made)
    try BrokenPromise.unless(
      again.names.isEmpty && again.counts.known == JournalTarget.sets, "sets are done again: \(again.names)")
    try BrokenPromise.unless(
      try InputFile.bytes(path) == after, "a run with nothing to do changes the journal")
    try BatchTargets.check(report: BatchReport(journal: path).markdown(manifest: manifest))
  }

  /// Runs the sets of a manifest.
  ///
  /// - Returns: the counts, and which sets were aligned.
  private static func run(
    _ manifest: String, _ journal: String, threads: Int, _ made: [UInt8]
  ) throws -> (counts: BatchCounts, names: [String]) {
    var options = BatchRun.Options()
    options.threads = threads
    let performer = Writing(made)
    let run = BatchRun(
      try ManifestReader(manifest), sets: sets, journal: try Journal(journal), options)
    let counts = try run.run { performer }
    return (counts, performer.names.withLock(\.self))
  }
}
