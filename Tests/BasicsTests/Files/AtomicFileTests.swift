import Basics
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test(arguments: [false, true])
  func theOldFileStandsUntilTheNewOneIsWhole(_ isSynced: Bool) throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a").path
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      let file = try AtomicFile(path)
      try file.write(Array("new".utf8))
      try file.append { $0.add("er") }
      #expect(try read(path) == "old")
      try file.commit(isSynced: isSynced)
      #expect(try read(path) == "newer")
      #expect(try Fixtures.names(in: folder) == ["a"])
    }
  }

  @Test func whatIsNotCommittedLeavesNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      do {
        let file = try AtomicFile(folder.appending(path: "a").path)
        try file.write([UInt8](repeating: 1, count: 1 << 20))
      }
      #expect(try Fixtures.names(in: folder).isEmpty)
      #expect(throws: InputError.self) { try AtomicFile(folder.appending(path: "b/c").path) }
      #expect(throws: InputError.self) { try AtomicFile(folder.path) }
    }
  }
}
