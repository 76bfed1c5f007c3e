import Foundation

/// A file that is open for reading, inflated if it is a gzip file.
///
/// `-` is standard input (`StandardInput`).
///
/// What is read is what was there at that moment: of a file that grows meanwhile, by the reader's own output perhaps, no more is read than
/// it had, and one that shrinks is read to the end it then has.
public final class InputFile {
  /// A document larger than this, in bytes, is not read as a whole.
  private static let largest = 1 << 30
  /// What a gzip file may be inflated to as a whole: a small one can be made to hold any amount.
  private static let largestInflated = 1 << 28

  /// The error about a path that is empty.
  package static let unnamed = InputError(
    .missingFile, "a file without a name is to be read", remedy: "name it")

  private let path: String
  private let descriptor: Int32
  /// How many bytes of a regular file are left; nil for others, and where the system does not say how long a file is.
  private var rest: Int?
  /// Whether a gzip file is inflated.
  private let inflates: Bool
  /// Whether its beginning has been looked at.
  private var hasBegun = false
  /// Bytes of the beginning that are given out first.
  private var ahead: [UInt8] = []
  private var inflater: Inflater?

  /// How a gzip file begins.
  private static let gzip: [UInt8] = [0x1F, 0x8B]

  /// Opens a file or pipe.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isRegular: whether it must be a file with a length: a pipe, a device or a socket, which may keep one waiting for ever, is
  ///     refused and not opened. For files that the user has not named.
  ///   - inflates: whether a gzip file is inflated.
  ///   - isReadOnce: whether standard input is given as it comes, and cannot be opened again.
  /// - Throws: `InputError` naming the path if it is missing, a directory, or cannot be read.
  public init(
    _ path: String, isRegular: Bool = false, inflates: Bool = true, isReadOnce: Bool = false
  ) throws(InputError) {
    guard !path.isEmpty else {
      throw InputFile.unnamed
    }
    self.inflates = inflates
    let isStandardInput = path == StandardInput.name && !isRegular
    let name = isStandardInput ? "standard input" : path
    let path = isStandardInput ? try StandardInput.path(isReadOnce: isReadOnce) : path
    // A path ends for the system where a zero stands.
    guard !path.utf8.contains(0) else { throw InputError(.missingFile, file: path, "no such file") }
    self.path = name
    errno = 0
    guard let status = FileStatus(path) else {
      throw [ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG].contains(errno)
        ? InputError(.missingFile, file: path, "no such file") : InputFile.unreadable(path)
    }
    guard status.kind != .directory else {
      throw InputError(.isDirectory, file: path, "is a directory", remedy: "name a file in it")
    }
    guard ![.socket, .blockDevice].contains(status.kind), !isRegular || status.kind == .regular else {
      throw InputFile.notRegular(path, status.kind)
    }
    if isRegular, FilePath.resolvingLinks(path).flatMap(FilePath.descriptor) != nil {
      throw InputError(.unreadableFile, file: path, "is a stream, not a regular file", remedy: "name a file")
    }
    // What was a file may have become a pipe: opening that must not wait.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (isRegular ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw InputFile.unreadable(path) }
    if isRegular, let opened = FileStatus(descriptor), opened.kind != .regular {
      close(descriptor)
      throw InputFile.notRegular(path, opened.kind)
    }
    // A device may give bytes for ever; a terminal is read by people, and the empty one is empty.
    if status.kind == .characterDevice, isatty(descriptor) != 1,
      status.identity != FileStatus("/dev/null")?.identity
    {
      close(descriptor)
      throw InputFile.notRegular(path, status.kind)
    }
    // Files that the system makes as they are read, as in /proc, say that they are empty.
    rest = status.kind == .regular && status.size > 0 ? FileStatus(descriptor)?.size : nil
  }

  deinit { close(descriptor) }

  /// The next bytes: `count` of them, or fewer at the end.
  ///
  /// - Throws: `InputError` naming the path if they cannot be read, or are a damaged gzip file.
  public func read(_ count: Int) throws(InputError) -> [UInt8] {
    try begin()
    if let inflater { return try inflater.read(count) }
    guard !ahead.isEmpty else { return try readAsItIs(count) }
    let first = Array(ahead.prefix(count))
    ahead.removeFirst(first.count)
    return first.count < count ? first + (try readAsItIs(count - first.count)) : first
  }

  /// Looks at the beginning, where it has not been looked at: a gzip file is inflated.
  private func begin() throws(InputError) {
    guard !hasBegun else { return }
    hasBegun = true
    guard inflates else { return }
    var two: [UInt8] = [0, 0]
    let looked = pread(descriptor, &two, 2, 0)
    // A pipe cannot be looked at without being read.
    if looked < 0 { ahead = try readAsItIs(2) }
    guard looked < 0 ? ahead == InputFile.gzip : looked == 2 && two == InputFile.gzip else { return }
    let beginning = ahead
    ahead = []
    inflater = try Inflater(beginning, path: path) { [unowned self] () throws(InputError) in
      try self.readAsItIs(1 << 16)
    }
  }

  /// The next bytes of the file itself.
  private func readAsItIs(_ count: Int) throws(InputError) -> [UInt8] {
    let wanted = min(count, rest ?? count)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, wanted)) { buffer, done in
      // A pipe gives what it has.
      while done < wanted {
        let more = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: done), wanted - done)
        if more > 0 {
          done += more
        } else if more == 0 {
          break
        } else if errno != EINTR {
          failed = true
          break
        }
      }
    }
    if failed { throw InputFile.unreadable(path) }
    if let left = rest { rest = left - bytes.count }
    return bytes
  }

  /// All bytes that follow.
  ///
  /// - Parameter count: how many were read before.
  /// - Throws: `InputError` naming the path if they cannot be read, or are more than a document may have.
  package func readAll(after count: Int = 0) throws(InputError) -> [UInt8] {
    try begin()
    let largest = inflater == nil ? InputFile.largest : InputFile.largestInflated
    // Where the size is known beforehand, nobody waits for the answer.
    if inflater == nil, let rest {
      guard count + rest <= largest else { throw tooLarge(largest) }
      return try read(rest)
    }
    var bytes: [UInt8] = []
    while true {
      let more = try read(1 << 20)
      bytes += more
      guard count + bytes.count <= largest else { throw tooLarge(largest) }
      if more.count < 1 << 20 { return bytes }
    }
  }

  /// The bytes of a file or pipe.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - isRegular: whether it must be a file with a length, as in `init`.
  ///   - inflates: whether a gzip file is inflated.
  /// - Throws: `InputError` naming the path if it is missing, a directory, too large, or cannot be read.
  public static func bytes(
    _ path: String, isRegular: Bool = false, inflates: Bool = true
  ) throws(InputError) -> [UInt8] {
    try InputFile(path, isRegular: isRegular, inflates: inflates).readAll()
  }

  private func tooLarge(_ largest: Int) -> InputError {
    InputError(
      .tooLarge, file: path, "is larger than \(largest >> 20) MB", remedy: .readInParts)
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError(.unreadableFile, file: path, "cannot be read", remedy: "check its permissions")
  }

  private static func notRegular(_ path: String, _ kind: FileStatus.Kind) -> InputError {
    InputError(.unreadableFile, file: path, "is \(kind.name), not a regular file", remedy: "name a file")
  }
}
