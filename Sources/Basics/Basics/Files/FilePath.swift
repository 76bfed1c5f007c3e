import Foundation

/// Paths as the system takes them: what they lead to, and what they lie in.
package enum FilePath {
  /// The longest name of a file, in bytes.
  package static let longestName = 255
  /// So many links may lead to one another, as in the kernel.
  private static let mostLinks = 40

  /// The path without its last name, by which a file of that name is found: `.` for a name alone.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last name of a path.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path of a file without the `.gz` that says that it is compressed: its other extensions say what is in it.
  package static func withoutGzip(_ path: String) -> String {
    path.count > 3 && path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
  }

  /// What a path leads to if its last name is a link, or a link to one: also where nothing is there yet.
  ///
  /// - Returns: nil if links lead to one another for ever.
  package static func resolvingLinks(_ path: String) -> String? {
    var path = path
    for _ in 0..<mostLinks {
      if descriptor(path) != nil { return path }
      guard FileStatus(path, followsLinks: false)?.kind == .link, let goal = goal(of: path) else {
        return path
      }
      path = goal.hasPrefix("/") ? goal : folder(of: path) + "/" + goal
    }
    return nil
  }

  private static func goal(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(link, &buffer, buffer.count)
    return count > 0
      ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }

  /// The path from the root without links and without `..`; nil if there is no such file.
  package static func real(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The number of an open file that a path stands for, such as `/dev/stdout` or `/dev/fd/3`; nil for other paths.
  package static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdin": return STDIN_FILENO
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }
}
