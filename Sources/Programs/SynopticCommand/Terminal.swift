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

  /// Whether colour is wanted: as `--color` says, or else as the environment does (https://no-color.org).
  static var wantsColor: Bool {
    switch ColorChoice.current {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    let environment = ProcessInfo.processInfo.environment
    return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The width of the terminal in columns; 80 when there is none.
  static var width: Int { width(of: STDOUT_FILENO) }

  /// The width of the terminal that notes go to.
  static var widthOfNotes: Int { width(of: STDERR_FILENO) }

  private static func width(of stream: Int32) -> Int {
    var size = winsize()
    if ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// The height of the terminal in lines; 24 when it does not say.
  static var height: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return 24
  }

  /// Writes words of the program's own, lines and all, to standard output; of what comes from files, each piece must have passed `PrintableText`
  /// or stand in a `line`.
  ///
  /// - Throws: `Closed.output` if nobody reads it any more, `InputError` if it cannot be written.
  static func write(_ text: String) throws { try put(Array(PrintableText.lines(text).utf8)) }

  /// Writes a line, whatever it has of files: what would end the line or be more than text is written as an escape.
  ///
  /// - Throws: as `write`.
  static func line(_ text: String) throws { try put(Array((PrintableText.line(text) + "\n").utf8)) }

  /// Writes a row of a table with tabs, of which no cell holds a tab or more than text.
  ///
  /// - Throws: as `write`.
  static func row(_ cells: [String]) throws {
    try put(Array((cells.map(PrintableText.line).joined(separator: "\t") + "\n").utf8))
  }

  /// Writes a line of a view, whose colours are ours and whose texts are printable (`ColumnText.printable`).
  ///
  /// - Throws: as `write`.
  static func viewLine(_ text: String) throws {
    if wantsColor { try put(Array((text + "\n").utf8)) } else { try line(text) }
  }

  /// Writes text or data as it is; on a terminal it is shown and does nothing else.
  ///
  /// - Throws: as `write`.
  static func writeAsItIs(_ bytes: [UInt8]) throws {
    guard isInteractive else { return try put(bytes) }
    var filter = PrintableFilter(.lines)
    var shown: [UInt8] = []
    filter.append(bytes, to: &shown)
    filter.finish(&shown)
    try put(shown)
  }

  /// Makes sure before any work that standard output can be written to, for what may have nothing to print in the end.
  ///
  /// - Throws: `InputError` if it is closed, or full.
  static func checkWritable() throws {
    if Foundation.write(STDOUT_FILENO, nil, 0) < 0, errno != EPIPE {
      throw unwritable
    }
  }

  private static var unwritable: InputError {
    InputError(.unwritableFile, "standard output cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Writes bytes to standard output.
  private static func put(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = Foundation.write(
          STDOUT_FILENO, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if written > 0 {
          done += written
        } else if errno == EPIPE {
          throw Closed.output
        } else if errno != EINTR {
          throw unwritable
        }
      }
    }
  }

  /// Writes a value as JSON to standard output; control characters and marks of direction in it are escaped.
  static func writeJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(String(decoding: encoder.encode(value), as: UTF8.self) + "\n")
  }

  /// The longest note, in characters.
  private static let longestNote = 4_000

  /// Writes a line for the user to standard error: progress, or how something was done.
  ///
  /// It stays one line whatever it quotes, and quotations in it are short.
  static func note(_ text: String) {
    let bytes = Array((Quotation.shortened(PrintableText.line(text), limit: longestNote) + "\n").utf8)
    ProgressLine.clear {
      // A note that nobody reads is no reason to stop, so what becomes of it is not asked.
      _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }

  /// Writes a text over the line of standard error that was written so before: what a terminal shows while work goes on.
  ///
  /// - Parameter text: words of the program's own, shorter than the line.
  static func replaceLine(_ text: String) {
    let bytes = Array("\r\u{1B}[K\(PrintableText.line(text))".utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Says how documents were decoded, where that is not plain, and what else should be known of them.
  static func noteDecodings(of documents: [Document]) {
    for text in DecodingNotes.texts(documents.map { ($0.path, $0.decoding) }) { note(text) }
    let notes = documents.flatMap { document in
      document.notes.map { DecodingNotes.text($0, of: document.path) }
    }
    for text in notes.prefix(AlignNotes.mostListed) { note(text) }
    if notes.count > AlignNotes.mostListed {
      note("\(notes.count - AlignNotes.mostListed) more notes of this kind")
    }
    for text in OmissionNotes.texts(documents.map { ($0.path, $0.omitted) }) { note(text) }
    for text in LayoutNotes.texts(documents.map { ($0.path, $0.view.layout) }) { note(text) }
  }

  /// Says what was made of the lines of a text, where that is not plain.
  static func noteLayout(_ layout: TextLayout, of path: String) {
    for text in LayoutNotes.texts([(path, layout)]) { note(text) }
  }

  /// Says in what encoding a document was read, where that is not plain.
  static func noteDecoding(_ decoding: Decoding, of path: String) {
    if let text = DecodingNotes.encoding(decoding, of: path) { note(text) }
  }

  /// Says what could not be decoded.
  static func noteReplaced(_ decoding: Decoding, in path: String) {
    if let text = DecodingNotes.replaced(decoding, in: path) { note(text) }
  }

  /// Gives standard streams that are closed a file that cannot be used in their way, so that no file that is opened later is taken for one of
  /// them: notes would be written into it.
  static func reserveStreams() {
    for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }
}
