import Synoptic

/// Documents that were read and divided into sentences and words, for other sets in which they stand too.
///
/// With them is kept what is found in them whatever they are compared with, such as times and names. Those that were asked for longest ago go where
/// all have more code points than may be kept. A file that has changed is read again.
public final class PreparedDocuments: Sendable {
  private struct Key: Hashable {
    let reading: DocumentReader.Key
    let file: FileStatus.Version
  }

  /// So many code points are kept by default: some 30 MB of memory.
  public static let mostCodePoints = 1 << 20

  private let kept: RecentValues<Key, TokenizedDocument>

  /// Keeps nothing yet.
  ///
  /// - Parameter codePoints: how many code points the documents may have together.
  public init(codePoints: Int = PreparedDocuments.mostCodePoints) { kept = RecentValues(most: codePoints) }

  /// The documents of a set.
  ///
  /// - Throws: as `DocumentReader.read`; `ICUError` if ICU fails.
  func documents(_ set: BatchSet) throws -> [TokenizedDocument] {
    try set.options.reader.read(set.files) { reading, read in
      // What changes while it is read is kept as it was before, and so read again.
      let version = FileStatus(reading.path)?.version
      let key = version.map { Key(reading: reading, file: $0) }
      if let known = key.flatMap(kept.value) { return known }
      let document = try TokenizedDocument(read()).keepingDerived
      if let key { kept.keep(document, for: key, size: document.document.scalars.count) }
      return document
    }
  }
}
