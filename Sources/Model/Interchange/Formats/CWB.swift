import Basics

/// Reads beads as `cwb-align-import` of the IMS Open Corpus Workbench does: a header, then the names of sentences on both sides.
final class CWBReader: LinkReader {
  let header: LinkHeader
  @exclusivity(unchecked) private var source: LineSource
  private var documents: [SentenceName.DocumentBox?] = [nil, nil]

  init(_ path: String, _ reading: LinkReading) throws {
    source = try LineSource(path, encoding: reading.encoding)
    let columns = try source.next { line -> [String] in
      let columns = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      guard columns.count >= 3 else {
        throw LineProblem(
          0, "the first line names two corpora, the attribute of sentences, and how they are called")
      }
      return columns
    }
    guard let columns else {
      throw InputError(.damaged, file: path, at: .position(line: 1, column: 1), "holds no beads")
    }
    header = LinkHeader(documents: columns.prefix(2).map { .init(id: $0.lowercased()) })
  }

  func use(_ documents: [OutputDocument]) { self.documents = documents.map(SentenceName.DocumentBox.init) }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while true {
      link.clear()
      let isLink: Bool? = try source.next { line in
        if line.isEmpty { return false }
        guard let tab = line.firstIndex(of: 0x09) else {
          throw LineProblem(line.count, "has no tab between two sides")
        }
        for (document, range) in [0..<tab, tab + 1..<line.count].enumerated() {
          let start = link.sentences.count
          var cursor = ByteCursor(line, range)
          if let problem = SentenceName.read(&cursor, documents[document], into: &link) {
            throw LineProblem(cursor.at, problem)
          }
          link.sides.append(.init(document: document, sentences: start..<link.sentences.count))
        }
        link.isNull = link.missing == nil && link.sides.contains { $0.sentences.isEmpty }
        return true
      }
      switch isLink {
      case nil: return false
      case true?: return true
      case false?: continue
      }
    }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { source.error(problem, remedy: remedy) }
}

/// Writes beads for `cwb-align-import`: sentences are those of the attribute `s` whose `id` their documents give them, or else is `s1` and so on.
final class CWBWriter: LinkWriter {
  private let file: AtomicFile
  private let documents: [OutputDocument]

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    documents = header.documents
    let names = header.documents.map { CWBWriter.corpus($0.id) }
    guard names[0] != names[1] else {
      throw InputError(
        .duplicateName, "two documents become the corpus \(names[0])", remedy: .nameDocument(path: nil))
    }
    try file.append { $0.add(string: "\(names[0])\t\(names[1])\ts\t{id}\n") }
  }

  /// The name of a corpus: capitals, digits, hyphens and underscores, a letter first.
  private static func corpus(_ id: String) -> String {
    let name = String(
      id.uppercased().unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "A"..."Z", "0"..."9", "-", "_": Character(scalar)
        default: "_"
        }
      })
    return name.first?.isLetter == true ? name : "C" + name
  }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      bytes.addSentenceNames(of: link, in: documents, between: "\t")
      bytes.add("\n")
    }
  }

  func finish() {}
}
