import AlignmentFiles
import AlignmentModel
import Foundation
import TestSupport
import Testing

/// The page as a browser and its reader have it.
@Suite struct ReportPageTests {
  static let peer = Fixtures.package.appending(path: ".build/playwright")
  static var hasBrowser: Bool {
    let files = FileManager.default
    return files.fileExists(atPath: "/usr/bin/chromium")
      && files.fileExists(atPath: peer.appending(path: "playwright").path)
  }

  /// Runs a Python script of the tests' resources and gives its status and what it printed.
  static func python(_ script: String, _ arguments: [String]) throws -> (
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

  private static func lines(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      .map(
        String.init)
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func aReaderFindsTheirWay() throws {
    let folder = try Self.screenshots()
    let outcome = try Program.run(["report", "Alignments/gagarin.json", "-o", folder.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let page = folder.appending(path: "index.html").path
    let read = try Self.python("page_test.py", [page, folder.path, "Гагарин"])
    #expect(read.status == 0, "\(read.output)")

    // What was saved is the alignment with two decisions and a note, and nothing else is changed.
    let decisions = try String(contentsOf: folder.appending(path: "decisions.txt"), encoding: .utf8).split(
      separator: "\n"
    ).map(String.init)
    try #require(decisions.count == 3)
    let before = Fixtures.package.appending(path: "Alignments/gagarin.json")
    let after = folder.appending(path: "saved.json")
    var expected = try Self.lines(before)
    for index in expected.indices {
      func isLink(_ id: String) -> Bool { expected[index].contains("{ \"id\": \"\(id)\", \"score\"") }
      let isRejected = isLink(decisions[0])
      guard isRejected || isLink(decisions[1]) else { continue }
      expected[index].replace("\"automatic\"", with: isRejected ? "\"rejected\"" : "\"confirmed\"")
      if !isRejected {
        try #require(expected[index].hasSuffix("] },"))
        expected[index].removeLast(" },".count)
        expected[index] += ", \"comment\": \"Twice: j, k\" },"
      }
    }
    #expect(try Self.lines(after) == expected)
    let saved = try NativeFile.read(after.path).links
    #expect(saved.filter { $0.status == .rejected }.map(\.id) == [decisions[0]])
    #expect(saved.filter { $0.status == .confirmed }.map(\.id) == [decisions[1]])
    #expect(decisions[2] == "gagarin-reviewed.json")
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func longTextsCanBeRead() throws {
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
