import Basics
import Foundation
import TestSupport
import Testing

@Suite struct OutputDestinationTests {
  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func replace(_ path: String, _ text: String = "new") throws {
    let file = try AtomicFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
  }

  /// What is refused, or nil.
  private func problem(_ path: String, keeping inputs: [String] = [], overwrites: Bool = false) -> String? {
    do {
      try OutputDestination(path).check(keeping: inputs, overwrites: overwrites, format: "a text") { path in
        (try? InputFile.bytes(path).starts(with: Array("text".utf8))) ?? false
      }
      return nil
    } catch { return error.problem }
  }

  @Test func anInputIsNotReplacedWhateverItIsCalled() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a.txt"
      try write("text", path)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "a.txt")
      try FileManager.default.linkItem(atPath: path, toPath: folder.path + "/hard")
      for name in ["a.txt", "link", "hard", "./a.txt", "../\(folder.lastPathComponent)/a.txt"] {
        let output = folder.path + "/" + name
        #expect(
          problem(output, keeping: [folder.path + "/no/such", path])?.contains("read") == true, "\(name)")
        #expect(problem(output, keeping: [path], overwrites: true) == nil)
      }
      // Read as it is, and not of the format, and written to.
      #expect(problem(folder.path + "/b.txt", keeping: [path]) == nil)
    }
  }

  @Test func whatIsNotOfTheFormatIsNotReplaced() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a"
      #expect(problem(path) == nil)
      try write("", path)
      #expect(problem(path) == nil)
      try write("text and more", path)
      #expect(problem(path) == nil)
      try write("something else", path)
      #expect(problem(path) == "is there already, and is not a text")
      #expect(problem(path, overwrites: true) == nil)
      try write("text", path)
      chmod(path, 0o444)
      #expect(problem(path) == "is read-only")
      #expect(problem(path, overwrites: true) == nil)
    }
  }

  @Test func linksAreFollowedAlsoToWhatIsNotThere() throws {
    try Fixtures.withTemporaryFolder { folder in
      let files = FileManager.default
      try files.createDirectory(at: folder.appending(path: "other"), withIntermediateDirectories: false)
      try files.createSymbolicLink(atPath: folder.path + "/one", withDestinationPath: "two")
      try files.createSymbolicLink(atPath: folder.path + "/two", withDestinationPath: "other/t.json")
      for text in ["first", "second"] {
        try replace(folder.path + "/one", text)
        #expect(try String(contentsOfFile: folder.path + "/other/t.json", encoding: .utf8) == text)
        #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/one") == "two")
      }
      #expect(try Fixtures.names(in: folder.appending(path: "other")) == ["t.json"])
      try files.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
      #expect(throws: InputError.self) { try OutputDestination(folder.path + "/loop") }
      try files.createSymbolicLink(atPath: folder.path + "/nowhere", withDestinationPath: "no/such/folder")
      #expect(throws: InputError.self) { try OutputDestination(folder.path + "/nowhere") }
    }
  }

  @Test(arguments: [0o600, 0o640, 0o664, 0o666, 0o444] as [mode_t])
  func permissionsAreKept(_ mode: mode_t) throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try write("old", path)
      chmod(path, mode)
      try replace(path)
      let after = try #require(FileStatus(path))
      #expect(after.permissions == mode)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("new".utf8))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root gives files away"))
  func theOwnerIsKept() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/a"
      try write("old", path)
      chown(path, 1234, 2345)
      chmod(path, 0o640)
      try replace(path)
      let after = try #require(FileStatus(path))
      #expect(after.owner == 1234 && after.group == 2345 && after.permissions == 0o640)
    }
  }

  @Test func namesMayBeAsLongAsTheSystemAllows() throws {
    try Fixtures.withTemporaryFolder { folder in
      let long = String(repeating: "x", count: 255)
      try replace(folder.path + "/" + long)
      #expect(try Fixtures.names(in: folder) == [long])
      #expect(throws: InputError.self) { try OutputDestination(folder.path + "/" + long + "x") }
      #expect(throws: InputError.self) { try OutputDestination("") }
      #expect(throws: InputError.self) { try OutputDestination(folder.path + "/") }
      #expect(throws: InputError.self) { try OutputDestination(folder.path + "/a\0b") }
    }
  }

  @Test func openFilesAreWrittenToAndNotReplaced() throws {
    #expect(try OutputDestination("/dev/stdout").path == "/dev/stdout")
    try Fixtures.withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/null", withDestinationPath: "/dev/null")
      try replace(folder.path + "/null")
      #expect(FileStatus("/dev/null")?.kind == .characterDevice)
      #expect(FileStatus(folder.path + "/null", followsLinks: false)?.kind == .link)
    }
  }
}
