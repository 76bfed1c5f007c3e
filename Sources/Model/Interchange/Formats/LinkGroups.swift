import AlignmentFiles
import AlignmentModel
import Basics
import Texts

/// Reads groups of links between two documents: `cesAlign` of XCES as OPUS and Uplug write it, and InterText's `linkGrp`.
///
/// Sentences are named by the ids that their documents give them. Those of other documents are counted: `s12` from 1, or `6:5` by paragraph and
/// number. A file may have many groups, each of two documents of its own; groups of the same documents that follow each other are read as one.
final class LinkGroupReader: LinkReader {
  private(set) var header = LinkHeader(documents: [.init(), .init()])
  private let scanner: XMLEvents
  @exclusivity(unchecked) private var names = NameSet()
  private var documents: [SentenceName.DocumentBox?] = [nil, nil]
  private let isInterText: Bool
  @exclusivity(unchecked) private var isAtEnd = false
  /// The documents of the next group, which has begun.
  private var nextDocuments: [LinkHeader.Document]?

  /// Opens a file.
  ///
  /// - Parameter isInterText: whether it is InterText's, in which the document of `toDoc` comes first.
  init(_ path: String, _ reading: LinkReading, isInterText: Bool) throws {
    scanner = try XMLEvents(path, .records, reading.asItStands)
    self.isInterText = isInterText
    while true {
      switch try scanner.next() {
      case .start where scanner.isNamed("linkGrp"):
        header.documents = try readDocuments()
        return
      case .start where !isInterText && LinkGroupReader.isAround(scanner): continue
      case .start where !isInterText && scanner.isNamed("cesHeader"): _ = try scanner.content()
      case .start:
        throw scanner.error(
          isInterText ? "the root element is not <linkGrp>" : "here <linkGrp> is expected, in <cesAlign>",
          remedy: .sayFormat(example: nil))
      case .finish: throw scanner.error("has no <linkGrp>")
      default: continue
      }
    }
  }

  /// Whether the element that has begun is one in which groups of links stand, as Uplug nests them.
  private static func isAround(_ scanner: XMLEvents) -> Bool {
    scanner.isNamed("cesAlign") || scanner.isNamed("cesDoc") || scanner.isNamed("linkList")
  }

  /// Whether a file has groups of links between several pairs of documents.
  ///
  /// - Complexity: O(size of the file), at the speed at which bytes are searched where it has one group.
  static func hasSeveralPairs(_ path: String, _ reading: LinkReading) throws -> Bool {
    let file = try InputFile(path)
    let tag = Array("<linkGrp".utf8)
    var end: [UInt8] = []
    var count = 0
    func find(_ bytes: [UInt8]) {
      tag.withUnsafeBufferPointer { tag in
        bytes.withUnsafeBufferPointer { bytes in
          var at = 0
          while count < 2, let found = ByteSearch.first(tag, in: bytes, from: at) {
            count += 1
            at = found + 1
          }
        }
      }
    }
    while count < 2, case let more = try file.read(1 << 20), !more.isEmpty {
      // The tag may be divided between two pieces.
      if !end.isEmpty { find(end + more.prefix(tag.count - 1)) }
      find(more)
      end = Array(more.suffix(tag.count - 1))
    }
    guard count > 1 else { return false }
    let reader = try LinkGroupReader(path, reading, isInterText: false)
    while try reader.scanner.nextElement() {
      guard reader.scanner.isNamed("linkGrp") else { continue }
      if try !reader.isOfSameDocuments(reader.readDocuments()) { return true }
    }
    return false
  }

  private func readDocuments() throws -> [LinkHeader.Document] {
    guard let from = scanner.string("fromDoc"), let to = scanner.string("toDoc") else {
      throw scanner.error("<linkGrp> has no fromDoc and toDoc")
    }
    let paths = isInterText ? [to, from] : [from, to]
    return zip(paths, CorpusPath.languages(paths)).map { .init(path: $0, language: $1) }
  }

  private func isOfSameDocuments(_ documents: [LinkHeader.Document]) -> Bool {
    zip(documents, header.documents).allSatisfy { $0.path == $1.path }
  }

  func use(_ documents: [OutputDocument]) { self.documents = documents.map(SentenceName.DocumentBox.init) }

  /// Goes to the next group, of other documents, after the last link of the one before; false if there is none.
  func nextGroup() -> Bool {
    guard let documents = nextDocuments else { return false }
    nextDocuments = nil
    header.documents = documents
    self.documents = [nil, nil]
    names = NameSet()
    return true
  }

  /// Passes the rest of the group, and gives the number of its links.
  func passGroup() throws -> Int {
    var count = 0
    while !isAtEnd, nextDocuments == nil {
      switch try scanner.next() {
      case .start where scanner.isNamed("link"): count += 1
      case .start where scanner.isNamed("linkGrp"):
        let documents = try readDocuments()
        if !isOfSameDocuments(documents) { nextDocuments = documents }
      case .finish: isAtEnd = true
      default: continue
      }
    }
    return count
  }

  func next(_ link: inout LinkRecord) throws -> Bool {
    while !isAtEnd, nextDocuments == nil {
      switch try scanner.next() {
      case .start where scanner.isNamed("link"):
        try read(&link)
        return true
      case .start where scanner.isNamed("linkGrp"):
        let documents = try readDocuments()
        if !isOfSameDocuments(documents) { nextDocuments = documents }
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
        if let problem = SentenceName.read(&cursor, documents[document], into: &link) { return problem }
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
    link.isNull = link.missing == nil && link.sides.contains { $0.sentences.isEmpty }
  }

  func error(_ problem: String, remedy: Remedy?) -> InputError { scanner.error(problem, remedy: remedy) }
}

/// Writes `cesAlign` of XCES, as OPUS and its tools use it: sentences by the ids that their documents give them, or else `s1` and so on.
final class XCESWriter: LinkWriter {
  private let file: AtomicFile
  private let documents: [OutputDocument]
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var names = NameSet()

  /// What stands before the first group.
  static let head: StaticString = """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
    <cesAlign version="1.0">

    """

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    documents = header.documents
    try file.append { bytes in
      bytes.add(XCESWriter.head)
      bytes.add(" <linkGrp targType=\"s\" fromDoc=\"")
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
      bytes.addSentenceNames(of: link, in: documents, between: ";")
      bytes.add("\"")
      if let score = link.score {
        bytes.add(" certainty=\"")
        bytes.add(score)
        bytes.add("\"")
      }
      bytes.add("/>\n")
    }
  }

  func finish() throws { try file.append { $0.add(" </linkGrp>\n</cesAlign>\n") } }
}

/// Writes the links of InterText: the first document is that of `toDoc`, sentences have the ids that their documents give them, or else are
/// `paragraph:sentence`, both from 1.
final class InterTextWriter: LinkWriter {
  private let file: AtomicFile
  private let documents: [OutputDocument]

  init(_ file: AtomicFile, _ header: OutputHeader) throws {
    self.file = file
    documents = header.documents
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
        for at in side.sentences {
          if at > side.sentences.lowerBound { bytes.add(" ") }
          let sentence = link.sentences[at]
          guard documents[index].names == nil, let table = documents[index].table else {
            bytes.addSentenceName(sentence, in: documents[index])
            continue
          }
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
