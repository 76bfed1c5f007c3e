import Foundation

/// What the system says of a file: which one it is, of what kind, and whose.
package struct FileStatus: Sendable {
  /// What tells a file from all others, whatever it is called: its device and its number there.
  package struct Identity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    fileprivate init(_ status: stat) {
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  /// What changes when a file is written: which file it is, its length, and when it was changed, in nanoseconds.
  package struct Version: Hashable, Sendable {
    fileprivate let identity: Identity
    fileprivate let size: Int
    fileprivate let changed: Int
  }

  /// The kinds of files that are told apart.
  package enum Kind: Sendable {
    case regular, directory, link, blockDevice, characterDevice, pipe, socket

    /// The kind in words.
    package var name: String {
      switch self {
      case .regular: "a file"
      case .directory: "a directory"
      case .link: "a link"
      case .blockDevice, .characterDevice: "a device"
      case .pipe: "a pipe"
      case .socket: "a socket"
      }
    }
  }

  /// Which file it is.
  package let identity: Identity
  /// Of what kind.
  package let kind: Kind
  /// Who may read and write it.
  package let permissions: mode_t
  /// Whether only owners may remove files from it, if it is a folder.
  package let isSticky: Bool
  /// Its owner.
  package let owner: uid_t
  /// Its group.
  package let group: gid_t
  /// Its length in bytes.
  package let size: Int
  /// Which state of the file it is.
  package let version: Version
  /// How many names it has.
  package let names: Int

  /// The status of what a path leads to; nil if there is nothing, or nobody says.
  ///
  /// - Parameter followsLinks: whether of a link the status of what it leads to is meant.
  package init?(_ path: String, followsLinks: Bool = true) {
    // A path ends for the system where a zero stands.
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// The status of an open file.
  package init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    identity = Identity(status)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      case S_IFBLK: .blockDevice
      case S_IFCHR: .characterDevice
      case S_IFIFO: .pipe
      default: .socket
      }
    permissions = status.st_mode & 0o777
    isSticky = status.st_mode & S_ISVTX != 0
    owner = status.st_uid
    group = status.st_gid
    size = Int(status.st_size)
    version = Version(
      identity: identity, size: size,
      changed: status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec)
    names = Int(status.st_nlink)
  }
}
