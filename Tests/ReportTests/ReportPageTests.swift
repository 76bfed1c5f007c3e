import Alignment
import AlignmentFiles
import Foundation
import TestSupport
import Testing

/// The page as a browser and its reader have it.
@Suite struct ReportPageTests {
  private static let peer = Fixtures.package.appending(path: ".build/playwright")
  private static var hasBrowser: Bool {
    let files = FileManager.default
    return files.fileExists(atPath: "/usr/bin/chromium")
      && files.fileExists(atPath: peer.appending(path: "playwright").path)
  }

  /// Runs a Python script of the tests' resources and gives its status and what it printed.
  private static func python(_ script: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "python3", "-X", "utf8",
        Fixtures.package.appending(path: "Tests/ReportTests/Resources/\(script)").path,
      ]
      + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": peer.path]) { $1 }
    return try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "output")
      try Data().write(to: file)
      process.standardOutput = try FileHandle(forWritingTo: file)
      try process.run()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
  }

  /// Screenshots are kept where CI picks them up.
  private static func screenshots() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "synoptic-report")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func aReaderFindsTheirWay() throws {
    let folder = try Self.screenshots()
    let outcome = try Program.run(["report", "Alignments/gagarin.json", "-o", folder.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let page = folder.appending(path: "index.html").path
    let read = try Self.python("page_test.py", [page, folder.path, "Гагарин"])
    #expect(read.status == 0, "\(read.output)")

    // What was saved is the alignment with the two decisions, and nothing else is changed.
    var expected = try NativeFile.read(Fixtures.package.appending(path: "Alignments/gagarin.json").path)
    let saved = try NativeFile.read(folder.appending(path: "saved.json").path)
    let decisions = try String(contentsOf: folder.appending(path: "decisions.txt"), encoding: .utf8).split(
      separator: "\n")
    try #require(decisions.count == 3)
    for index in expected.links.indices {
      if expected.links[index].id == decisions[0] { expected.links[index].status = .rejected }
      if expected.links[index].id == decisions[1] { expected.links[index].status = .confirmed }
    }
    #expect(saved == expected)
    #expect(decisions[2] == "gagarin-reviewed.json")
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func longTextsOpenAtOnce() throws {
    let folder = try Self.screenshots()
    let read = try Self.python("long_page_test.py", [Program.binary.path, folder.path])
    #expect(read.status == 0, "\(read.output)")
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func namesNeverBecomeMarkup() throws {
    let read = try Self.python("hostile_page_test.py", [Program.binary.path])
    #expect(read.status == 0, "\(read.output)")
  }
}
