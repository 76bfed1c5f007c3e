import Foundation
import Synoptic

/// What goes to the terminal, or to the pipe or file in its place.
enum Terminal {
  /// Thrown when whoever reads the output has stopped reading.
  enum Closed: Error {
    case output
  }

  /// Whether standard output is a terminal that people read.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether colour is wanted (https://no-color.org).
  static var wantsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The width of the terminal in columns; 80 when there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// The height of the terminal in lines; 24 when it does not say.
  static var height: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 24
  }

  /// Writes to standard output.
  ///
  /// - Throws: `Closed.output` if nobody reads it any more, `InputError` if it cannot be written.
  static func write(_ text: String) throws {
    try write(Data(text.utf8))
  }

  /// Writes bytes to standard output.
  ///
  /// - Throws: `Closed.output` if nobody reads it any more, `InputError` if it cannot be written.
  static func write(_ data: Data) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        throw Closed.output
      } else if errno != EINTR {
        throw InputError(
          .unwritableFile, "standard output cannot be written: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes a value as JSON to standard output.
  static func writeJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(String(decoding: encoder.encode(value), as: UTF8.self) + "\n")
  }

  /// Writes a line for the user to standard error: progress, or how something was done.
  static func note(_ text: String) {
    // A note that nobody reads is no reason to stop, so what becomes of it is not asked.
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Says how a document was decoded, where that is not plain.
  static func noteDecoding(of document: Document) {
    noteDecoding(document.decoding, of: document.path)
    noteReplaced(document.decoding, in: document.path)
  }

  /// Says in what encoding a document was read, where that is not plain.
  static func noteDecoding(_ decoding: Decoding, of path: String) {
    switch decoding.reason {
    case .certain, .declared, .given: break
    case .guessed(let confidence):
      note(
        "\(path): read as \(decoding.encoding) (\(confidence) % sure); --encoding says otherwise"
      )
    case .assumed: note("\(path): read as \(decoding.encoding); --encoding says otherwise")
    }
  }

  /// Says what could not be decoded.
  static func noteReplaced(_ decoding: Decoding, in path: String) {
    if decoding.replaced > 0 {
      let sequences =
        decoding.replaced == 1 ? "1 undecodable sequence" : "\(decoding.replaced) undecodable sequences"
      note("\(path): \(sequences) replaced with U+FFFD")
    }
  }

  /// Says what is wrong and ends the program with status 2.
  static func fail(_ problem: String) -> Never {
    note("synoptic: " + problem)
    exit(2)
  }
}
