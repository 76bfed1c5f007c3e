import Foundation

extension TemporaryFile {
  /// Whether a name is one that a temporary file has.
  package static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(".synoptic-"), name.hasSuffix(".tmp") else { return false }
    let parts = name.dropFirst(10).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.count <= 10 }
      && parts[0].allSatisfy { $0.isASCII && $0.isNumber }
      && parts[1].allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// Removes the temporary files in a folder that nobody works at any more, of runs that were killed.
  ///
  /// Files of other users, and files that only look alike, stay.
  ///
  /// - Returns: how many bytes that gave back.
  /// - Complexity: O(number of files in the folder).
  @discardableResult
  package static func removeAbandoned(in folder: String) -> Int {
    var bytes = 0
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isName(name) {
      let path = folder + "/" + name
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { _ = Foundation.close(descriptor) }
      guard let status = FileStatus(descriptor), status.kind == .regular, status.owner == geteuid() else {
        continue
      }
      if isAbandoned(descriptor, name), unlink(path) == 0 { bytes += status.size }
    }
    return bytes
  }

  /// Whether nobody works at an open file: nobody has locked it, or, where files cannot be locked, there is no such process.
  private static func isAbandoned(_ descriptor: Int32, _ name: String) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno != EWOULDBLOCK, errno != EINTR,
      let process = pid_t(name.dropFirst(10).prefix { $0 != "-" })
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
