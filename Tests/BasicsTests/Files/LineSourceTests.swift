import Basics
import Foundation
import TestSupport
import Testing

@Suite struct LineSourceTests {
  /// The lines of a file.
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      var source = try LineSource(path)
      var lines: [String] = []
      while let line = try source.next({ Array($0) }) {
        lines.append(String(decoding: line, as: UTF8.self))
        #expect(source.number == lines.count)
      }
      return lines
    }
  }

  @Test func linesEndWithOrWithoutCarriageReturn() throws {
    #expect(try lines(Array("a\r\nb\n\nc".utf8)) == ["a", "b", "", "c"])
    #expect(try lines([0xEF, 0xBB, 0xBF] + Array("a\n".utf8)) == ["a"])
    #expect(try lines([]).isEmpty)
  }

  @Test func aLongLineIsReadWhole() throws {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(try lines(Array("a\n\(long)\nb".utf8)) == ["a", long, "b"])
  }

  @Test func whatIsNoUTF8IsRefusedWithItsPlace() {
    let error = #expect(throws: InputError.self) { try lines(Array("a\né".utf8) + [0xFF]) }
    #expect(error?.subject.hasSuffix("a.txt:2:2") == true)
    let half = #expect(throws: InputError.self) { try lines([0xFF, 0xFE, 0x61, 0, 0x62]) }
    #expect(half?.problem == "not valid UTF-16LE")
  }

  @Test func wideEncodingsAreReadByWhatTheyShow() throws {
    #expect(try lines([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x35, 0x04]) == ["a", "е"])
    #expect(try lines([0, 0x61, 0, 0x0A, 0x04, 0x35]) == ["a", "е"])
  }

  @Test func aProblemOfALineGetsItsPlace() throws {
    try Fixtures.withTemporaryFolder { folder in
      let path = folder.appending(path: "a.txt").path
      try Data("é:\né: x".utf8).write(to: URL(fileURLWithPath: path))
      var source = try LineSource(path)
      _ = try source.next { _ in }
      let problem = #expect(throws: InputError.self) {
        var source = source
        _ = try source.next { _ in throw LineProblem(4, "no such thing") }
      }
      #expect(problem?.subject == path + ":2:4")
      #expect(problem?.problem == "no such thing")
      let damage = #expect(throws: InputError.self) {
        _ = try source.next { line in
          var reader = JSONReader(line)
          try reader.skipValue()
        }
      }
      #expect(damage?.subject == path + ":2:1")
    }
  }
}
