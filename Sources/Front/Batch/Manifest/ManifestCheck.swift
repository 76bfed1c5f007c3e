import Synoptic

/// A manifest that has been read once, before any work, so that a mistake in its last line does not end a night's run.
public struct ManifestCheck: Sendable {
  /// How many sets a part of it has.
  public let sets: Int

  /// Reads a manifest to its end.
  ///
  /// - Parameters:
  ///   - reader: the manifest from its beginning.
  ///   - path: the file, as errors name it.
  ///   - shard: which part is counted; all of it is checked.
  ///   - needsOutputs: whether each set must say where its alignment is written.
  /// - Throws: `InputError` with the place of what is wrong: a line that is no set, two sets of one name or output, a set without output.
  /// - Complexity: O(length), and 32 bytes of memory for each set.
  public init(_ reader: ManifestReader, path: String, shard: Shard = .whole, needsOutputs: Bool) throws {
    var reader = reader
    var ids: Set<ShortHash> = []
    var outputs: Set<ShortHash> = []
    var sets = 0
    while let set = try reader.next() {
      func fail(_ code: InputError.Code, _ problem: String, _ remedy: Remedy) -> InputError {
        InputError(code, file: path, at: .position(line: set.line, column: 1), problem, remedy: remedy)
      }
      guard ids.insert(ShortHash(Array(set.id.utf8))).inserted else {
        throw fail(
          .duplicateName, "another set is called '\(Quotation.cut(set.id))' too",
          "give each a name of its own")
      }
      if let output = set.output {
        guard outputs.insert(ShortHash(Array(output.utf8))).inserted else {
          throw fail(
            .duplicateName, "another set is written to \(Quotation.cut(output)) too",
            "give each a file of its own")
        }
      } else if needsOutputs {
        throw fail(
          .invalidArgument, "the set '\(Quotation.cut(set.id))' does not say where its alignment is written",
          "add a column output, or name a folder for all")
      }
      if shard.contains(set.index) { sets += 1 }
    }
    self.sets = sets
  }
}
