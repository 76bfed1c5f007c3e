import Basics
import Foundation
import TestSupport
import Testing

@Suite struct InputFileTests {
  private func error(_ path: String, isRegular: Bool = true) -> InputError? {
    do {
      _ = try InputFile(path, isRegular: isRegular)
      return nil
    } catch { return error }
  }

  @Test(.timeLimit(.minutes(1))) func whatIsNoRegularFileIsRefusedAndNotWaitedFor() throws {
    try Fixtures.withTemporaryFolder { folder in
      let pipe = folder.path + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(error(pipe)?.problem == "is a pipe, not a regular file")
      #expect(error("/dev/null")?.problem == "is a device, not a regular file")
      #expect(error("/dev/zero")?.problem == "is a device, not a regular file")
      #expect(error(folder.path)?.code == .isDirectory)
      #expect(error(folder.path + "/no/such")?.code == .missingFile)
      #expect(error("")?.code == .missingFile)
      // Whoever names it himself may read nothing, or a pipe, but not zeros for ever.
      #expect(error("/dev/null", isRegular: false) == nil)
      #expect(error("/dev/zero", isRegular: false)?.problem == "is a device, not a regular file")
    }
  }

  /// The system would take the path to end before a zero.
  @Test func aPathWithAZeroLeadsNowhere() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("text".utf8).write(to: folder.appending(path: "a"))
      #expect(error(folder.path + "/a\0.txt")?.code == .missingFile)
      #expect(FileStatus(folder.path + "/a\0.txt") == nil && FilePath.real(folder.path + "/a\0") == nil)
    }
  }

  @Test func noMoreIsReadThanWasThere() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "a")
      try Data("one".utf8).write(to: file)
      let input = try InputFile(file.path)
      #expect(try input.read(2) == Array("on".utf8))
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("two".utf8))
      try handle.close()
      #expect(try input.read(10) == Array("e".utf8))
      #expect(try input.read(10).isEmpty)
      // What the system makes as it is read says that it is empty, and is not.
      #expect(try !InputFile.bytes("/proc/self/status").isEmpty)
    }
  }

  @Test func aScopeIsWhereAFileReallyLies() throws {
    try Fixtures.withTemporaryFolder { folder in
      let files = FileManager.default
      for name in ["in", "in/deep", "inside"] {
        try files.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: false)
        try Data("x".utf8).write(to: folder.appending(path: name + "/a"))
      }
      try files.createSymbolicLink(atPath: folder.path + "/in/out", withDestinationPath: "../inside/a")
      try files.createSymbolicLink(atPath: folder.path + "/in/back", withDestinationPath: "deep/a")
      try files.createSymbolicLink(atPath: folder.path + "/to", withDestinationPath: "in")
      for scope in [
        FolderScope([folder.path + "/in"]), FolderScope([folder.path + "/to/", folder.path + "/none"]),
      ] {
        for path in ["in/a", "in/deep/a", "in/back", "inside/../in/a", "to/a"] {
          #expect(scope.contains(folder.path + "/" + path), "\(path)")
        }
        for path in ["inside/a", "in/out", "in/../inside/a", "in/none", "to/../inside/a"] {
          #expect(!scope.contains(folder.path + "/" + path), "\(path)")
        }
      }
      #expect(FolderScope(["/"]).contains(folder.path + "/in/a"))
    }
  }
}
