import Basics
import Foundation
import SystemZip

/// The files in a ZIP archive, read from memory one by one (libzip).
///
/// Archives come from anywhere, so nothing in one is believed: what its files inflate to is bounded, however small they are packed and
/// however often one is asked for, and a file counts only with the checksum that the archive has of it.
package final class ZipArchive {
  /// What all files that are read may inflate to, in bytes: the longest novels have a fifth of it.
  static let largest = 128 << 20

  /// The archive, as errors name it.
  package let path: String
  private let archive: OpaquePointer
  /// The files by their names.
  private var entries: [String: UInt64] = [:]
  /// The same in lower case, for programs that do not mind.
  private var folded: [String: UInt64] = [:]
  /// How many bytes may still be read.
  private var budget = ZipArchive.largest

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - path: the file, as errors name it.
  /// - Throws: `InputError` if it is none, cut short or damaged.
  package init(_ bytes: [UInt8], path: String) throws(InputError) {
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    // libzip wants bytes that stay where they are, and frees them.
    guard let copy = malloc(max(bytes.count, 1)) else {
      throw InputError(.internalFault, file: path, "cannot be read for want of memory")
    }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { memcpy(copy, base, source.count) }
    }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &problem) else {
      free(copy)
      throw InputError(.internalFault, file: path, "cannot be read for want of memory")
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &problem) else {
      zip_source_free(source)
      throw ZipArchive.damaged(path, "its list of parts, which stands at its end, is missing or damaged")
    }
    self.path = path
    self.archive = archive
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)) else { continue }
      let normal = ZipArchive.normalized(String(cString: name))
      if entries[normal] == nil { entries[normal] = index }
      if folded[normal.lowercased()] == nil { folded[normal.lowercased()] = index }
    }
  }

  deinit { zip_discard(archive) }

  /// Whether there is a file of this name.
  package func has(_ name: String) -> Bool { index(name) != nil }

  /// The bytes of a file.
  ///
  /// - Parameter name: its path within the archive.
  /// - Throws: `InputError` that names it if it is missing, encrypted, damaged, or too large.
  package func bytes(_ name: String) throws(InputError) -> [UInt8] {
    guard let bytes = try bytesIfThere(name) else {
      throw InputError(
        .damaged, file: path, "its part \(Quotation.cut(name)) is missing", remedy: ZipArchive.remedy)
    }
    return bytes
  }

  /// The bytes of a file; nil if there is none.
  ///
  /// - Throws: `InputError` that names it if it is encrypted, damaged, or too large.
  package func bytesIfThere(_ name: String) throws(InputError) -> [UInt8]? {
    guard let index = index(name) else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0 else {
      throw ZipArchive.damaged(path, "its part \(Quotation.cut(name)) cannot be found")
    }
    if status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != UInt16(ZIP_EM_NONE)
    {
      throw ZipArchive.encrypted(path)
    }
    if status.valid & UInt64(ZIP_STAT_SIZE) != 0, status.size > UInt64(budget) { throw tooLarge }
    guard let file = zip_fopen_index(archive, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive))
      throw code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP
        ? ZipArchive.encrypted(path) : damagedPart(name, code)
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while true {
      var count: Int64 = 0
      let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, done in
        count = zip_fread(file, buffer.baseAddress, UInt64(chunk))
        done = Int(max(0, count))
      }
      guard count >= 0 else { throw damagedPart(name, zip_error_code_zip(zip_file_get_error(file))) }
      guard count > 0 else { break }
      bytes += more
      guard bytes.count <= budget else { throw tooLarge }
    }
    budget -= bytes.count
    return bytes
  }

  /// Makes sure before the work that files are not too large together, each as often as it is named.
  ///
  /// - Throws: `InputError` if the archive says so of their sizes.
  func check(_ names: [String]) throws(InputError) {
    var rest = UInt64(budget)
    for name in names {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard let index = index(name), zip_stat_index(archive, index, 0, &status) == 0,
        status.valid & UInt64(ZIP_STAT_SIZE) != 0
      else { continue }
      guard status.size <= rest else { throw tooLarge }
      rest -= status.size
    }
  }

  private func index(_ name: String) -> UInt64? {
    let normal = ZipArchive.normalized(name)
    return entries[normal] ?? folded[normal.lowercased()]
  }

  /// Some programs write paths as Windows does, or from a root.
  static func normalized(_ name: String) -> String {
    String(name.replacing("\\", with: "/").drop { $0 == "/" })
  }

  private static let remedy: Remedy = "save it anew in the program that it is of, or fetch it again"

  static func damaged(_ path: String, _ what: String) -> InputError {
    InputError(.damaged, file: path, "is no whole archive: \(what)", remedy: remedy)
  }

  /// The error about a document that opens with a password, or in some programs only.
  static func encrypted(_ path: String) -> InputError {
    InputError(
      .encrypted, file: path, "is encrypted, so that its text cannot be read",
      remedy: "open it with its password and save it without one")
  }

  private func damagedPart(_ name: String, _ code: Int32) -> InputError {
    let what =
      switch code {
      case ZIP_ER_CRC: "does not have its checksum"
      case ZIP_ER_COMPNOTSUPP: "is packed in a way that is not known"
      default: "cannot be unpacked"
      }
    return InputError(
      .damaged, file: path, "its part \(Quotation.cut(name)) \(what)", remedy: ZipArchive.remedy)
  }

  private var tooLarge: InputError {
    InputError(
      .tooLarge, file: path, "its parts inflate to more than \(ZipArchive.largest >> 20) MB of text",
      remedy: "divide it into several documents")
  }
}
