/// Folders below which files may be read that a file names which somebody else may have made.
package struct FolderScope: Sendable {
  private let folders: [String]

  /// The scope of some folders; those that are not there hold nothing.
  package init(_ folders: [String]) {
    self.folders = folders.compactMap(FilePath.real).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  /// Whether a file lies in one of the folders or below, whatever links and `..` its path has.
  package func contains(_ path: String) -> Bool {
    guard let real = FilePath.real(path) else { return false }
    return folders.contains { real.hasPrefix($0) }
  }
}
