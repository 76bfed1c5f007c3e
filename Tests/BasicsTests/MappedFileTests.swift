import Basics
import Foundation
import TestSupport
import Testing

@Suite struct MappedFileTests {
  private func content(_ file: MappedFile) -> [UInt8] { withExtendedLifetime(file) { Array(file.bytes) } }

  @Test func hasTheBytesOfAFile() throws {
    try Fixtures.withTemporaryFolder { folder in
      let file = folder.appending(path: "data")
      let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
      try Data(bytes).write(to: file)
      let mapped = try #require(MappedFile(file.path))
      #expect(content(mapped) == bytes)
      // Whoever replaces a file renames another into its place: what is mapped stays.
      try Data("new".utf8).write(to: file, options: .atomic)
      #expect(content(mapped) == bytes)
      #expect(content(try #require(MappedFile(file.path))) == Array("new".utf8))
    }
  }

  @Test func isNothingWhereNoFileIs() throws {
    try Fixtures.withTemporaryFolder { folder in
      #expect(MappedFile(folder.appending(path: "none").path) == nil)
      #expect(MappedFile(folder.path) == nil)
      try Data().write(to: folder.appending(path: "empty"))
      #expect(MappedFile(folder.appending(path: "empty").path) == nil)
    }
  }

  @Test(arguments: [0, 1, 7, 4_096, 10_001])
  func hasTheBytesOfAnArray(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(content(MappedFile(bytes)) == bytes)
  }
}
