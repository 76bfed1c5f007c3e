import Foundation
import TestSupport
import Testing

/// Output compared with files that people have read.
enum Golden {
  /// Expects lines to be those of a file in `Resources`.
  static func expect(_ lines: [String], _ name: String) throws {
    let folder = Fixtures.package.appending(path: "Tests/InspectionTests/Resources")
    try expect(lines, folder.appending(path: name), isRenewed: GoldenFile.isRenewed)
  }

  /// Expects lines to be those of a file, or writes them there.
  static func expect(_ lines: [String], _ file: URL, isRenewed: Bool) throws {
    let text = lines.joined(separator: "\n") + "\n"
    if let difference = try GoldenFile.difference(text, file, isRenewed: isRenewed) {
      Issue.record("\(difference)")
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
