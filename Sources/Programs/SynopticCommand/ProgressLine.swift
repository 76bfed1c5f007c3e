import Foundation
import Synchronization

/// The last line of a terminal, in which a run shows how far it is: written anew as it goes on, and taken away for anything else.
enum ProgressLine {
  private static let isShown = Mutex(false)

  /// Whether standard error is a terminal that can write a line anew.
  static var isPossible: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Shows a text in the line, cut to its width.
  static func show(_ text: String) {
    isShown.withLock { shown in
      Terminal.replaceLine(String(text.prefix(max(0, Terminal.widthOfNotes - 1))))
      shown = true
    }
  }

  /// Takes the line away, if there is one.
  static func clear() {
    isShown.withLock { shown in
      if shown { Terminal.replaceLine("") }
      shown = false
    }
  }
}
