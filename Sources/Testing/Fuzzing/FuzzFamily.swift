import Foundation

/// Readers of a kind.
public enum FuzzFamily: String, CaseIterable, Sendable {
  /// Documents in all formats and encodings.
  case documents
  /// Alignment files, and all that is made of them.
  case alignments
  /// Formats of interchange, by conversion.
  case formats
  /// Dictionaries, and what they are compiled to.
  case dictionaries
  /// Gold that others have annotated.
  case gold
  /// Sentence vectors, and what their encoder is installed from.
  case vectors
  /// Manifests of many sets, their journals, and the folders that they are made of.
  case batch
  /// Short texts: options, lists, names, expressions.
  case texts

  /// Its targets.
  ///
  /// - Parameter folder: a folder of their own, in which they write what they read.
  /// - Throws: what making the sound inputs throws; then the library is broken.
  public func targets(in folder: URL) throws -> [FuzzTarget] {
    let folder = try FuzzFolder(folder)
    switch self {
    case .documents: return try DocumentTargets(folder).all + OfficeTargets().all
    case .alignments: return try AlignmentTargets(folder).all
    case .formats: return try FormatTargets(folder).all
    case .dictionaries: return try DictionaryTargets(folder).all
    case .gold: return try GoldTargets(folder).all
    case .vectors: return VectorTargets(folder).all
    case .batch: return try BatchTargets(folder).all
    case .texts: return try TextTargets(folder).all
    }
  }

  /// The targets of all families.
  public static func all(in folder: URL) throws -> [FuzzTarget] {
    try allCases.flatMap { try $0.targets(in: folder.appending(path: $0.rawValue)) }
  }
}
