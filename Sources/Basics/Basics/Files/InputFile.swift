import Foundation

/// A file that is open for reading.
///
/// What is read is what was there at that moment: of a file that grows meanwhile, by the reader's own output perhaps, no more is read than
/// it had, and one that shrinks is read to the end it then has.
public final class InputFile {
  /// A document larger than this, in bytes, is not read as a whole.
  private static let largest = 1 << 30

  /// The error about a path that is empty.
  package static let unnamed = InputError(
    .missingFile, "a file without a name is to be read", remedy: "name it")

  private let path: String
  private let descriptor: Int32
  /// How many bytes of a regular file are left; nil for others, and where the system does not say how long a file is.
  private var rest: Int?

  /// Opens a file or pipe.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isRegular: whether it must be a file with a length: a pipe, a device or a socket, which may keep one waiting for ever, is
  ///     refused and not opened. For files that the user has not named.
  /// - Throws: `InputError` naming the path if it is missing, a directory, or cannot be read.
  public init(_ path: String, isRegular: Bool = false) throws(InputError) {
    guard !path.isEmpty else {
      throw InputFile.unnamed
    }
    // A path ends for the system where a zero stands.
    guard !path.utf8.contains(0) else { throw InputError(.missingFile, file: path, "no such file") }
    self.path = path
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
  /// - Throws: `InputError` naming the path if they cannot be read.
  public func read(_ count: Int) throws(InputError) -> [UInt8] {
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
    // Where the size is known beforehand, nobody waits for the answer.
    if let rest {
      guard count + rest <= InputFile.largest else { throw tooLarge }
      return try read(rest)
    }
    var bytes: [UInt8] = []
    while true {
      let more = try read(1 << 20)
      bytes += more
      guard count + bytes.count <= InputFile.largest else { throw tooLarge }
      if more.count < 1 << 20 { return bytes }
    }
  }

  /// The bytes of a file or pipe.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - isRegular: whether it must be a file with a length, as in `init`.
  /// - Throws: `InputError` naming the path if it is missing, a directory, too large, or cannot be read.
  public static func bytes(_ path: String, isRegular: Bool = false) throws(InputError) -> [UInt8] {
    try InputFile(path, isRegular: isRegular).readAll()
  }

  private var tooLarge: InputError {
    InputError(
      .tooLarge, file: path, "is larger than \(InputFile.largest >> 20) MB",
      remedy: .readInParts)
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError(.unreadableFile, file: path, "cannot be read", remedy: "check its permissions")
  }

  private static func notRegular(_ path: String, _ kind: FileStatus.Kind) -> InputError {
    InputError(.unreadableFile, file: path, "is \(kind.name), not a regular file", remedy: "name a file")
  }
}
