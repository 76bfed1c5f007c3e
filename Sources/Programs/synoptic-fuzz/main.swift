import ArgumentParser
import Foundation
import Fuzzing

/// Reads broken inputs by all readers, and says what they did that they must not.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synoptic-fuzz",
    abstract: "Reads inputs that are nearly sound by every reader, in a process of their own.",
    discussion: """
      Each input is written to KEEP/input before it is read. The process that reads is started anew when it crashes, takes more \
      processor time for an input than --seconds, or more memory than --memory. What was found is kept in KEEP, each input as \
      TARGET-RUN beside a sentence in TARGET-RUN.txt, and the program ends with status 1.

      A run is made again by --seed and --from with --runs 1, or from the kept file: synoptic-fuzz --only TARGET --input FILE.
      """)

  @Option(help: "How many inputs.") var runs = 10_000
  @Option(help: "Another seed gives other inputs.") var seed: UInt64 = 1
  @Option(help: "The number of the first run.") var from = 0
  @Option(help: "Only these targets, separated by commas.") var only: String?
  @Option(help: "The folder for inputs and what is found.") var keep = ".build/fuzz"
  @Option(help: "The processor time that one input may take, in seconds.") var seconds = 10
  @Option(help: "The memory that the process may take, in MB.") var memory = 1024
  @Option(help: "Leave out what is said to be broken in these words.") var without: String?
  @Option(parsing: .upToNextOption, help: "Read these files, in this process, by the one target of --only.")
  var input: [String] = []
  @Flag(help: "List the targets.") var list = false
  @Flag(help: .hidden) var worker = false
  #if FUZZER_DRIVER
    @Flag(help: "Let libFuzzer make the inputs of one target; its own options stand after --.")
    var coverage = false
    @Argument(parsing: .postTerminator) var rest: [String] = []
  #endif

  func validate() throws {
    guard runs >= 0, from >= 0, from <= Int.max - runs, (1...100_000).contains(seconds),
      (1...1_000_000).contains(memory)
    else {
      throw ValidationError("--runs, --from, --seconds and --memory count something")
    }
  }

  func run() throws {
    let folder = URL(fileURLWithPath: keep)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let targets = try chosen(FuzzFamily.all(in: folder.appending(path: worker ? "worker" : "folders")))
    if list {
      for target in targets { print(target.name, target.kind, "cost", target.cost) }
      return
    }
    #if FUZZER_DRIVER
      if coverage {
        guard targets.count == 1 else {
          throw ValidationError("--only names the one target that libFuzzer is for")
        }
        return FuzzerDriver.run(targets[0], keep: folder, arguments: rest)
      }
    #endif
    if !input.isEmpty { return try read(input, targets) }
    let plan = FuzzPlan(seed: seed, targets: targets)
    if worker {
      try FuzzWorker(plan, targets, folder, seconds: seconds, memory: memory).run(
        from..<from + runs, without: without)
    } else {
      let found = try FuzzSupervisor(targets.map(\.name), folder, memory: memory).run(
        from..<from + runs, arguments: arguments)
      if found > 0 { throw ExitCode(1) }
    }
  }

  private func chosen(_ targets: [FuzzTarget]) throws -> [FuzzTarget] {
    guard let only else { return targets }
    let names = only.split(separator: ",").map(String.init)
    for name in names where !targets.contains(where: { $0.name == name }) {
      throw ValidationError("no target is called '\(name)'; --list lists them")
    }
    return targets.filter { names.contains($0.name) }
  }

  /// What the process that reads is told, besides its runs.
  private var arguments: [String] {
    ["--worker", "--seed", "\(seed)", "--keep", keep, "--seconds", "\(seconds)", "--memory", "\(memory)"]
      + (only.map { ["--only", $0] } ?? []) + (without.map { ["--without", $0] } ?? [])
  }

  /// Reads inputs that were kept.
  private func read(_ files: [String], _ targets: [FuzzTarget]) throws {
    guard targets.count == 1 else {
      throw ValidationError("--only names the one target that reads the input")
    }
    var isBroken = false
    for file in files {
      let outcome = targets[0].outcome(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file))))
      print(file, outcome)
      if case .broken = outcome { isBroken = true }
    }
    if isBroken { throw ExitCode(1) }
  }
}

FuzzCommand.main()
