import Foundation

/// Python, which runs the programs of others that ours are compared with.
public enum Python {
  /// Whether it is installed.
  public static var isHere: Bool {
    !Fixtures.isQuick && FileManager.default.fileExists(atPath: "/usr/bin/python3")
  }

  /// A folder that `make test-packages` has put packages into; nil where they are absent.
  public static func packages(_ name: String) -> URL? {
    let folder = Fixtures.package.appending(path: ".build/\(name)")
    return isHere && FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// Runs a script, or the code after `-c`, and gives what it wrote to standard output.
  public static func run(
    _ arguments: [String], packages: URL? = nil, in directory: URL = Fixtures.package
  ) throws -> (status: Int32, output: String) {
    try Fixtures.withTemporaryFolder { folder in
      // A file, not a pipe: a full pipe that nobody reads would stop the program for ever.
      let file = folder.appending(path: "output")
      try Data().write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      process.arguments = ["-X", "utf8"] + arguments
      process.currentDirectoryURL = directory
      if let packages {
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": packages.path]) {
          $1
        }
      }
      process.standardOutput = try FileHandle(forWritingTo: file)
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }
  }
}
