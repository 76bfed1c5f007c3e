import Foundation
import TestSupport
import Testing

/// Output compared with files that people have read.
enum Golden {
  /// Whether golden files are written anew.
  static var isRenewed: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

  /// Expects lines to be those of a file in `Resources`.
  ///
  /// With `UPDATE_GOLDEN=1` the file is written where it differs, and a line at standard error says so: read it before it is
  /// committed.
  static func expect(_ lines: [String], _ name: String) throws {
    let folder = Fixtures.package.appending(path: "Tests/InspectionTests/Resources")
    try expect(lines, folder.appending(path: name), isRenewed: isRenewed)
  }

  /// Expects lines to be those of a file, or writes them there.
  static func expect(_ lines: [String], _ file: URL, isRenewed: Bool) throws {
    let text = lines.joined(separator: "\n") + "\n"
    let golden = try? String(contentsOf: file, encoding: .utf8)
    guard text != golden else { return }
    if isRenewed {
      try Data(text.utf8).write(to: file)
      FileHandle.standardError.write(Data("golden file renewed: \(file.path)\n".utf8))
    } else {
      #expect(text == golden, "\(file.lastPathComponent) differs; UPDATE_GOLDEN=1 make test writes it anew")
    }
  }
}

@Suite struct GoldenTests {
  @Test func fileIsRenewedOnlyWhenThatIsAsked() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "view.txt")
      try Golden.expect(["a", "b"], file, isRenewed: true)
      try Golden.expect(["a", "b"], file, isRenewed: false)
      withKnownIssue { try Golden.expect(["a", "c"], file, isRenewed: false) }
      #expect(try String(contentsOf: file, encoding: .utf8) == "a\nb\n")
      try Golden.expect(["a", "c"], file, isRenewed: true)
      #expect(try String(contentsOf: file, encoding: .utf8) == "a\nc\n")
    }
  }
}
