import Foundation
import TestSupport
import Testing

/// The package in `Examples`, and the guide that shows it.
@Suite struct ExampleTests {
  private static let folder = Fixtures.package.appending(path: "Examples/TwoAccounts")
  private static let program = Program.binary.deletingLastPathComponent().appending(path: "two-accounts")

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: ExampleTests.program.path),
      "the example is not built; make examples builds it"))
  func theExamplePrintsWhatItsFolderSays() throws {
    #expect(try Program.output(of: ExampleTests.program) == ExampleTests.text("output.txt"))
  }

  @Test func theExampleImportsNothingElse() throws {
    let imports = try ExampleTests.text("Sources/two-accounts/main.swift").split(separator: "\n")
      .filter { $0.hasPrefix("import ") }
    #expect(imports == ["import Synoptic"])
  }

  @Test func theGuideShowsTheExample() throws {
    let guide = try String(
      contentsOf: Fixtures.package.appending(path: "Sources/Front/Synoptic/Synoptic.docc/UsingTheLibrary.md"),
      encoding: .utf8)
    let code = try ExampleTests.text("Sources/two-accounts/main.swift")
    #expect(guide.contains("```swift\n" + code + "```\n"))
  }
}
