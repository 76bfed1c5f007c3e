import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

/// Converts a file of links between many pairs of documents, as OPUS has them: into one set of text, or into a folder with a file for each pair.
///
/// One pair of documents is in memory at a time. A pair whose documents are missing or cannot be read is left out and counted.
struct GroupedConversion {
  /// So many notes on files of a folder are said.
  private static let mostListed = 10

  private let conversion: Conversion
  private let to: InterchangeFormat

  init(_ conversion: Conversion, to: InterchangeFormat) {
    self.conversion = conversion
    self.to = to
  }

  /// Whether a path is that of a folder, which need not be there if the path says so.
  static func isFolder(_ path: String) -> Bool {
    path != StandardInput.name && path.hasSuffix("/") || FileStatus(path)?.kind == .directory
  }

  /// Converts all pairs.
  ///
  /// - Returns: what is to be said about it.
  /// - Throws: `InputError` if the file is damaged, nothing can be written, or no pair of documents can be read.
  func run() throws -> [String] {
    if let goal = conversion.options.goal {
      throw InputError(
        .invalidArgument, file: conversion.input,
        "has links of several pairs of documents, and \(goal) has those of one alignment",
        remedy: "convert it to alignment files first, into a folder with / at the end of its name")
    }
    guard conversion.options.documents.isEmpty else {
      throw InputError(
        .invalidArgument, file: conversion.input,
        "has links of several pairs of documents, so that two cannot be named for all",
        remedy: "name the folder that they lie in")
    }
    if GroupedConversion.isFolder(conversion.output) { return try writeFolder() }
    guard to.capacity.content == .text else {
      throw InputError(
        .invalidArgument, file: conversion.input,
        "has links of several pairs of documents, and \(to.rawValue) has a file for each of them",
        remedy: "name a folder, with / at its end")
    }
    return try writeSet()
  }

  /// What was left out.
  private struct Failures {
    var first: InputError?
    var pairs = 0
    var links = 0

    /// That it was; nil if nothing was.
    func note(_ input: String, of count: Int) -> String? {
      guard let first else { return nil }
      return
        "\(input): left out: \(pairs) of \(count) pairs of documents, with \(links == 1 ? "1 link" : "\(links) links"); the first, \(PrintableText.line(first.description))"
    }
  }

  /// Calls `body` with each pair of documents, and gives what was left out.
  private func each(
    _ body: (LinkGroupReader, LinkHeader, Conversion.Documents) throws -> Void
  ) throws -> (Failures, count: Int) {
    let reader = try LinkGroupReader(conversion.input, conversion.options.reading, isInterText: false)
    let languages = reader.header.documents.map(\.language)
    var failures = Failures()
    var count = 0
    repeat {
      count += 1
      var header = reader.header
      for index in header.documents.indices {
        header.documents[index].id = languages[index]?.code ?? ["a", "b"][index]
      }
      do {
        var documents = try conversion.documents(header, .xces, to)
        try documents.findNames(.xces, to)
        try body(reader, header, documents)
      } catch let error as InputError where error.file != conversion.input || error.code == .documentMissing {
        failures.pairs += 1
        failures.links += try reader.passGroup()
        failures.first = failures.first ?? error
      }
    } while reader.nextGroup()
    if let first = failures.first, failures.pairs == count { throw first }
    return (failures, count)
  }

  private func writeSet() throws -> [String] {
    var run: ConversionRun?
    var links = 0
    let (failures, count) = try each { reader, header, documents in
      if let run {
        try run.begin(documents, reader)
      } else {
        let own = documents.outputs.map {
          OutputDocument(id: $0.id, language: conversion.options.languages[$0.id] ?? $0.language)
        }
        try conversion.checkLanguages(own, to)
        let input = ConversionInput(from: .xces, header: header) { _ in reader }
        run = try ConversionRun(
          conversion, input, to: to, documents: documents, setDocuments: own,
          outputs: conversion.outputs(of: own, header, to), isOrdered: false, isChoosing: false)
      }
      try run?.takeLinks()
      links += 1
    }
    guard let run else { return [] }
    return try run.close() + [failures.note(conversion.input, of: count)].compactMap(\.self)
  }

  private func writeFolder() throws -> [String] {
    let folder = conversion.output.hasSuffix("/") ? String(conversion.output.dropLast()) : conversion.output
    if FileStatus(folder) == nil { try makeFolder(folder) }
    var names: Set<String> = []
    var notes: [String] = []
    var written = 0
    let (failures, count) = try each { reader, header, documents in
      let name = GroupedConversion.name(header.documents, notIn: &names)
      let one = Conversion(
        conversion.input, to: "\(folder)/\(name)\(to.ending)", options: conversion.options,
        inputFolder: conversion.inputFolder)
      reader.use(documents.outputs)
      let links = try GatheredLinks(reader)
      let input = ConversionInput(from: .xces, header: header) { _ in
        links.begin()
        return links
      }
      notes += try one.convert(input, documents, to: to)
      written += 1
    }
    let more = notes.count - GroupedConversion.mostListed
    if more > 0 {
      notes.removeLast(more)
      notes.append("of \(more) more \(more == 1 ? "file" : "files") something is to be said too")
    }
    return notes
      + [failures.note(conversion.input, of: count), "written: \(written) files in \(folder)"]
      .compactMap(\.self)
  }

  private func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    } catch {
      throw InputError(
        .unwritableFile, file: folder, "cannot be made", remedy: "check its name, and what it lies in")
    }
  }

  /// A name for the file of a pair, which no other has.
  private static func name(_ documents: [LinkHeader.Document], notIn names: inout Set<String>) -> String {
    var stems = documents.map { CorpusPath.stem($0.path ?? "", language: $0.language) }
    if stems[0] == stems[1] { stems.removeLast() }
    let stem = stems.map { DerivedNames.part($0, limit: 100) }.joined(separator: ".")
    var name = stem
    var number = 1
    while !names.insert(name).inserted {
      number += 1
      name = "\(stem)-\(number)"
    }
    return name
  }
}

/// Links that have been read, to be read again.
private final class GatheredLinks: LinkReader {
  let header: LinkHeader
  private let reader: LinkGroupReader
  private var links: [LinkRecord] = []
  private var places: [InputError.Place?] = []
  private var at = 0

  /// The links of a reader's group.
  init(_ reader: LinkGroupReader) throws {
    self.reader = reader
    header = reader.header
    var link = LinkRecord()
    while try reader.next(&link) {
      links.append(link)
      places.append(reader.error("", remedy: nil).place)
    }
  }

  /// Goes to the first link.
  func begin() { at = 0 }

  func next(_ link: inout LinkRecord) -> Bool {
    guard at < links.count else { return false }
    link = links[at]
    at += 1
    return true
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError {
    let error = reader.error(problem, remedy: remedy)
    return InputError(
      error.code, file: error.file, at: places.indices.contains(at - 1) ? places[at - 1] : error.place,
      problem,
      remedy: remedy)
  }
}

extension InterchangeFormat {
  /// What names of files of this format end with.
  fileprivate var ending: String {
    switch self {
    case .synoptic: ".json"
    case .jsonl: ".jsonl"
    case .tmx: ".tmx"
    case .xces, .tei, .intertext: ".xml"
    case .xliff, .xliff12: ".xlf"
    case .ladder: ".ladder"
    case .vecalign: ".path"
    case .tsv: ".tsv"
    case .cwb: ".cwb"
    case .sketchengine: ".map"
    case .moses: ""
    }
  }
}
