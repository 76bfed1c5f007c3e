import Basics
import Foundation
import TestSupport
import Testing

@Suite struct TemporaryFileTests {
  @Test func whatIsWorkedAtStaysAndWhatIsAbandonedGoes() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = try TemporaryFile(in: folder.path)
      let abandoned = ".synoptic-1-abc.tmp"
      let others = [
        ".synoptic-1-abc.txt", ".synoptic-x-abc.tmp", "synoptic-1-abc.tmp", ".synoptic-1-abc-2.tmp",
        ".synoptic-1-.tmp",
        ".out.json.1-2",
      ]
      for name in others + [abandoned] { try Data("x".utf8).write(to: folder.appending(path: name)) }
      // A link or a folder of that name is none of ours.
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/.synoptic-2-abc.tmp", withDestinationPath: ".out.json.1-2")
      try FileManager.default.createDirectory(
        at: folder.appending(path: ".synoptic-3-abc.tmp"), withIntermediateDirectories: false)
      #expect(TemporaryFile.isName(FilePath.name(of: file.path)) && TemporaryFile.isName(abandoned))
      #expect(TemporaryFile.removeAbandoned(in: folder.path) == 1)
      #expect(
        try Set(Fixtures.names(in: folder))
          == Set(others + [FilePath.name(of: file.path), ".synoptic-2-abc.tmp", ".synoptic-3-abc.tmp"]))
      file.remove()
      #expect(try !Fixtures.names(in: folder).contains(FilePath.name(of: file.path)))
    }
  }

  /// A file that is closed but has not got its name yet is still worked at.
  @Test func aClosedFileIsStillWorkedAt() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.path + "/out"
      let file = try AtomicFile(path)
      try file.write([1])
      try file.close()
      TemporaryFile.removeAbandoned(in: folder.path)
      _ = try AtomicFile(folder.path + "/other")
      try file.commit()
      #expect(try Fixtures.names(in: folder) == ["out"])
    }
  }
}
