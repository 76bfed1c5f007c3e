import Foundation
import Synchronization
import Synoptic

/// Which sets are finished: a file with a line of JSON for each, written as soon as its alignment file has its name.
///
/// Lines are only ever added, each with one write, so that a run that is killed leaves whole lines and at most one that is torn, which the next run
/// takes away. After every 64 lines, and at the end, the file is on the disk. A line has the length and the
/// checksum of the alignment file, by which one is known that a power failure has damaged.
public final class Journal: Sendable {
  /// The first line.
  private static let head = "{\"format\":\"synoptic-journal\",\"version\":1}\n"
  /// After so many lines the system is asked to have them on the disk.
  private static let group = 64
  /// How often it is waited for another run's end, for a twentieth of a second.
  private static let patience = 20

  /// The file.
  public let path: String
  private let descriptor: Int32
  /// What the lines say that were there when it was opened.
  let records: JournalRecords
  private let unsynced = Mutex(0)

  /// Opens a journal, or begins one.
  ///
  /// - Parameter path: the file.
  /// - Throws: `InputError` if it cannot be read and written, is another file, or another run is at work with it.
  /// - Complexity: O(length), and some 100 bytes of memory for each set in it.
  public init(_ path: String) throws {
    self.path = path
    let status = FileStatus(path)
    guard status.map({ $0.kind == .regular }) ?? true else {
      throw InputError(
        .refused, file: path, "is no file, and a journal is one", remedy: "name another journal")
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Journal.failure(path) }
    do {
      // The threads of a run that has ended, or a process that is being ended, may have it for a moment yet.
      var patience = Journal.patience
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        guard errno == EWOULDBLOCK || errno == EINTR, patience > 0 else {
          throw InputError(
            .refused, file: path, "another run is at work with this journal",
            remedy: "wait for it, or name another journal")
        }
        patience -= 1
        usleep(50_000)
      }
      try Journal.mend(descriptor, path)
      records = try Journal.read(path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// How many sets it knows as done.
  public var count: Int { records.done }

  /// What tells which sets are done now: their alignment files are as the last lines say, or somebody has edited them.
  ///
  /// - Parameter context: what all sets of the run depend on.
  /// - Throws: `InputError` if the journal can no longer be read.
  /// - Complexity: as `init`; then O(size of the alignment file) for each set.
  public func doneSets(_ context: String) throws -> (BatchSet) -> Bool {
    let records = try Journal.read(path)
    return { set in
      guard let output = set.output, let record = records[output], record.hash != nil else { return false }
      if case .open = OutputState(output, set.key(context), record) { return false }
      return true
    }
  }

  /// Adds a line.
  ///
  /// - Throws: `InputError` if it cannot be written.
  func add(_ result: SetResult, key: ShortHash, milliseconds: Int) throws(InputError) {
    try Journal.append(result.json(key: key, milliseconds: milliseconds), to: descriptor, path)
    let isDue = unsynced.withLock { count in
      count += 1
      guard count >= Journal.group else { return false }
      count = 0
      return true
    }
    if isDue { try sync() }
  }

  /// Has all lines on the disk.
  ///
  /// - Throws: `InputError` if that cannot be done.
  func sync() throws(InputError) {
    guard fsync(descriptor) == 0 else { throw Journal.failure(path) }
  }

  // MARK: - The file

  /// Takes away a torn line at the end; writes the first line where there is none.
  private static func mend(_ descriptor: Int32, _ path: String) throws(InputError) {
    let head = Array(head.utf8)
    var beginning = [UInt8](repeating: 0, count: head.count)
    let read = max(0, pread(descriptor, &beginning, head.count, 0))
    guard head.starts(with: beginning.prefix(read)) else {
      throw InputError(
        .refused, file: path, "is there already, and is no journal", remedy: "name another journal")
    }
    var end = lseek(descriptor, 0, SEEK_END)
    var last = [UInt8](repeating: 0, count: 1 << 16)
    var isWhole = false
    while end > 0, !isWhole {
      let start = max(0, end - off_t(last.count))
      let count = pread(descriptor, &last, Int(end - start), start)
      guard count == Int(end - start) else { throw failure(path) }
      if let index = last[..<count].lastIndex(of: UInt8(ascii: "\n")) {
        end = start + off_t(index) + 1
        isWhole = true
      } else {
        end = start
      }
    }
    guard ftruncate(descriptor, end) == 0 else { throw failure(path) }
    if end == 0 { try append(head, to: descriptor, path) }
  }

  private static func append(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(InputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count >= 0 { done += count } else if errno != EINTR { throw failure(path) }
    }
  }

  /// What the lines say of each alignment file.
  private static func read(_ path: String) throws -> JournalRecords {
    var records = JournalRecords()
    var lines = try LineSource(path)
    while true {
      do {
        let known = try lines.next { line -> Bool in
          guard let (result, key) = SetResult.read(line) else { return false }
          records.add(result, key)
          return true
        }
        if known == nil { return records }
      } catch let error as InputError where error.code == .undecodable {
        // A line that a power failure has damaged says nothing.
      }
    }
  }

  private static func failure(_ path: String) -> InputError {
    InputError(.unwritableFile, file: path, "the journal cannot be written: \(SystemError().text)")
  }
}
