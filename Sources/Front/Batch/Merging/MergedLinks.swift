import Foundation
import Synoptic

/// The links of many sets in one file: lines of JSON, or a format that `MergedConversion` writes.
public final class MergedLinks {
  private enum Form {
    case lines(AtomicFile)
    case conversion(MergedConversion)
  }

  private let form: Form
  /// How many sets were put into it.
  public private(set) var sets = 0
  /// How many links were put into it as lines of JSON; nil in other formats.
  public private(set) var links: Int?
  /// The sets that were left out, by their names, and why the first was.
  public private(set) var leftOut: (count: Int, first: String)?

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - output: where it is written.
  ///   - format: its format; nil to tell it from the name.
  ///   - generator: this program, as files name it.
  ///   - inputs: files that are not to be replaced.
  ///   - overwrites: whether what is there is replaced in any case.
  /// - Throws: `InputError` if the format takes no links of several sets, or the file cannot be written.
  public init(
    _ output: String, format: InterchangeFormat?, generator: String, keeping inputs: [String],
    overwrites: Bool
  ) throws {
    if format == .jsonl || format == nil && output.hasSuffix(".jsonl") {
      let destination = try OutputDestination(output)
      try destination.check(
        keeping: inputs, overwrites: overwrites, format: "lines of links", isOfFormat: MergedLinks.isLines)
      form = .lines(try AtomicFile(destination))
      links = 0
    } else {
      var options = Conversion.Options()
      options.generator = generator
      options.inputs = inputs
      options.overwrites = overwrites
      form = .conversion(try MergedConversion(to: output, format: format, options: options))
    }
  }

  /// The files that may be replaced: those in the folder of a path whose names begin as its name does, up to the extension.
  ///
  /// Of Moses, and of sets with more than two documents, languages are put into the name.
  package static func files(of path: String) -> Set<FileStatus.Identity> {
    let name = FilePath.name(of: path)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let folder = FilePath.folder(of: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let paths = [path] + names.filter { $0.hasPrefix(stem) }.map { folder + "/" + $0 }
    return Set(paths.compactMap { FileStatus($0) }.filter { $0.kind == .regular }.map(\.identity))
  }

  /// Adds the links of a set; if its alignment or a document of it cannot be read, or is of other languages, the set is left out.
  ///
  /// - Throws: what ends the work: nothing can be written.
  public func add(_ set: BatchSet) throws {
    guard let output = set.output else { return }
    let problem =
      switch form {
      case .lines(let file): try addLines(set, output, to: file)
      case .conversion(let conversion): try conversion.add(output)
      }
    guard let problem else {
      sets += 1
      return
    }
    let first = leftOut?.first ?? "\(Quotation.cut(set.id)): \(problem.description)"
    leftOut = ((leftOut?.count ?? 0) + 1, first)
  }

  /// Puts the file in its place.
  ///
  /// - Returns: what is to be said about it.
  /// - Throws: `InputError` if it cannot be written.
  public func finish() throws -> [String] {
    switch form {
    case .lines(let file):
      try file.commit()
      return []
    case .conversion(let conversion): return try conversion.finish()
    }
  }

  /// How a line begins.
  private static let beginning = "{\"set\":"

  /// Whether a file begins as one of these does.
  private static func isLines(_ path: String) -> Bool {
    guard let bytes = try? InputFile(path).read(beginning.utf8.count) else { return false }
    return bytes.elementsEqual(beginning.utf8)
  }

  /// Adds a line for each link of a set.
  ///
  /// - Returns: why the set is left out; nil if it is not.
  /// - Throws: what ends the work.
  private func addLines(_ set: BatchSet, _ path: String, to file: AtomicFile) throws -> InputError? {
    let (lines, count): ([UInt8], Int)
    // A set of which something cannot be written is left out as a whole.
    do { (lines, count) = try MergedLinks.lines(set, path) } catch let error as InputError { return error }
    try file.append { $0 += lines }
    links = (links ?? 0) + count
    return nil
  }

  /// A line for each link: its set, its name, score and status, and for each document the sentences and their text.
  private static func lines(_ set: BatchSet, _ path: String) throws -> (lines: [UInt8], count: Int) {
    let alignment = try NativeFile.read(path)
    let locator = DocumentLocator(alignment: path)
    var views: [String: TextView] = [:]
    for reference in alignment.documents { views[reference.id] = try locator.document(reference).view }
    var writer = JSONWriter()
    var count = 0
    for link in alignment.links where link.isAccepted {
      writer.write("{\"set\":")
      writer.write(string: set.id)
      writer.write(",\"link\":")
      writer.write(string: link.id)
      writer.write(",\"mode\":")
      writer.write(string: alignment.mode.rawValue)
      writer.write(",\"score\":")
      try writer.write(link.score)
      writer.write(",\"status\":")
      writer.write(string: link.status.rawValue)
      writer.write(",\"passages\":[")
      for (index, passage) in link.passages.enumerated() {
        if index > 0 { writer.write(",") }
        writer.write("{\"document\":")
        writer.write(string: passage.document)
        writer.write(",\"sentences\":")
        writer.write(passage.sentences)
        writer.write(",\"text\":")
        let view = views[passage.document]
        writer.write(
          string: view.map { $0.text(in: $0.range(ofSource: passage.start..<passage.end)) } ?? "")
        writer.write("}")
      }
      writer.write("]}\n")
      count += 1
    }
    return (writer.bytes, count)
  }
}
