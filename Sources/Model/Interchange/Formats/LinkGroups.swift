import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads groups of links between two documents: `cesAlign` of XCES as OPUS and Uplug write it, and InterText's `linkGrp`.
///
/// Sentences are named by number, `s12` from 1, or by paragraph and number, `6:5`. A sentence that has another kind of name
/// cannot be found, since documents are read as text.
final class LinkGroupReader: LinkReader {
  private(set) var header = LinkHeader(documents: [.init(), .init()])
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  private var tables: [SentenceTable?] = [nil, nil]
  private let isInterText: Bool
  @exclusivity(unchecked) private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Parameter isInterText: whether it is InterText's, in which the document of `toDoc` comes first.
  init(_ path: String, isInterText: Bool) throws {
    scanner = try XMLEvents(path, .records)
    self.isInterText = isInterText
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("linkGrp"):
        header.documents = try documents()
        return
      case .start where !isInterText && scanner.isNamed("cesAlign") && scanner.depth == 1: continue
      case .start:
        throw scanner.error(
          isInterText ? "the root element is not <linkGrp>" : "here <linkGrp> is expected, in <cesAlign>",
          remedy: .sayFormat(example: nil))
      case .finish: throw scanner.error("has no <linkGrp>")
      default: continue
      }
    }
  }

  private func documents() throws -> [LinkHeader.Document] {
    guard let from = scanner.string("fromDoc"), let to = scanner.string("toDoc") else {
      throw scanner.error("<linkGrp> has no fromDoc and toDoc")
    }
    return (isInterText ? [to, from] : [from, to]).map { .init(path: $0) }
  }

  func use(_ documents: [OutputDocument]) { tables = documents.map(\.table) }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while !isAtEnd {
      switch try scanner.next() {
      case .start where scanner.isNamed("link"):
        try read(&link)
        return true
      case .start where scanner.isNamed("linkGrp"):
        let more = try documents()
        guard zip(more, header.documents).allSatisfy({ $0.path == $1.path }) else {
          throw scanner.error(
            "here links of other documents begin, \(more.compactMap(\.path).joined(separator: " and "))",
            remedy: "put each pair of documents into a file of its own")
        }
      case .finish: isAtEnd = true
      default: continue
      }
    }
    return false
  }

  private func read(_ link: inout LinkRecord) throws {
    link.clear()
    if let id = scanner.attribute("id") {
      link.id += id
      guard names.insert(link.id) else {
        throw scanner.error("a link of the id '\(String(decoding: id, as: UTF8.self))' stands above")
      }
    }
    guard let targets = scanner.attribute("xtargets") else { throw scanner.error("<link> has no xtargets") }
    let problem = targets.withUnsafeBufferPointer { targets -> String? in
      let borders = targets.indices.filter { targets[$0] == UInt8(ascii: ";") }
      guard borders.count == 1, let border = borders.first else {
        return "xtargets has \(borders.count) semicolons, where one is between the sides"
      }
      for (document, range) in [0..<border, border + 1..<targets.count].enumerated() {
        let start = link.sentences.count
        var cursor = ByteCursor(targets, range)
        if let problem = SentenceName.read(&cursor, tables[document], into: &link) { return problem }
        link.sides.append(.init(document: document, sentences: start..<link.sentences.count))
      }
      return nil
    }
    if let problem { throw scanner.error(problem) }
    if let certainty = scanner.attribute("certainty"), !certainty.isEmpty {
      link.score = try certainty.withUnsafeBufferPointer { bytes in
        var cursor = ByteCursor(bytes)
        guard let score = cursor.passNumber(), cursor.isAtEnd else {
          throw scanner.error("the certainty is no number")
        }
        return score
      }
    }
    if isInterText, scanner.string("status") == "man" { link.status = .confirmed }
    link.isNull = link.sides.contains { $0.sentences.isEmpty }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { scanner.error(problem, remedy: remedy) }
}

/// Writes `cesAlign` of XCES, as OPUS and its tools use it: sentences `s1` and so on, in the order of the documents.
final class XCESWriter: LinkWriter {
  private let file: AtomicFile
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var names = NameSet()
  @exclusivity(unchecked) private var hasScores = false

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    try file.append { bytes in
      bytes.add("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      bytes.add("<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n")
      bytes.add("<cesAlign version=\"1.0\">\n <linkGrp targType=\"s\" fromDoc=\"")
      bytes.addXML(header.documents[0].name)
      bytes.add("\" toDoc=\"")
      bytes.addXML(header.documents[1].name)
      bytes.add("\">\n")
    }
  }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      bytes.add("  <link ")
      if !link.isNull {
        count += 1
        let name = names.insertName(link.id, number: count)
        bytes.add("id=\"")
        bytes.addXML(name, name.indices)
        bytes.add("\" ")
      }
      bytes.add("xtargets=\"")
      bytes.addSentenceNames(of: link, between: ";")
      bytes.add("\"")
      // Tools that filter by certainty want it everywhere.
      if let score = link.score ?? (hasScores ? 0 : nil) {
        hasScores = true
        bytes.add(" certainty=\"")
        bytes.add(score)
        bytes.add("\"")
      }
      bytes.add("/>\n")
    }
  }

  func finish() throws { try file.append { $0.add(" </linkGrp>\n</cesAlign>\n") } }
}

/// Writes the links of InterText: the first document is that of `toDoc`, sentences are `paragraph:sentence`, both from 1.
final class InterTextWriter: LinkWriter {
  private let file: AtomicFile
  private let tables: [SentenceTable]

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    tables = header.documents.compactMap(\.table)
    try file.append { bytes in
      // In single quotation marks, as InterText writes them: some programs look for those.
      bytes.add("<?xml version='1.0' encoding='utf-8'?>\n<linkGrp toDoc='")
      bytes.addXML(header.documents[0].name.replacing("'", with: "\u{2019}"))
      bytes.add("' fromDoc='")
      bytes.addXML(header.documents[1].name.replacing("'", with: "\u{2019}"))
      bytes.add("'>\n")
    }
  }

  func write(_ link: LinkRecord) throws {
    try file.append { bytes in
      bytes.add("<link type='")
      bytes.add(link.sides[0].sentences.count)
      bytes.add("-")
      bytes.add(link.sides[1].sentences.count)
      bytes.add("' xtargets='")
      for (index, side) in link.sides.enumerated() {
        if index > 0 { bytes.add(";") }
        let table = tables[index]
        for at in side.sentences {
          if at > side.sentences.lowerBound { bytes.add(" ") }
          let sentence = link.sentences[at]
          let paragraph = table.paragraphs[sentence]
          bytes.add(paragraph)
          bytes.add(":")
          bytes.add(sentence - table.paragraphStarts[paragraph - 1] + 1)
        }
      }
      bytes.add(link.status == .automatic ? "' status='auto'/>\n" : "' status='man'/>\n")
    }
  }

  func finish() throws { try file.append { $0.add("</linkGrp>\n") } }
}
