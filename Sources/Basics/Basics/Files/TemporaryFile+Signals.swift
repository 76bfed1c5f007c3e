import Foundation
import Synchronization

extension TemporaryFile {
  /// So many temporary files at once are removed at a signal; there are more only when an alignment of dozens of documents is converted.
  private static let capacity = 4_096

  /// The paths of the files that are there; nil before there is a handler of signals.
  ///
  /// The handler may neither allocate nor lock: it only reads this table, which is never freed, nor are the paths.
  nonisolated(unsafe) private static var table: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  /// The indexes of the table that are free; taken by those who make files, not by the handler.
  private static let free = Mutex<[Int]>([])

  /// Lets the program remove its temporary files when the user or the system ends it by a signal: interrupt, hang-up, termination.
  ///
  /// The signal then ends the program as it would have. For programs, not libraries, since handlers belong to the process. Signals that are
  /// ignored stay ignored.
  package static func removeAtSignals() {
    guard table == nil else { return }
    let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    paths.initialize(repeating: nil, count: capacity)
    table = paths
    free.withLock { $0 = Array((0..<capacity).reversed()) }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      guard sigaction(number, nil, &before) == 0 else { continue }
      // An ignored signal is one for whoever started the program, as `nohup` does.
      if before.__sigaction_handler.sa_handler.map({ unsafeBitCast($0, to: Int.self) }) == 1 { continue }
      signal(number) { number in
        // Only what is safe in a handler: reading memory, unlink, signal, raise.
        if let table = TemporaryFile.table {
          for index in 0..<4_096 { if let path = table[index] { unlink(path) } }
        }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Tells the handler of a file.
  ///
  /// - Returns: its index in the table; nil if there is no handler, or no room.
  static func remember(_ path: String) -> Int? {
    guard let table else { return nil }
    guard let slot = free.withLock({ $0.popLast() }) else { return nil }
    table[slot] = strdup(path)
    return slot
  }

  /// Tells the handler that a file is gone.
  ///
  /// The path is not freed, for the handler may be reading it.
  static func forget(_ slot: Int?) {
    guard let slot, let table else { return }
    table[slot] = nil
    free.withLock { $0.append(slot) }
  }
}
