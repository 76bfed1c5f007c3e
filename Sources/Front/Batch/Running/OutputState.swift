import Synoptic

/// What has become of the alignment file of a set, as the journal has it.
enum OutputState {
  /// It is as the last line about it says, which is about the same work.
  case done
  /// It is an alignment that no line about it tells of: somebody has edited it since.
  case edited
  /// It is to be made: it is not there, no alignment, or of other work.
  case open

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - key: what tells the work on the set from all other.
  ///   - record: what the journal says of the file; nil where it says nothing: then what is there may be of a run that was ended before
  ///     its line was written.
  /// - Complexity: O(size of the file).
  init(_ path: String, _ key: ShortHash, _ record: JournalRecords.Record?) {
    guard let record, let status = FileStatus(path), status.kind == .regular,
      let bytes = try? InputFile.bytes(path)
    else {
      self = .open
      return
    }
    let hash = ShortHash(bytes)
    if record.hash == hash {
      self = record.key == key ? .done : .open
    } else if record.older.contains(hash) || (try? NativeFile.read(path)) == nil {
      self = .open
    } else {
      self = .edited
    }
  }
}
