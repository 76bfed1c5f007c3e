import Basics
import SystemZip

extension ZipArchive {
  /// A file of an archive that is made.
  package struct Part {
    /// Its path within the archive.
    package let name: String
    /// What is in it.
    package let content: [UInt8]
    /// Whether it is stored as it is: what tells programs of what kind the archive is.
    package let isStored: Bool

    /// Makes a file; see the properties.
    package init(_ name: String, _ content: [UInt8], isStored: Bool = false) {
      self.name = name
      self.content = content
      self.isStored = isStored
    }
  }

  /// An archive of files, in their order and without times, so that the same files give the same bytes.
  ///
  /// - Throws: `InputError` if there is no memory.
  /// - Complexity: O(size of the files).
  package static func bytes(of parts: [Part]) throws(InputError) -> [UInt8] {
    func failure(_ what: String) -> InputError {
      InputError(.internalFault, "the archive cannot be made: \(what)")
    }
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard let source = buffer([], nil) else { throw failure("there is no memory") }
    // Kept for what is written to it.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, Int32(ZIP_CREATE | ZIP_TRUNCATE), &problem) else {
      zip_source_free(source)
      throw failure(String(cString: zip_error_strerror(&problem)))
    }
    for part in parts {
      guard let content = buffer(part.content, archive) else {
        zip_discard(archive)
        throw failure("there is no memory")
      }
      let index = zip_file_add(archive, part.name, content, 0)
      guard index >= 0 else {
        zip_source_free(content)
        let text = String(cString: zip_strerror(archive))
        zip_discard(archive)
        throw failure(text)
      }
      let method = part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
      _ = zip_set_file_compression(archive, UInt64(index), method, 0)
      _ = zip_file_set_dostime(archive, UInt64(index), 0, firstDay, 0)
    }
    return try closed(archive, source, failure)
  }

  /// 1 January 1980, the first day that archives know.
  private static let firstDay: UInt16 = 1 << 5 | 1
}
