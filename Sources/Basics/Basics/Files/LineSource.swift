import Foundation

/// Reads a file of lines line by line in UTF-8, in memory that does not grow with the file.
package struct LineSource {
  /// No line of any of these formats is longer, in bytes.
  package static let longestLine = 1 << 24
  private static let chunk = 1 << 18

  /// The file, as errors name it.
  package let path: String
  private var input: UTF8Input
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line last read, from 1.
  package private(set) var number = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - encoding: the encoding that it is known to be in; nil for what its beginning shows (`UTF8Input`).
  ///   - isRegular: whether it must be a regular file (`InputFile`).
  /// - Throws: `InputError` naming it if it cannot be read.
  package init(_ path: String, encoding: String? = nil, isRegular: Bool = false) throws(InputError) {
    self.path = path
    input = try UTF8Input(path, .lines, encoding: encoding, chunk: LineSource.chunk, isRegular: isRegular)
    try fill()
  }

  /// Reads the next line and gives it to `body`, without its end; nil at the end of the file.
  ///
  /// - Throws: what `body` throws, with the line and column of a `LineProblem` or `JSONError`; `InputError` for a line that is too long, or no UTF-8.
  package mutating func next<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result?
  {
    var searched = 0
    while true {
      let from = start + searched
      let end: Int? = buffer.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress, from < bytes.count,
          let found = memchr(base + from, 0x0A, bytes.count - from)
        else { return nil }
        return base.distance(to: UnsafeRawPointer(found))
      }
      if let end { return try give(start..<end, next: end + 1, body) }
      searched = buffer.count - start
      guard searched <= LineSource.longestLine else {
        throw InputError(
          .tooLarge, file: path, at: .position(line: number + 1, column: 1),
          "the line is longer than \(LineSource.longestLine >> 20) MB",
          remedy: .sayFormat(example: nil))
      }
      if isAtEnd {
        guard searched > 0 else { return nil }
        return try give(start..<buffer.count, next: buffer.count, body)
      }
      try fill()
    }
  }

  private mutating func give<Result>(
    _ range: Range<Int>, next: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) throws -> Result {
    number += 1
    start = next
    return try buffer.withUnsafeBufferPointer { bytes in
      var range = range
      if let last = range.last, bytes[last] == 0x0D { range = range.lowerBound..<last }
      let line = UnsafeBufferPointer(rebasing: bytes[range])
      if let problem = UTF8Check.firstProblem(in: line) {
        throw error(
          line,
          LineProblem(
            problem, "not valid UTF-8", code: .undecodable, remedy: .sayEncoding(likely: nil, certainty: nil))
        )
      }
      do { return try body(line) } catch let problem as LineProblem {
        throw error(line, problem)
      } catch let error as JSONError {
        throw self.error(line, LineProblem(error.offset, "is damaged: \(error.problem)"))
      }
    }
  }

  /// An error about the line last read.
  package func error(_ problem: String, remedy: Remedy? = nil) -> InputError {
    InputError(.damaged, file: path, at: .position(line: number, column: 1), problem, remedy: remedy)
  }

  private func error(_ line: UnsafeBufferPointer<UInt8>, _ problem: LineProblem) -> InputError {
    let column = line.prefix(problem.at).count { $0 & 0xC0 != 0x80 } + 1
    return InputError(
      problem.code, file: path, at: .position(line: number, column: column), problem.what,
      remedy: problem.remedy)
  }

  private mutating func fill() throws(InputError) {
    buffer.removeFirst(start)
    start = 0
    switch try input.append(to: &buffer, count: LineSource.chunk) {
    case .more: return
    case .nothing: isAtEnd = true
    case .undecodable(let name):
      throw InputError(
        .undecodable, file: path, at: .position(line: number + 1, column: 1), "not valid \(name)",
        remedy: .sayEncoding(likely: nil, certainty: nil))
    }
  }
}
