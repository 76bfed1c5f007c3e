import Batch
import Foundation
import Synchronization
import Synoptic

/// Many sets: manifests, sets that come a line each, and journals, read as `batch` does.
struct BatchTargets {
  private let folder: FuzzFolder

  init(_ folder: FuzzFolder) { self.folder = folder }

  var all: [FuzzTarget] {
    get throws {
      [
        manifest("manifest-table", .text, SoundTexts.manifestTables),
        manifest("manifest-lines", .json, SoundTexts.manifestLines), stream, result,
        try JournalTarget(folder).target,
        report,
      ] + PairTargets(folder).all
    }
  }

  private func manifest(_ name: String, _ kind: InputKind, _ texts: [String]) -> FuzzTarget {
    let folder = folder
    return FuzzTarget(name, kind, seeds: texts.map { Array($0.utf8) }, cost: 2) { bytes in
      var choice = InputChoice(bytes)
      let defaults = choice.once(in: 3) ? SetOptions.values("mode=parallel presegmented") : []
      let output = choice.once(in: 3) ? nil : "out"
      let path = try folder.write(bytes, "sets")
      let reader = try ManifestReader(path, defaults: defaults, folder: output)
      let sets = try ManifestPromises.sets(reader)
      try ManifestPromises.checkNoneIsLost(sets, of: bytes)
      try ManifestPromises.checkRoundTrip(sets, in: folder)
      try ManifestPromises.check(sets, ManifestReader(path, defaults: defaults, folder: output), path: path)
    }
  }

  // MARK: - A line each

  /// Says of each set that it is done, or that it has failed if its name has an x.
  private final class Answering: SetPerformer, Sendable {
    let names = Mutex<[Int: String]>([:])

    func perform(_ set: BatchSet) -> SetResult {
      names.withLock { $0[set.index] = set.id }
      guard !set.id.contains("x") else { return SetResult(set, problem: "no") }
      return SetResult(
        set,
        SetResult.Made(
          mode: "parallel", sentences: set.files.count, links: 1, bytes: 2, sha256: "00", languages: [set.id],
          score: 0.5, doubts: set.files), alignment: #"{"a": [1, "b"]}"#)
    }

    func finish() {}
  }

  private var stream: FuzzTarget {
    FuzzTarget("set-lines", .json, seeds: SoundTexts.manifestLines.map { Array($0.utf8) }, cost: 2) { bytes in
      var choice = InputChoice(bytes)
      let threads = 1 + choice.below(3)
      let failsFast = choice.once(in: 4)
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let rest = Mutex(lines[...])
      let results = Mutex<[[UInt8]]>([])
      let performer = Answering()
      let stream = SetStream(
        threads: threads, defaults: choice.once(in: 3) ? SetOptions.values("mode=parallel") : [],
        failsFast: failsFast, from: { rest.withLock { $0.popFirst() } },
        to: { line in results.withLock { $0.append(line) } })
      let (done, failed) = try stream.run { performer }
      let read = try results.withLock(\.self).map { line in
        try BrokenPromise.unless(line.firstIndex(of: 0x0A) == line.count - 1, "a result is not one line")
        let result = line.dropLast().withUnsafeBufferPointer { SetResult.read($0)?.result }
        guard let result else {
          throw BrokenPromise("a result cannot be read: \(String(decoding: line, as: UTF8.self).prefix(300))")
        }
        if let problem = result.problem, let wrong = TextPromises.problem(ofSentence: problem) {
          throw BrokenPromise("the problem of a result \(wrong)")
        }
        return result
      }
      try BrokenPromise.unless(
        done == read.count { $0.made != nil } && failed == read.count { $0.made == nil },
        "\(done) sets are done and \(failed) failed of \(read.count)")
      let numbers = lines.indices.filter { !lines[$0].allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }
      try BrokenPromise.unless(
        failsFast ? read.count <= numbers.count : read.count == numbers.count,
        "\(read.count) results of \(numbers.count) lines")
      let names = performer.names.withLock(\.self)
      for (index, result) in read.enumerated() {
        try BrokenPromise.unless(
          result.id == names[index] ?? "line \(numbers[index] + 1)", "a result is of another set")
      }
    }
  }

  // MARK: - Results

  private var result: FuzzTarget {
    let seeds = SoundTexts.journal.split(separator: "\n").dropFirst().map { Array($0.utf8) }
    return FuzzTarget("set-result", .json, seeds: seeds) { bytes in
      guard let (result, key) = bytes.withUnsafeBufferPointer(SetResult.read) else { return }
      let again = result.json(key: key, milliseconds: 7).dropLast().withUnsafeBufferPointer(SetResult.read)
      try BrokenPromise.unless(
        again?.result == result && again?.key == key, "a result is another one after it was written and read")
    }
  }

  /// A journal as the report over all sets takes it: torn and damaged lines, and those of other programs, count for nothing.
  private var report: FuzzTarget {
    let folder = folder
    return FuzzTarget("batch-report", .json, seeds: [Array(SoundTexts.journal.utf8)], cost: 2) { bytes in
      let path = try folder.write(bytes, "reported")
      _ = BatchSummary.isSummary(path)
      let text = try BatchReport(journal: path).markdown(
        manifest: String(decoding: bytes.prefix(40), as: UTF8.self))
      try BatchTargets.check(report: text)
      try folder.write(Array(text.utf8), "report.md")
      try BrokenPromise.unless(BatchReport.isReport(folder.path("report.md")), "a report is not known as one")
    }
  }

  /// Makes sure that each line of a report can be shown, and that the rows of a table have as many cells as its head.
  static func check(report text: String) throws(BrokenPromise) {
    var columns: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      try TextPromises.check(line: line, of: "a report")
      guard line.hasPrefix("| ") else {
        columns = nil
        continue
      }
      let count = line.replacing("\\|", with: "").count { $0 == "|" }
      try BrokenPromise.unless(columns ?? count == count, "a row of a report has other columns")
      columns = count
    }
  }
}
