import Foundation
import Synchronization

/// The last line of a terminal, in which a run shows how far it is: written anew as it goes on, and taken away for anything else.
enum ProgressLine {
  private static let isShown = Mutex(false)

  /// Whether standard error is a terminal that can write a line anew.
  static var isPossible: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Whether the terminal is this process's now: of one in the background the shell has the line, with its prompt.
  ///
  /// That can change at any time (Ctrl-Z, `bg`, `fg`). A terminal that does not control the process has no background.
  private static var isOurs: Bool {
    let group = tcgetpgrp(STDERR_FILENO)
    return group < 0 || group == getpgrp()
  }

  /// Shows a text in the line, cut to its width; nothing in the background.
  ///
  /// - Parameter text: asked for when nothing else is being written; nil if there is nothing to show any more.
  static func show(_ text: () -> String?) {
    isShown.withLock { shown in
      guard isOurs, let text = text() else { return }
      Terminal.replaceLine(String(text.prefix(max(0, Terminal.widthOfNotes - 1))))
      shown = true
    }
  }

  /// Takes the line away, if there is one, and writes something in its place before it can come back.
  static func clear(for write: () -> Void = {}) {
    isShown.withLock { shown in
      if shown, isOurs { Terminal.replaceLine("") }
      shown = false
      write()
    }
  }
}
