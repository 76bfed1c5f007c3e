import Foundation
import Synoptic

/// Shows what is too long for the terminal page by page, as `$PAGER` does it.
///
/// The first lines are held back until there are more than the terminal has; what fits is written as it is.
final class Pager {
  private var held: [String] = []
  private let rows: Int
  private var pipe: UnsafeMutablePointer<FILE>?
  private let command: String?

  /// A pager; without a terminal that people read, or with an empty `$PAGER` or `cat`, all is written as it is.
  init() {
    let environment = ProcessInfo.processInfo.environment
    let chosen = environment["PAGER"] ?? "less -R"
    let isWanted =
      Terminal.isInteractive && environment["TERM"] != "dumb"
      && !["", "cat"].contains(chosen.trimmingCharacters(in: .whitespaces))
    command = isWanted ? chosen : nil
    rows = Terminal.height
  }

  /// Writes a line, whatever it has of files.
  ///
  /// - Throws: `Terminal.Closed.output` if its reader has seen enough; what `Terminal.write` throws.
  func write(_ line: String) throws { try put(PrintableText.line(line)) }

  /// Writes a line of a view, which may have colours, and whose texts are printable.
  ///
  /// - Throws: as `write`.
  func viewLine(_ line: String) throws { try put(Terminal.wantsColor ? line : PrintableText.line(line)) }

  private func put(_ line: String) throws {
    guard let command else { return try Terminal.viewLine(line) }
    if pipe != nil { return try send(line) }
    held.append(line)
    guard held.count >= rows else { return }
    // Not Process: that puts its child into a group of its own, which may not read the terminal's keys.
    guard let opened = popen(command, "w") else { return try flush() }
    pipe = opened
    // The interrupt key is the pager's.
    signal(SIGINT, SIG_IGN)
    for line in held { try send(line) }
    held = []
  }

  /// Writes what was held back and waits until the reader leaves the pager.
  func close() throws {
    if let pipe {
      pclose(pipe)
      self.pipe = nil
    } else {
      try flush()
    }
  }

  private func flush() throws {
    for line in held { try Terminal.viewLine(line) }
    held = []
  }

  private func send(_ line: String) throws {
    guard let pipe, fputs(line + "\n", pipe) >= 0 else { throw Terminal.Closed.output }
  }

  /// Runs `body` with a pager that is closed afterwards, whatever happens.
  static func run(_ body: (Pager) throws -> Void) throws {
    let pager = Pager()
    do { try body(pager) } catch {
      try? pager.close()
      throw error
    }
    try pager.close()
  }
}
