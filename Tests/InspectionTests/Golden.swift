import Foundation
import TestSupport
import Testing

/// Output compared with files that people have read.
enum Golden {
  /// Expects lines to be those of a file in `Resources`.
  static func expect(_ lines: [String], _ name: String) throws {
    let folder = Fixtures.package.appending(path: "Tests/InspectionTests/Resources")
    let text = lines.joined(separator: "\n") + "\n"
    let golden = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    // What came out is left where it can be read and, if it is right, copied from.
    if text != golden {
      try Data(text.utf8).write(to: FileManager.default.temporaryDirectory.appending(path: name))
    }
    #expect(text == golden, "\(name) differs from the one in the temporary folder")
  }
}
