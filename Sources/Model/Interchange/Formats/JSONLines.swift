import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Texts

/// The native file as a stream: a line that says what the file says of itself and its documents, then a link a line.
enum JSONLines {
  /// The value of the key "format".
  static let format = "synoptic-links"
  /// The version of the format that is written, and the newest that is read.
  static let version = 1
}

/// Reads links of the native file, one a line.
final class JSONLinesReader: LinkReader {
  let header: LinkHeader
  private let keepsNative: Bool
  private let indexes: [[UInt8]: Int]
  private let lengths: [Int]
  @exclusivity(unchecked) private var source: LineSource
  /// Kept between lines for its memory.
  @exclusivity(unchecked) private var reader = JSONReader(
    UnsafeBufferPointer(start: nil, count: 0), isUTF8: true)
  @exclusivity(unchecked) private var names = NameSet()
  /// The document that a passage was of last, at the same index of a link: mostly the same again.
  @exclusivity(unchecked) private var lastNames: [(name: [UInt8], document: Int)] = []

  /// Opens a file.
  ///
  /// - Parameter keepsNative: whether links are kept as they are, for a native format to write them again.
  init(_ path: String, keepsNative: Bool) throws {
    source = try LineSource(path)
    self.keepsNative = keepsNative
    let header = try source.next { line in
      do { return try NativeFile.head(line, file: path, at: 1) } catch {
        throw LineProblem(
          0, "the first line is no header, such as {\"format\": \"\(JSONLines.format)\", \"version\": 1, …",
          remedy: .makeStream)
      }
    }
    guard let header, header.format == JSONLines.format else {
      throw InputError(
        .notThisFormat, file: path, at: .position(line: 1, column: 1), "is no stream of links",
        remedy: .makeStream)
    }
    guard header.version <= JSONLines.version else {
      throw InputError(
        .newerVersion, file: path, at: .position(line: 1, column: 1),
        "is of format version \(header.version), and this program reads up to \(JSONLines.version)",
        remedy: .newerVersion)
    }
    if let finding = NativeFile.findings(header.alignment).first {
      throw InputError(
        .damaged, file: path, at: .json(path: finding.path, line: 1), "is damaged: \(finding.problem)")
    }
    self.header = LinkHeader(
      documents: header.alignment.documents.map {
        .init(id: $0.id, path: $0.path, language: $0.language, reference: $0)
      }, generator: header.alignment.generator, signature: header.alignment.signature,
      mode: header.alignment.mode, expected: header.alignment.expected,
      conflicts: header.alignment.conflicts, notes: header.alignment.notes,
      unknown: header.alignment.unknown)
    lengths = header.alignment.documents.map(\.length)
    var indexes: [[UInt8]: Int] = [:]
    for (index, document) in header.alignment.documents.enumerated() {
      guard indexes.updateValue(index, forKey: Array(document.id.utf8)) == nil else {
        throw InputError(
          .duplicateName, file: path, at: .position(line: 1, column: 1),
          "two documents are called '\(document.id)'")
      }
    }
    self.indexes = indexes
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      link.clear()
      let isLink: Bool? = try source.next { line in
        if line.isEmpty { return false }
        try read(line, into: &link)
        return true
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
  }

  private func read(_ line: UnsafeBufferPointer<UInt8>, into link: inout LinkRecord) throws(JSONError) {
    var additions = LinkRecord.Additions()
    var hasPassages = false
    reader.restart(line)
    try reader.forEachText { reader, name throws(JSONError) in
      reader.skipSpace()
      let start = reader.offset
      if name.isEqual("id") {
        try reader.text().append(to: &link.id)
        guard names.insert(link.id) else {
          throw JSONError(offset: start, problem: "a link of this id stands above")
        }
      } else if name.isEqual("score") {
        let score = try reader.number()
        guard 0...1 ~= score else { throw JSONError(offset: start, problem: "this score is no probability") }
        link.score = score
      } else if name.isEqual("status") {
        let value = try reader.text()
        if value.isEqual("automatic") { return }
        guard let status = Link.Status(rawValue: value.string) else {
          throw JSONError(
            offset: start, problem: "no such status: it is automatic, confirmed, rejected or manual")
        }
        link.status = status
      } else if name.isEqual("passages") {
        hasPassages = true
        try readPassages(&reader, into: &link, &additions)
      } else if name.isEqual("comment") {
        link.comment = try reader.text().bytes
      } else {
        try reader.skipValue()
        let isEvidence = name.isEqual("evidence")
        let isTags = name.isEqual("tags")
        // An empty list says nothing that could be lost.
        if (isEvidence || isTags) && isEmptyList(line[start..<reader.offset]) { return }
        additions.insert(isEvidence ? .evidence : isTags ? .labels : .other)
      }
    }
    try reader.end()
    guard !link.id.isEmpty, link.score != nil, hasPassages else {
      throw JSONError(offset: 0, problem: "a link has an id, a score and passages")
    }
    let isSorted = zip(link.sides, link.sides.dropFirst()).allSatisfy { $0.document < $1.document }
    if !isSorted {
      NativeRecord.merge(&link)
      additions.insert(.other)
    }
    if keepsNative || !additions.isEmpty {
      link.native = .json(keepsNative ? Array(line) : [], additions)
    }
  }

  /// Whether a value is a list without items.
  private func isEmptyList(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    value.first == UInt8(ascii: "[") && value.last == UInt8(ascii: "]")
      && value.dropFirst().dropLast().allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private func readPassages(
    _ reader: inout JSONReader, into link: inout LinkRecord, _ additions: inout LinkRecord.Additions
  ) throws(JSONError) {
    try reader.forEachItem { reader, _ throws(JSONError) in
      reader.skipSpace()
      let opening = reader.offset
      var side = LinkRecord.Side(document: -1)
      var start: Int?
      var end: Int?
      try reader.forEachText { reader, name throws(JSONError) in
        if name.isEqual("document") {
          side.document = try document(&reader, passage: link.sides.count)
        } else if name.isEqual("start") {
          start = try reader.count()
        } else if name.isEqual("end") {
          end = try reader.count()
        } else if name.isEqual("sentences") {
          let first = link.sentences.count
          try reader.forEachItem { reader, _ throws(JSONError) in link.sentences.append(try reader.count()) }
          side.sentences = first..<link.sentences.count
        } else if name.isEqual("pages") {
          // The record has them in another form than the line.
          additions.insert(.other)
          var labels: [String] = []
          try reader.forEachItem { reader, _ throws(JSONError) in labels.append(try reader.string()) }
          if let first = labels.first, let last = labels.last {
            side.pages = PageRange(first: first, last: last)
          }
        } else {
          try reader.skipValue()
          additions.insert(name.isEqual("focus") ? .focus : .other)
        }
      }
      guard side.document >= 0, let start, let end else {
        throw JSONError(offset: opening, problem: "a passage has a document, a start and an end")
      }
      let length = lengths[side.document]
      guard start < end, end <= length else {
        throw JSONError(
          offset: opening, problem: "a document of length \(length) has no passage from \(start) to \(end)")
      }
      if let odd = link.sentences[side.sentences].first(where: { $0 >= length }) {
        throw JSONError(
          offset: opening, problem: "a document of length \(length) has no sentence \(odd)")
      }
      side.offsets = start..<end
      link.sides.append(side)
    }
  }

  /// The index of the document whose name comes next.
  private func document(_ reader: inout JSONReader, passage: Int) throws(JSONError) -> Int {
    reader.skipSpace()
    let start = reader.offset
    let name = try reader.text()
    if passage < lastNames.count, !name.hasEscapes, lastNames[passage].name.elementsEqual(name.raw) {
      return lastNames[passage].document
    }
    let bytes = name.bytes
    guard let document = indexes[bytes] else {
      throw JSONError(offset: start, problem: "the stream has no document of this id")
    }
    let entry = (name: bytes, document: document)
    if passage < lastNames.count { lastNames[passage] = entry } else { lastNames.append(entry) }
    return document
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
}

/// Writes links of the native file, one a line.
final class JSONLinesWriter: LinkWriter {
  private let file: AtomicFile
  private let natives: NativeRecord
  /// The ids of the documents as JSON.
  private let names: [[UInt8]]

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    natives = try NativeRecord(header)
    names = natives.references.map { reference in
      var name: [UInt8] = []
      name.addJSON(reference.id)
      return name
    }
    func json(_ text: String) -> String {
      var bytes: [UInt8] = []
      bytes.addJSON(text)
      return String(decoding: bytes, as: UTF8.self)
    }
    let documents = natives.references.map { NativeFile.json($0) }
    let expected = try natives.expected(header).map { try NativeFile.json($0) }
    let unknown = header.unknown.members.map { ", \(json($0.name)): \($0.json)" }.joined()
    let conflicts = natives.conflicts(header).map { NativeFile.json($0) }
    let notes = natives.notes(header).map { NativeFile.json($0) }
    let more = [("expected", expected), ("contradictions", conflicts), ("notes", notes)].filter {
      !$1.isEmpty
    }
    .map { ", \"\($0)\": [\($1.joined(separator: ", "))]" }.joined()
    try file.write(
      Array(
        """
        { "format": "\(JSONLines.format)", "version": \(JSONLines.version), \
        "generator": \(json(header.generator)), "signature": \(json(header.signature)), \
        "mode": "\(header.mode.rawValue)"\(unknown), "documents": [\(documents.joined(separator: ", "))]\(more) }

        """.utf8))
  }

  func write(_ link: LinkRecord) throws {
    switch link.native {
    case .json(let line, let additions):
      try natives.check(link)
      // The reader passes evidence and focus over, and whoever reads the stream next may not.
      if !additions.isDisjoint(with: [.evidence, .focus]) {
        _ = try line.withUnsafeBufferPointer { try NativeFile.link($0) }
      }
      try file.append { bytes in
        bytes += line
        bytes.add("\n")
      }
    case .link(let native):
      try natives.check(link)
      let text = try NativeFile.json(native)
      try file.append { bytes in
        bytes.add(string: text)
        bytes.add("\n")
      }
    case .none:
      let name = try natives.name(link)
      try file.append { bytes in
        bytes.add("{ \"id\": ")
        bytes.addJSON(name)
        bytes.add(", \"score\": ")
        bytes.add(link.score ?? 1)
        bytes.add(", \"status\": \"")
        bytes.add(string: link.status.rawValue)
        bytes.add("\", ")
        if !link.comment.isEmpty {
          bytes.add("\"comment\": ")
          bytes.addJSON(link.comment)
          bytes.add(", ")
        }
        bytes.add("\"passages\": [")
        var isFirst = true
        natives.forEachPassage(link) { side, run, offsets in
          bytes.add(isFirst ? "{ \"document\": " : ", { \"document\": ")
          isFirst = false
          bytes += names[side]
          bytes.add(", \"start\": ")
          bytes.add(offsets.lowerBound)
          bytes.add(", \"end\": ")
          bytes.add(offsets.upperBound)
          bytes.add(", \"sentences\": [")
          for sentence in run {
            if sentence > run.lowerBound { bytes.add(",") }
            bytes.add(sentence)
          }
          bytes.add("]")
          if let pages = natives.pages(side, run) {
            bytes.add(", \"pages\": [")
            bytes.addJSON(pages.first)
            if pages.last != pages.first {
              bytes.add(",")
              bytes.addJSON(pages.last)
            }
            bytes.add("]")
          }
          bytes.add(" }")
        }
        bytes.add("], \"evidence\": [] }\n")
      }
    }
  }

  func finish() {}
}
