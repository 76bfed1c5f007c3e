import Synoptic

/// What has become of an alignment file that the journal knows.
enum OutputState {
  /// It is as it was written, or an alignment that somebody has edited since.
  case whole
  /// Its beginning is that of an alignment file and its end is not, or it holds nothing but zeros: what a power failure leaves.
  case damaged
  /// It is not there, or another file is in its place.
  case missing

  /// How alignment files begin.
  private static let beginning = Array("{\n  \"format\": \"\(NativeFile.format)\"".utf8)

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - entry: what the journal says of it.
  /// - Complexity: O(size of the file).
  init(_ path: String, _ entry: Journal.Entry) {
    guard let status = FileStatus(path), status.kind == .regular, let bytes = try? InputFile.bytes(path)
    else {
      self = .missing
      return
    }
    if bytes.count == entry.bytes, ShortHash(bytes) == entry.hash {
      self = .whole
    } else if (try? NativeFile.read(path)) != nil {
      self = .whole
    } else {
      self = bytes.starts(with: OutputState.beginning) || bytes.allSatisfy { $0 == 0 } ? .damaged : .missing
    }
  }
}
