import Basics
import Foundation
import SystemZip

extension ZipArchive {
  /// An archive with other contents of some files; the others are copied as they are packed.
  ///
  /// - Parameters:
  ///   - parts: the new content of each file, by its path within the archive.
  ///   - bytes: the archive.
  ///   - path: the archive's path, as errors name it.
  /// - Throws: `InputError` if it is no archive, one of the files is missing, or there is no memory.
  static func replacing(
    _ parts: [String: [UInt8]], in bytes: [UInt8], path: String
  ) throws(InputError) -> [UInt8] {
    func failure(_ what: String) -> InputError {
      InputError(.internalFault, file: path, "cannot be written anew: \(what)")
    }
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard let source = buffer(bytes, nil) else { throw failure("there is no memory") }
    // Kept for what is written to it.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, 0, &problem) else {
      zip_source_free(source)
      throw damaged(path, "its list of parts, which stands at its end, is missing or damaged")
    }
    do throws(InputError) {
      for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
        let index = location(of: name, in: archive)
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard let index, zip_stat_index(archive, index, 0, &status) == 0 else {
          throw InputError(.damaged, file: path, "its part \(Quotation.cut(name)) is missing")
        }
        guard let new = buffer(content, archive) else { throw failure("there is no memory") }
        guard zip_file_replace(archive, index, new, 0) == 0 else {
          zip_source_free(new)
          throw failure(String(cString: zip_strerror(archive)))
        }
        // So that the same input gives the same bytes.
        if status.valid & UInt64(ZIP_STAT_MTIME) != 0 {
          _ = zip_file_set_mtime(archive, index, status.mtime, 0)
        }
        if status.valid & UInt64(ZIP_STAT_COMP_METHOD) != 0 {
          _ = zip_set_file_compression(archive, index, Int32(status.comp_method), 0)
        }
      }
    } catch {
      zip_discard(archive)
      throw error
    }
    return try closed(archive, source, failure)
  }

  /// Writes an archive to its source, and gives the bytes.
  ///
  /// - Parameter failure: the error in which something is said of what went wrong.
  static func closed(
    _ archive: OpaquePointer, _ source: OpaquePointer, _ failure: (String) -> InputError
  ) throws(InputError) -> [UInt8] {
    guard zip_close(archive) == 0 else {
      let text = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw failure(text)
    }
    guard let written = content(of: source) else { throw failure("it cannot be read again") }
    return written
  }

  /// Where a file stands in an archive; nil if there is none.
  private static func location(of name: String, in archive: OpaquePointer) -> UInt64? {
    let names = (0..<UInt64(max(0, zip_get_num_entries(archive, 0)))).map { index in
      zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)).map { normalized(String(cString: $0)) }
    }
    let index =
      names.firstIndex(of: normalized(name))
      ?? names.firstIndex { $0?.lowercased() == normalized(name).lowercased() }
    return index.map(UInt64.init)
  }

  /// A source of bytes that it owns.
  static func buffer(_ bytes: [UInt8], _ archive: OpaquePointer?) -> OpaquePointer? {
    guard let copy = malloc(max(bytes.count, 1)) else { return nil }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { memcpy(copy, base, source.count) }
    }
    let source =
      archive.map { zip_source_buffer($0, copy, UInt64(bytes.count), 1) }
      ?? zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil)
    if source == nil { free(copy) }
    return source
  }

  /// What was written to a source.
  private static func content(of source: OpaquePointer) -> [UInt8]? {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_stat(source, &status) == 0, status.valid & UInt64(ZIP_STAT_SIZE) != 0,
      zip_source_open(source) == 0
    else { return nil }
    defer { zip_source_close(source) }
    var read: Int64 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
      read = zip_source_read(source, buffer.baseAddress, status.size)
      count = Int(max(0, read))
    }
    return read == Int64(status.size) ? bytes : nil
  }
}
