import AlignmentFiles
import Basics
import Texts

/// A file that is written, or of Moses the two files.
struct ConversionOutput {
  /// What it is called in notes.
  let name: String
  /// Where it goes.
  let files: [OutputDestination]
  /// The documents whose links it gets, by their indexes.
  let documents: [Int]
}

extension Conversion {
  /// The files that are written: one, or one for each two documents where the format takes two, each with a name of its own.
  ///
  /// - Throws: `InputError` if one cannot be written, or would take the place of an input or of something else.
  func outputs(
    of documents: [OutputDocument], _ header: LinkHeader, _ to: InterchangeFormat
  ) throws -> [ConversionOutput] {
    let all = Array(documents.indices)
    let groups =
      to.capacity.takesMany || documents.count == 2
      ? [all] : all.flatMap { a in all[(a + 1)...].map { b in [a, b] } }
    let names = try groups.count == 1 ? [output] : pairNames(groups.map { $0.map { documents[$0] } }, to)
    let paths =
      to == .moses
      ? DerivedNames.distinct(
        zip(names, groups).flatMap { name, group in
          MosesFiles.names(name, group.map { documents[$0] }).map { ($0, "") }
        }) : names
    let inputs = header.documents.flatMap(candidates) + documents.compactMap(\.path)
    let count = to == .moses ? 2 : 1
    return try groups.indices.map { index in
      let own = Array(paths[(index * count)..<(index * count + count)])
      return ConversionOutput(
        name: names[index] == StandardInput.name ? "standard output" : names[index],
        files: try own.map { path in
          try destination(path, keeping: inputs) { file in
            to == .moses ? MosesFiles.haveSameLength(own) : to.canRead(file)
          }
        }, documents: groups[index])
    }
  }

  /// A destination where nothing is lost.
  ///
  /// - Throws: `InputError` as `OutputDestination` does.
  func destination(
    _ path: String, keeping inputs: [String], isOfFormat: (String) -> Bool
  ) throws(InputError) -> OutputDestination {
    let destination = try OutputDestination(path)
    let format =
      (options.to ?? .named(output)).map { "a file of the format \($0.rawValue)" } ?? "of the format"
    try destination.check(
      keeping: [input] + (MosesFiles.exist(input) ? (try? MosesFiles.files(input))?.map(\.path) ?? [] : [])
        + inputs + options.inputs + options.documents.map(\.path), overwrites: options.overwrites,
      format: format, isOfFormat: isOfFormat)
    return destination
  }

  /// The names of the outputs for two of several documents each: their ids stand before the extension.
  private func pairNames(
    _ pairs: [[OutputDocument]], _ to: InterchangeFormat
  ) throws(InputError) -> [String] {
    if output.hasPrefix("/dev/") || output == StandardInput.name {
      throw InputError(
        .invalidArgument, file: output, "\(to.rawValue) has a file for each two of the documents",
        remedy: "name a file, whose name gets those of the documents")
    }
    let folder = output.lastIndex(of: "/").map { output.index(after: $0) } ?? output.startIndex
    let dot = to == .moses ? nil : output[folder...].lastIndex(of: ".").flatMap { $0 > folder ? $0 : nil }
    let end = dot ?? output.endIndex
    return DerivedNames.distinct(
      pairs.map { pair in
        let ids = pair.map { DerivedNames.part($0.id) }.joined(separator: "-")
        return ("\(output[..<end]).\(ids)", String(output[end...]))
      })
  }
}

extension InterchangeFormat {
  /// Whether a file is one of this format, from its beginning to its end as far as that can be told without documents.
  ///
  /// - Complexity: O(size of the file).
  func canRead(_ path: String) -> Bool {
    do {
      let reader = try makeReader(path, keepsNative: false)
      // Its sentences are counted in paragraphs that only the documents tell.
      if capacity.content == .paragraphs { return true }
      if capacity.pointsToElements {
        try reader.use(reader.header.documents.map(OutputDocument.init(passingOver:)))
      }
      var link = LinkRecord()
      while try reader.next(&link) {}
      return true
    } catch { return false }
  }
}
