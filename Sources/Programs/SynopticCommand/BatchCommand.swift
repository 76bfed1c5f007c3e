import ArgumentParser
import Batch
import Foundation
import Synoptic

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Aligns many sets of documents, on all processors, and goes on where it was ended.",
    discussion: """
      MANIFEST is a table with tabs whose first line names the columns id, files, options and output, or lines of JSON with these \
      members. In a table the files of a set are divided by | and its options by spaces: mode=parallel language=page=de. Each file is \
      a path, or ID=FILE. The options are those of align: \(SetOptions.allNames). Results are the files that align writes.

      A set that fails does not stop the others; the exit status is 2 then. What is done stands in MANIFEST.journal: run the same \
      command again after an interruption, and only the rest is done.
      """)

  @Argument(help: "The manifest.")
  var manifest: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the alignment file of a set that names no output to FOLDER/ID.json.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Options of all sets that say nothing else, such as 'mode=parallel format=presegmented'.",
      valueName: "options"))
  var options = ""

  @Option(
    help: ArgumentHelp("How many sets are aligned at once; by default one a processor.", valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Do only each n-th set, from the i-th on, for several machines: 2/8.", valueName: "i/n"))
  var shard: String?

  @Flag(help: "End the run after the first set that fails.")
  var failFast = false

  @Option(
    help: ArgumentHelp(
      "Keep a list of what is done here; by default MANIFEST.journal, or MANIFEST.2-of-8.journal with --shard.",
      valueName: "file"))
  var journal: String?

  @Option(help: ArgumentHelp("Write what the run came to here, as JSON.", valueName: "file"))
  var summary: String?

  @Option(
    help: ArgumentHelp(
      "Write a report over all sets here, in Markdown: links, low scores, and which sets look wrong.",
      valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Put the links of all sets into one file in the end: .jsonl with the passages' text, .tmx, .tsv, .xces, .xlf, or moses.",
      valueName: "file"))
  var merged: String?

  @Option(
    help: ArgumentHelp(
      "The format of --merged, where its name does not tell: jsonl, \(MergedConversion.formats.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var to: InterchangeFormat?

  @Option(
    help: ArgumentHelp(
      "Without a terminal, say how far the run is every so many seconds; 30 by default.", valueName: "seconds"
    ))
  var every = 30.0

  @Flag(
    help:
      "Read sets from standard input, an object of JSON a line, and write a result a line, in the same order; without an output the alignment is in it."
  )
  var stdin = false

  @Option(
    help: ArgumentHelp(
      "Print a manifest of the texts in a folder that are there in several languages: de/x.txt en/x.txt, x.de.txt x.en.txt, or what OPUS's files of links name.",
      valueName: "folder"))
  var pairsOf: String?

  @OptionGroup(title: "Limits of a set") var limits: BatchLimits

  @OptionGroup var writing: WritingOptions

  @OptionGroup(title: "Dictionaries and sentence vectors") var resources: BatchResources

  func validate() throws {
    let ways = [manifest.map { _ in "MANIFEST" }, stdin ? "--stdin" : nil, pairsOf.map { _ in "--pairs-of" }]
      .compactMap(\.self)
    if ways.count > 1 { throw ValidationError("\(ways[0]) and \(ways[1]) exclude each other") }
    if ways.isEmpty { throw ValidationError("Missing expected argument '<manifest>'") }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs \(jobs) is not between 1 and 1024")
    }
    if !(every >= 0.1 && every <= 86_400) {
      throw ValidationError("--every \(every) is no number of seconds")
    }
    if let shard, Shard(shard) == nil {
      throw ValidationError("--shard \(shard) is not of the form I/N, such as 2/8")
    }
    for (name, isGiven) in [
      ("--output", output != nil), ("--shard", shard != nil), ("--journal", journal != nil),
      ("--summary", summary != nil), ("--report", report != nil), ("--merged", merged != nil),
    ] where isGiven && manifest == nil {
      throw ValidationError("\(name) is for a manifest")
    }
    if to != nil, merged == nil { throw ValidationError("--to is for --merged") }
    if merged != nil, manifest == StandardInput.name {
      throw ValidationError("--merged reads the manifest once more, which standard input cannot be")
    }
  }

  func run() throws {
    if let pairsOf { return try printPairs(of: pairsOf) }
    let defaults = SetOptions.values(options)
    // What is wrong with them is said once, and not of each set.
    do { _ = try SetOptions(defaults) } catch {
      throw InputError(error.code, "--options: \(error.problem)", remedy: error.remedy)
    }
    if stdin { try runStream(defaults) } else if let manifest { try run(manifest, defaults) }
  }

  private var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  // MARK: - A manifest

  private func run(_ manifest: String, _ defaults: [SetOptions.Value]) throws {
    let shard = shard.flatMap(Shard.init) ?? .whole
    let summary = try summary.map { path throws in try OutputDestination(path) }
    let journalPath = try journalPath(manifest, shard)
    try summary?.check(
      keeping: [manifest, journalPath] + resources.files, overwrites: writing.force,
      format: "a summary of a run",
      isOfFormat: BatchSummary.isSummary)
    let report = try report.map { path throws in try OutputDestination(path) }
    try report?.check(
      keeping: [manifest, journalPath] + resources.files, overwrites: writing.force,
      format: "a report of a run", isOfFormat: BatchReport.isReport)
    let sets = try ManifestCheck(
      try ManifestReader(manifest, defaults: defaults, folder: output), path: manifest, shard: shard,
      needsOutputs: true
    ).sets
    // That it cannot be written is said before a night's work.
    let merged = try merged.map { path in
      try MergedLinks(
        path, format: to, generator: SynopticVersion.generator,
        keeping: [manifest, journalPath] + resources.files + documents(manifest, defaults, inTheWayOf: path),
        overwrites: writing.force)
    }
    let performers = try performers()
    let journal = try Journal(journalPath)
    var options = BatchRun.Options()
    options.shard = shard
    options.threads = threads
    options.failsFast = failFast
    options.context = try resources.context(performers.source)
    options.overwrites = writing.force
    let run = BatchRun(
      try ManifestReader(manifest, defaults: defaults, folder: output), sets: sets, journal: journal, options)
    var progress = BatchProgress(every: every)
    let counts: BatchCounts
    do {
      defer { ProgressLine.clear() }
      counts = try run.run(performers.make) { progress.show($0) }
    }
    try summary.map { try BatchSummary(counts, manifest: manifest, shard: shard).write(to: $0) }
    Terminal.note(BatchNotes.result(counts))
    if let report {
      let file = try AtomicFile(report)
      try file.write(Array(try BatchReport(journal: journalPath).markdown(manifest: manifest).utf8))
      try file.commit()
    }
    // The largest file comes last: a disk that it fills has the others.
    if let merged {
      try merge(manifest, defaults, shard, into: merged, isDone: journal.doneSets(options.context))
    }
    if counts.failed > 0 {
      _ = Failure.report(BatchNotes.failure(counts, journal: journalPath))
      throw ExitCode(2)
    }
  }

  /// A document of a set whose place the merged file would take, the first if there are several: by this one it is refused.
  ///
  /// The documents of all sets are looked at one after the other, and none is kept.
  private func documents(
    _ manifest: String, _ defaults: [SetOptions.Value], inTheWayOf path: String
  ) throws -> [String] {
    let replaced = writing.force ? [] : MergedLinks.files(of: path)
    guard !replaced.isEmpty else { return [] }
    var reader = try ManifestReader(manifest, defaults: defaults, folder: output)
    while let set = try reader.next() {
      if let document = set.paths.first(where: {
        FileStatus($0).map { replaced.contains($0.identity) } ?? false
      }) {
        return [document]
      }
    }
    return []
  }

  /// Puts the links of the sets of this part of a manifest into one file, as far as they are done.
  private func merge(
    _ manifest: String, _ defaults: [SetOptions.Value], _ shard: Shard, into merged: MergedLinks,
    isDone: (BatchSet) -> Bool
  ) throws {
    var notDone = 0
    var reader = try ManifestReader(manifest, defaults: defaults, folder: output)
    while let set = try reader.next() {
      guard shard.contains(set.index) else { continue }
      if isDone(set) { try merged.add(set) } else { notDone += 1 }
    }
    for note in try merged.finish() { Terminal.note(note) }
    Terminal.note(BatchNotes.merged(merged, notDone: notDone, path: self.merged ?? ""))
  }

  private func journalPath(_ manifest: String, _ shard: Shard) throws -> String {
    if let journal { return journal }
    guard manifest != StandardInput.name else {
      throw InputError(
        .invalidArgument, "a manifest from standard input needs a place for its journal",
        remedy: "say it with --journal FILE")
    }
    return manifest + (shard == .whole ? "" : ".\(shard.number)-of-\(shard.count)") + ".journal"
  }

  // MARK: - Standard input

  private func runStream(_ defaults: [SetOptions.Value]) throws {
    limits.endWithParent()
    let performers = try performers()
    var lines = LineReader(nil)
    var waiting: [ArraySlice<UInt8>] = []
    let stream = SetStream(
      threads: threads, defaults: defaults, failsFast: failFast,
      from: {
        while waiting.isEmpty {
          guard let more = try lines.next() else { return nil }
          waiting = more.reversed()
        }
        return waiting.popLast().map(Array.init)
      },
      to: { try Terminal.writeAsItIs($0) })
    let (done, failed) = try stream.run(performers.make)
    guard failed > 0 else { return }
    if limits.parent == nil {
      _ = Failure.report("\(failed) of \(done + failed) sets failed; their lines say why")
    }
    throw ExitCode(2)
  }

  // MARK: - Pairs

  private func printPairs(of folder: String) throws {
    let layout = try PairLayout(folder)
    try layout.forEachLine { try Terminal.writeAsItIs($0) }
    Terminal.note(BatchNotes.pairs(layout))
  }

  // MARK: - Who aligns

  /// What makes who aligns sets, and the encoder that they use.
  private func performers() throws -> (source: VectorSource?, make: @Sendable () -> any SetPerformer) {
    let lexicon = try resources.openLexicon()
    let source = try resources.source()
    if limits.limits.isSome {
      let command = limits.command(resources.arguments + (writing.force ? ["--force"] : []))
      return (source, { [limits = limits.limits] in SetWorker(command, limits) })
    }
    let vectors = resources.provider(source)
    let force = writing.force
    return (
      source,
      { [copies = lexicon.copies, documents = PreparedDocuments()] in
        SetAligner(lexicon: copies(), vectors: vectors, documents: documents, overwrites: force)
      }
    )
  }
}
