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

  /// The checker of accessibility, which comes with a package of PyPI's.
  private static let axe = Fixtures.package.appending(
    path: ".build/axe/axe_playwright_python/axe.min.js")
  private static var hasAxe: Bool {
    hasBrowser && FileManager.default.fileExists(atPath: axe.path)
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
  func aReaderWorksWithIt() throws {
    let folder = try Self.screenshots().appending(path: "curie")
    let outcome = try Program.run(["report", "Alignments/curie.json", "-o", folder.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let page = folder.appending(path: "index.html").path
    let read = try Self.python("work_test.py", [page, folder.path])
    #expect(read.status == 0, "\(read.output)")
    // What was judged on the page is a sound alignment file, and known to the program.
    let judged = folder.appending(path: "judged.json").path
    let decisions = try NativeFile.read(judged).conflicts
    #expect(decisions.map(\.verdict) == [.different, .explained])
    #expect(try Program.run(["convert", "--check", judged]).status == 0)
    let again = try Program.run(["report", judged, "-o", folder.path, "--force"])
    #expect(again.status == 0, "\(again.errors)")
    let known = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    #expect(known.contains("\"decision\":0") && known.contains("\"decision\":1"))
  }

  @Test(
    .enabled(if: hasAxe, "chromium, playwright or axe-playwright-python (make test-packages) is absent"),
    arguments: ["Alignments/curie.json", "translation"])
  func everyoneCanUseIt(alignment: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      var alignment = alignment
      if alignment == "translation" {
        alignment = folder.path + "/translation.json"
        for (name, text) in [
          "de": "Es schneit.\nIm Mai 1921 ging er.\n", "en": "It snows.\nHe left in May 1921.\n",
        ] {
          try Data(text.utf8).write(to: folder.appending(path: name + ".txt"))
        }
        let made = try Program.run(
          ["align", folder.path + "/de.txt", folder.path + "/en.txt", "--mode", "parallel", "-o", alignment])
        try #require(made.status == 0, "\(made.errors)")
      }
      let outcome = try Program.run(["report", alignment, "-o", folder.path + "/page"])
      try #require(outcome.status == 0, "\(outcome.errors)")
      let found = try Self.python("accessibility_test.py", [folder.path + "/page/index.html", Self.axe.path])
      #expect(found.status == 0, "\(found.output)")
    }
  }

  @Test(.enabled(if: hasAxe, "chromium, playwright or axe-playwright-python (make test-packages) is absent"))
  func aReviewerLosesNothing() throws {
    let folder = try Self.screenshots().appending(path: "review")
    let reviewed = try Self.python(
      "review_test.py", [Program.binary.path, "Alignments/curie.json", folder.path, Self.axe.path])
    #expect(reviewed.status == 0, "\(reviewed.output)")
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func longTextsCanBeRead() throws {
    let folder = try Self.screenshots()
    let read = try Self.python("long_page_test.py", [Program.binary.path, folder.path])
    #expect(read.status == 0, "\(read.output)")
  }

  /// The pictures that the guides show can be made of the page as it is; `make pictures` makes them anew.
  @Test(
    .enabled(
      if: hasBrowser && Fixtures.hasDictionaries && Fixtures.wheel != nil,
      "chromium, playwright, the dictionaries of the README or the encoder (make test-packages) is absent"))
  func picturesOfTheGuides() throws {
    let made = try Program.run(
      [Self.screenshots().appending(path: "pictures").path], encoder: Program.encoder,
      wrapper: [
        "/usr/bin/env", "PYTHONPATH=\(Self.peer.path)", "python3",
        Fixtures.package.appending(path: "Tests/Tools/pictures.py").path,
      ])
    #expect(made.status == 0, "\(made.output)\(made.errors)")
  }

  @Test(.enabled(if: hasBrowser, "chromium or playwright (make test-packages) is absent"))
  func namesNeverBecomeMarkup() throws {
    let read = try Self.python("hostile_page_test.py", [Program.binary.path])
    #expect(read.status == 0, "\(read.output)")
  }
}
