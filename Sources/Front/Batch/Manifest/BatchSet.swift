import Synoptic

/// A set of documents that are aligned with one another: a line of a manifest.
public struct BatchSet: Equatable, Sendable {
  /// The name, unique in a manifest.
  public let id: String
  /// The documents: for each its path, or `ID=PATH`.
  public let files: [String]
  /// How they are aligned.
  public let options: SetOptions
  /// Where the alignment file is written; nil if it is not.
  public let output: String?
  /// How many sets stand before it in the manifest.
  public let index: Int
  /// The line of the manifest, from 1.
  public let line: Int

  /// The paths of the documents.
  public var paths: [String] { files.map(DocumentNames.path) }

  /// A set of what a line of a manifest says.
  ///
  /// - Parameters:
  ///   - fields: what the line says.
  ///   - defaults: the options of all sets that say nothing else.
  ///   - folder: the folder of outputs that are not named: `FOLDER/ID.json`; nil if they are not written.
  ///   - index: how many sets stand before it.
  ///   - line: the line.
  /// - Throws: `InputError` without file and place if a field is missing or wrong.
  init(
    _ fields: SetFields, defaults: [SetOptions.Value], folder: String?, index: Int, line: Int
  ) throws(InputError) {
    guard let id = fields.id, !id.isEmpty else {
      throw InputError(.damaged, "the set has no id", remedy: "give each set a name of its own")
    }
    guard fields.files.count > 1, !fields.files.contains("") else {
      throw InputError(
        .tooFewDocuments,
        "the set '\(Quotation.cut(id))' names \(fields.files.isEmpty ? "no" : "one") document",
        remedy: "name two or more")
    }
    for path in fields.files.map(DocumentNames.path) + [fields.output].compactMap(\.self)
    where path == StandardInput.name || FilePath.descriptor(path) != nil {
      throw InputError(
        .invalidArgument, "the set '\(Quotation.cut(id))' names a stream, '\(Quotation.cut(path))'",
        remedy: "name files")
    }
    self.id = id
    files = fields.files
    do {
      options = try SetOptions(SetOptions.merged(fields.options, defaults))
    } catch {
      throw InputError(error.code, "in the set '\(Quotation.cut(id))' \(error.problem)", remedy: error.remedy)
    }
    if let output = fields.output, !output.isEmpty {
      self.output = output
    } else if let folder {
      guard BatchSet.isName(id) else {
        throw InputError(
          .invalidArgument, "'\(Quotation.cut(id))' cannot be the name of a file", remedy: "name the output")
      }
      output = "\(folder)/\(id).json"
    } else {
      output = nil
    }
    self.index = index
    self.line = line
  }

  /// Whether a name can be that of a file in a folder or its folders.
  private static func isName(_ id: String) -> Bool {
    id.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && part.utf8.count <= FilePath.longestName - 5
        && !part.utf8.contains(0)
    }
  }

  /// What tells the work on a set from all other: 16 bytes of a checksum of what it depends on besides the texts.
  ///
  /// - Parameter context: what all sets of a run depend on.
  func key(_ context: String) -> ShortHash {
    var bytes: [UInt8] = []
    for text in [context, id, output ?? ""] + files + ["|"] + options.values.map(\.word) {
      bytes.add(text.utf8.count)
      bytes.append(0)
      bytes.add(string: text)
    }
    return ShortHash(bytes)
  }
}

/// What a line says of a set, as it stands there.
struct SetFields {
  /// The name.
  var id: String?
  /// The documents.
  var files: [String] = []
  /// The options.
  var options: [SetOptions.Value] = []
  /// Where the alignment is written.
  var output: String?
}
