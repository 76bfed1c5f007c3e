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

  /// A library that writes a thousand files must not keep a descriptor of each.
  @Test func noFileStaysOpen() throws {
    try Fixtures.withTemporaryFolder { folder in
      for number in 0..<20 {
        let file = try AtomicFile(folder.appending(path: "\(number % 3)").path)
        try file.write(Array("new".utf8))
        if number % 2 == 0 { try file.commit() }
      }
      let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0) }
      #expect(!open.contains { $0.hasPrefix(folder.path + "/") })
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
