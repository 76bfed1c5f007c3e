import Foundation
import Synoptic

/// Reads the lines of a file or of standard input as they come.
struct LineReader {
  private let path: String?
  private var input: InputFile?
  private var rest: [UInt8] = []
  private var isAtEnd = false

  /// A reader of a file, or of standard input if there is none.
  init(_ path: String?) { self.path = path == StandardInput.name ? nil : path }

  /// The next lines, without their ends, one at least; nil at the end.
  ///
  /// From standard input, those that are there.
  ///
  /// - Throws: `InputError` if the input cannot be read.
  mutating func next() throws(InputError) -> [ArraySlice<UInt8>]? {
    while !isAtEnd {
      let more = try read()
      if more.isEmpty {
        isAtEnd = true
        break
      }
      rest += more
      guard let end = more.lastIndex(of: UInt8(ascii: "\n")) else { continue }
      let whole = rest.dropLast(more.count - end - 1)
      rest = Array(rest[whole.endIndex...])
      return LineReader.lines(whole.dropLast())
    }
    guard !rest.isEmpty else { return nil }
    defer { rest = [] }
    return LineReader.lines(rest[...])
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private mutating func read() throws(InputError) -> [UInt8] {
    if let path {
      let file: InputFile
      if let input { file = input } else { file = try InputFile(path) }
      input = file
      return try file.read(1 << 16)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
      if count >= 0 { return Array(buffer.prefix(count)) }
      guard errno == EINTR else {
        throw InputError(
          .unreadableFile, "standard input cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }
}
