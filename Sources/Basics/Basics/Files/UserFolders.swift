import Foundation

/// The folders of the user and of the system that programs keep things in (XDG Base Directory Specification).
package enum UserFolders {
  /// What can be made again: `$XDG_CACHE_HOME/synoptic`, or `$HOME/.cache/synoptic`.
  ///
  /// Only where neither variable is set to a path from the root, the system's list of users says where the home is; where it does not, there is no
  /// such folder, and nothing can be kept.
  package static func cache(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    (folder("XDG_CACHE_HOME", environment) ?? home(environment) + "/.cache") + "/synoptic"
  }

  /// What is installed for the user: `$XDG_DATA_HOME/synoptic`, or `$HOME/.local/share/synoptic`.
  package static func data(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
    (folder("XDG_DATA_HOME", environment) ?? home(environment) + "/.local/share") + "/synoptic"
  }

  /// What is installed for all users: `synoptic` in `$XDG_DATA_DIRS`, or in `/usr/local/share` and `/usr/share`.
  package static func systemData(_ environment: [String: String] = ProcessInfo.processInfo.environment)
    -> [String]
  {
    let named = (environment["XDG_DATA_DIRS"] ?? "").split(separator: ":").map(String.init).compactMap(
      absolute)
    return (named.isEmpty ? ["/usr/local/share", "/usr/share"] : named).map { $0 + "/synoptic" }
  }

  private static func home(_ environment: [String: String]) -> String {
    folder("HOME", environment) ?? getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map {
      String(cString: $0)
    }
      ?? "/dev/null"
  }

  private static func folder(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap(absolute)
  }

  /// A path from the root without a stroke at its end; nil for others.
  private static func absolute(_ path: String) -> String? {
    path.hasPrefix("/") ? (path.hasSuffix("/") ? String(path.dropLast()) : path) : nil
  }
}
