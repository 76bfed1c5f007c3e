import AlignmentFiles
import AlignmentModel
import Basics
import Foundation

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
  private let places: [[UInt8]: Int]
  private let lengths: [Int]
  @exclusivity(unchecked) private var source: LineSource
  @exclusivity(unchecked) private var names = NameSet()
  /// The document that a passage was of last, in the same place of a link: mostly the same again.
  @exclusivity(unchecked) private var lastNames: [(name: [UInt8], place: Int)] = []

  /// Opens a file.
  ///
  /// - Parameter keepsNative: whether links are kept as they are, for a native format to write them again.
  init(_ path: String, keepsNative: Bool) throws {
    source = try LineSource(path)
    self.keepsNative = keepsNative
    let header = try source.next { line in
      do { return try NativeFile.head(line, file: path, at: "line 1") } catch {
        throw LineProblem(
          0, "the first line is no header, such as {\"format\": \"\(JSONLines.format)\", \"version\": 1, …",
          remedy: "make one with synoptic convert")
      }
    }
    guard let header, header.format == JSONLines.format else {
      throw InputError(file: "\(path):1:1", "is no stream of links", remedy: "make one with synoptic convert")
    }
    guard header.version <= JSONLines.version else {
      throw InputError(
        file: "\(path):1:1",
        "is of format version \(header.version), and this program reads up to \(JSONLines.version)",
        remedy: "install a newer synoptic")
    }
    self.header = LinkHeader(
      documents: header.alignment.documents.map {
        .init(id: $0.id, path: $0.path, language: $0.language, reference: $0)
      }, generator: header.alignment.generator, signature: header.alignment.signature,
      mode: header.alignment.mode)
    lengths = header.alignment.documents.map(\.length)
    var places: [[UInt8]: Int] = [:]
    for (place, document) in header.alignment.documents.enumerated() {
      guard places.updateValue(place, forKey: Array(document.id.utf8)) == nil else {
        throw InputError(file: "\(path):1:1", "two documents are called '\(document.id)'")
      }
    }
    self.places = places
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

  private func read(_ line: UnsafeBufferPointer<UInt8>, into link: inout LinkRecord) throws(LineProblem) {
    var cursor = ByteCursor(line)
    var isPlain = true
    var hasEvidence = false
    var hasPassages = false
    try cursor.passMembers { (cursor, name) throws(LineProblem) in
      if name.isEqual("id") {
        let start = cursor.at
        let range = try cursor.passString()
        if line[range].contains(UInt8(ascii: "\\")) {
          link.id = try cursor.unescaped(range)
        } else {
          link.id.append(contentsOf: UnsafeBufferPointer(rebasing: line[range]))
        }
        guard names.insert(link.id) else { throw LineProblem(start, "a link of this id stands above") }
      } else if name.isEqual("score") {
        let start = cursor.at
        guard let score = cursor.passNumber(), 0...1 ~= score else {
          throw LineProblem(start, "this score is no probability")
        }
        link.score = score
      } else if name.isEqual("status") {
        let start = cursor.at
        let range = try cursor.passString()
        let value = UnsafeBufferPointer(rebasing: line[range])
        if value.isEqual("automatic") { return }
        guard let status = Link.Status(rawValue: String(decoding: value, as: UTF8.self)) else {
          throw LineProblem(start, "no such status: it is automatic, confirmed, rejected or manual")
        }
        link.status = status
      } else if name.isEqual("passages") {
        hasPassages = true
        try readPassages(&cursor, line, into: &link, &isPlain)
      } else if name.isEqual("comment") {
        link.comment = try cursor.unescaped(cursor.passString())
      } else {
        let start = cursor.at
        try cursor.passValue()
        let isEvidence = name.isEqual("evidence")
        if isEvidence && cursor.at - start == 2 { return }
        isPlain = false
        if isEvidence { hasEvidence = true }
      }
    }
    cursor.passJSONSpace()
    guard cursor.isAtEnd else { throw LineProblem(cursor.at, "something stands after the link") }
    guard !link.id.isEmpty, link.score != nil, hasPassages else {
      throw LineProblem(0, "a link has an id, a score and passages")
    }
    let isSorted = zip(link.sides, link.sides.dropFirst()).allSatisfy { $0.document < $1.document }
    if !isSorted {
      NativeRecord.merge(&link)
      isPlain = false
    }
    if keepsNative || !isPlain {
      link.native = .json(keepsNative ? Array(line) : [], isPlain: isPlain, hasEvidence: hasEvidence)
    }
  }

  private func readPassages(
    _ cursor: inout ByteCursor, _ line: UnsafeBufferPointer<UInt8>, into link: inout LinkRecord,
    _ isPlain: inout Bool
  ) throws(LineProblem) {
    try cursor.passItems(from: UInt8(ascii: "["), to: UInt8(ascii: "]")) { (cursor) throws(LineProblem) in
      let opening = cursor.at
      var side = LinkRecord.Side(document: -1)
      var start: Int?
      var end: Int?
      try cursor.passMembers { (cursor, name) throws(LineProblem) in
        if name.isEqual("document") {
          let at = cursor.at
          let range = try cursor.passString()
          side.document = try place(&cursor, range, at: at, passage: link.sides.count)
        } else if name.isEqual("start") {
          start = try cursor.passCount()
        } else if name.isEqual("end") {
          end = try cursor.passCount()
        } else if name.isEqual("sentences") {
          let first = link.sentences.count
          try cursor.passItems(from: UInt8(ascii: "["), to: UInt8(ascii: "]")) {
            (cursor) throws(LineProblem) in
            link.sentences.append(try cursor.passCount())
          }
          side.sentences = first..<link.sentences.count
        } else {
          try cursor.passValue()
          isPlain = false
        }
      }
      guard side.document >= 0, let start, let end else {
        throw LineProblem(opening, "a passage has a document, a start and an end")
      }
      let length = lengths[side.document]
      guard start < end, end <= length else {
        throw LineProblem(opening, "a document of length \(length) has no passage from \(start) to \(end)")
      }
      side.offsets = start..<end
      link.sides.append(side)
    }
  }

  /// The place of the document of a name.
  private func place(
    _ cursor: inout ByteCursor, _ range: Range<Int>, at: Int, passage: Int
  ) throws(LineProblem) -> Int {
    let name = UnsafeBufferPointer(rebasing: cursor.bytes[range])
    if passage < lastNames.count, lastNames[passage].name.elementsEqual(name) {
      return lastNames[passage].place
    }
    guard let place = places[try cursor.unescaped(range)] else {
      throw LineProblem(at, "the stream has no document of this id")
    }
    let entry = (name: Array(name), place: place)
    if passage < lastNames.count { lastNames[passage] = entry } else { lastNames.append(entry) }
    return place
  }

  func error(_ problem: String, remedy: String?) -> InputError { source.error(problem, remedy: remedy) }
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
      name.addJSON(Array(reference.id.utf8))
      return name
    }
    func json(_ text: String) -> String {
      var bytes: [UInt8] = []
      bytes.addJSON(Array(text.utf8))
      return String(decoding: bytes, as: UTF8.self)
    }
    let documents = natives.references.map { NativeFile.json($0) }
    try file.write(
      Array(
        """
        { "format": "\(JSONLines.format)", "version": \(JSONLines.version), \
        "generator": \(json(header.generator)), "signature": \(json(header.signature)), \
        "mode": "\(header.mode.rawValue)", "documents": [\(documents.joined(separator: ", "))] }

        """.utf8))
  }

  func write(_ link: LinkRecord) throws {
    switch link.native {
    case .json(let line, _, _):
      try natives.check(link)
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
          bytes.add("] }")
        }
        bytes.add("], \"evidence\": [] }\n")
      }
    }
  }

  func finish() {}
}
