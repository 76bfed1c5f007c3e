import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

@Suite struct JournalTests {
  @Test func anotherFileIsLeftAsItIs() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/notes"
      try Data("My notes\nand no end".utf8).write(to: URL(fileURLWithPath: path))
      let error = try #require(throws: InputError.self) { _ = try Journal(path) }
      #expect(error.code == .refused && error.description.contains("is no journal"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "My notes\nand no end")
      #expect(throws: InputError.self) { _ = try Journal(folder.path) }
      #expect(throws: InputError.self) { _ = try Journal(folder.path + "/none/journal") }
    }
  }

  @Test func oneRunHasAJournal() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/journal"
      let first = try Journal(path)
      let error = try #require(throws: InputError.self) { _ = try Journal(path) }
      #expect(error.description.contains("another run"))
      withExtendedLifetime(first) {}
    }
  }

  /// A line is whole or counts for nothing, wherever the run was killed or the disk was damaged.
  @Test func tornAndDamagedLinesCountForNothing() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/journal"
      let url = URL(fileURLWithPath: path)
      let head = "{\"format\":\"synoptic-journal\",\"version\":1}\n"
      func line(_ number: Int) -> String {
        "{\"id\":\"s\(number)\",\"key\":\"\(String(repeating: "\(number)", count: 32))\",\"status\":\"done\",\"output\":\"x\(number)\",\"mode\":\"parallel\",\"sentences\":2,\"links\":1,\"bytes\":5,\"sha256\":\"\(String(repeating: "a", count: 64))\",\"milliseconds\":7}\n"
      }
      let whole = Data((head + line(1) + line(2)).utf8)
      for count in 0...whole.count {
        try whole.prefix(count).write(to: url)
        let expected = count == whole.count ? 2 : count >= whole.count - line(2).utf8.count ? 1 : 0
        #expect(try Journal(path).count == expected, "\(count)")
        let rest = try Data(contentsOf: url)
        #expect(rest.last == 0x0A && whole.starts(with: rest))
      }
      try (Data(head.utf8) + Data(count: 40) + [0x0A, 0xFF, 0x0A] + Data(line(2).utf8)).write(to: url)
      #expect(try Journal(path).count == 1)
      // A set that failed later is not done.
      let failed =
        "{\"id\":\"s2\",\"key\":\"\(String(repeating: "2", count: 32))\",\"status\":\"failed\",\"output\":\"./x2\",\"problem\":\"x\"}\n"
      try (whole + Data(failed.utf8)).write(to: url)
      #expect(try Journal(path).count == 1)
    }
  }
}
