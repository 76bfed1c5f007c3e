import AlignmentFiles
import AlignmentModel
import Basics
import Foundation

/// One reading of the input and writing of the output.
///
/// The links of several pairs of documents may be put into one set: `begin` is called for each pair.
final class ConversionRun {
  /// A document that is not there is not believed to have more sentences.
  private static let mostSentences = 1 << 22

  /// Of more files than these only the number is said.
  private static let mostListed = 10

  private let conversion: Conversion
  private let from: InterchangeFormat
  private let to: InterchangeFormat
  @exclusivity(unchecked) private var reader: any LinkReader
  @exclusivity(unchecked) private var documents: [OutputDocument] = []
  /// Which document of the output each document of the input is.
  @exclusivity(unchecked) private var outputIndexes: [Int] = []
  @exclusivity(unchecked) private var isIdentity = true
  /// Whether only the order in which the user has named documents tells which is which.
  private var isByOrder = false
  private var outputs: [(name: String, files: [AtomicFile], sink: LinkSink, documents: [Int])] = []

  private let needsText: Bool
  private let needsProbability: Bool
  private let keepsOffsets: Bool
  @exclusivity(unchecked) private var tables: [SentenceTable?] = []
  @exclusivity(unchecked) private var finders: [SentenceFinder?] = []
  /// Whether links are known by their words, which are looked for in the documents.
  @exclusivity(unchecked) private var findsText = false
  /// For each document the sentence after the last passage that was found.
  @exclusivity(unchecked) private var next: [Int] = []
  /// How many sentences each document is known to have.
  @exclusivity(unchecked) private var counts: [Int] = []
  private var countsAreWhole = false
  @exclusivity(unchecked) private var hasTables = false
  @exclusivity(unchecked) private var text: [UInt8] = []
  @exclusivity(unchecked) private var folded: [UInt8] = []
  @exclusivity(unchecked) private var own: [UInt8] = []

  @exclusivity(unchecked) private var read = 0
  private var unscored = 0
  private var noProbability = 0
  private var losses = Losses()
  private var firstMissing: InputError?

  /// A run.
  ///
  /// - Parameters:
  ///   - documents: those of which links come, or the first of several pairs.
  ///   - setDocuments: those that a set of links of several pairs has; nil for links of one list of documents.
  init(
    _ conversion: Conversion, _ input: ConversionInput, to: InterchangeFormat,
    documents: Conversion.Documents, setDocuments: [OutputDocument]? = nil, outputs: [ConversionOutput],
    isOrdered: Bool, isChoosing: Bool
  ) throws {
    self.conversion = conversion
    from = input.from
    self.to = to
    needsText = to.capacity.content == .text
    keepsOffsets = to.capacity.content == .all
    needsProbability = to.capacity.content == .all || to == .tei
    reader = try input.makeReader(to.capacity.content == .all)
    try begin(documents, reader)
    let header = input.header
    let output = OutputHeader(
      documents: setDocuments ?? documents.outputs,
      generator: header.generator ?? conversion.options.generator,
      signature: header.signature ?? "from:\(from.rawValue)|version:\(conversion.options.generator)",
      mode: conversion.options.mode ?? header.mode ?? (isOrdered ? .parallel : .comparable),
      expected: header.expected, conflicts: header.conflicts, notes: header.notes,
      unknown: header.unknown,
      isSet: setDocuments != nil,
      hasByteOrderMark: conversion.options.byteOrderMark)
    try open(outputs, output, isOrdered: isOrdered, isChoosing: isChoosing)
  }

  /// Begins with the links of some documents, which a reader reads.
  func begin(_ documents: Conversion.Documents, _ reader: any LinkReader) throws {
    self.reader = reader
    self.documents = documents.outputs
    outputIndexes = documents.outputIndexes
    isByOrder = documents.isByOrder
    isIdentity = outputIndexes == Array(outputIndexes.indices)
    tables = self.documents.map(\.table)
    findsText = from.capacity.content == .text && self.documents.contains { $0.table != nil }
    finders =
      from.capacity.content == .text
      ? self.documents.map { $0.table?.makeFinder() } : self.documents.map { _ in nil }
    next = self.documents.map { _ in 0 }
    counts = self.documents.map(\.count)
    countsAreWhole = self.documents.allSatisfy { $0.table != nil }
    hasTables = self.documents.contains { $0.table != nil }
    try reader.use(outputIndexes.map { self.documents[$0] })
  }

  /// Opens the outputs: one, or one for each two documents.
  private func open(
    _ destinations: [ConversionOutput], _ header: OutputHeader, isOrdered: Bool, isChoosing: Bool
  ) throws {
    for (index, output) in destinations.enumerated() {
      var header = header
      header.documents = output.documents.map { header.documents[$0] }
      if to.capacity.tellsLanguages { header.documents = EditionTags.tagged(header.documents) }
      let files = try output.files.map { try AtomicFile($0, removesAbandoned: index == 0) }
      let sink = LinkSink(
        to, header, documents: output.documents, of: documents.count,
        writer: try to.makeWriter(files, header),
        isOrdered: isOrdered, isChoosing: isChoosing)
      outputs.append((output.name, files, sink, output.documents))
    }
  }

  /// Removes what was written.
  func discard() {
    for output in outputs { for file in output.files { file.discard() } }
  }

  /// Reads and writes all links, and puts the files in their places.
  ///
  /// - Returns: what is to be said about it.
  func finish() throws -> [String] {
    try takeLinks()
    return try close()
  }

  /// Reads and writes the links of the documents that were begun with.
  func takeLinks() throws {
    var link = LinkRecord()
    let sinks = outputs.map(\.sink)
    while try reader.next(&link) {
      guard try prepare(&link) else { continue }
      do { for sink in sinks { try sink.take(link) } } catch let error as InputError { throw located(error) }
    }
    // What the last link tells of a document is enough to list what stands before, but not to count what is left out.
    let units = to.capacity.countsLines ? zip(tables, self.counts).map { $0?.lineCount ?? $1 } : self.counts
    let counts: [Int?] = units.map { countsAreWhole || to.capacity.listsNulls && $0 > 0 ? $0 : nil }
    for sink in sinks { try sink.endDocuments(counts) }
  }

  /// Puts the files in their places.
  ///
  /// - Returns: what is to be said about it.
  func close() throws -> [String] {
    if read > 0, losses[.notFound] + losses[.noElement] == read, let firstMissing { throw firstMissing }
    // A file of which nothing is left is no file with an odd unit.
    if read == 0, let error = reader.report.firstError { throw error }
    try checkNames()
    var notes = ownNotes
    var whole: [(name: String, files: [AtomicFile])] = []
    var partial = 0
    for (name, files, sink, group) in outputs {
      try sink.finish()
      if outputs.count > 1, sink.written == 0 {
        for file in files { file.discard() }
        continue
      }
      whole.append((name, files))
      var texts = sink.losses.texts
      let nulls = zip(sink.unlisted, group).filter { ($0.0 ?? 0) > 0 }.map {
        "\($0.0 ?? 0) \($0.0 == 1 ? "sentence" : "sentences") of \(Quotation.cut(documents[$0.1].id))"
      }
      if !nulls.isEmpty, to.capacity.content != .all {
        texts.append("\(nulls.joined(separator: " and ")) without a partner")
      }
      if !texts.isEmpty {
        partial += 1
        guard partial <= ConversionRun.mostListed else { continue }
        notes.append(
          "\(name): written; not in it, as \(to.rawValue) has no place for them: "
            + texts.joined(separator: "; "))
      }
    }
    if partial > ConversionRun.mostListed {
      let rest = partial - ConversionRun.mostListed
      notes.append("of \(rest) more \(rest == 1 ? "file" : "files") something is left out too")
    }
    if whole.isEmpty { notes.append("there is no link between two documents, and nothing was written") }
    // A disk that is full shows here, before any of the files takes its place.
    for output in whole { for file in output.files { try file.close() } }
    for output in whole { for file in output.files { try file.commit() } }
    if outputs.count > 1, !whole.isEmpty {
      let listed = whole.prefix(ConversionRun.mostListed).map(\.name).joined(separator: ", ")
      let rest = whole.count - ConversionRun.mostListed
      notes.append("written: \(listed)" + (rest > 0 ? " and \(rest) more" : ""))
    }
    return notes
  }

  /// Makes sure that not all is left out because documents give their sentences no names.
  private func checkNames() throws(InputError) {
    guard outputs.allSatisfy({ $0.sink.written == 0 && $0.sink.losses[.unnamed] > 0 }) else { return }
    let document = documents.first { $0.names?.isEmpty == true } ?? documents.first { $0.names != nil }
    guard let document else { return }
    throw InputError(
      .invalidArgument, file: document.name,
      "gives its sentences no ids, and \(to.rawValue) points at sentences by their ids",
      remedy: "give its <s> elements an xml:id, or choose a format that counts sentences, such as vecalign")
  }

  /// An error about the link last read, which names the place in the input unless it names a file already.
  private func located(_ error: InputError) -> InputError {
    guard error.file == nil else { return error }
    return reader.error(
      (error.place.map { "\($0): " } ?? "") + error.problem, remedy: error.remedy)
  }

  private var ownNotes: [String] {
    var notes = reader.notes.map { "\(conversion.input): \($0)" }
    let texts = losses.texts
    if !texts.isEmpty {
      notes.append(
        "\(conversion.input): left out: \(texts.joined(separator: "; "))"
          + (firstMissing.map { "; the first is at \($0.subject)" } ?? ""))
    }
    if unscored > 0 {
      notes.append(
        "\(conversion.input): \(unscored == 1 ? "1 link has" : "\(unscored) links have") no score: 1 is written"
      )
    }
    if noProbability > 0 {
      notes.append(
        "\(conversion.input): \(noProbability == 1 ? "1 score is" : "\(noProbability) scores are") no probability: cut to 0…1"
      )
    }
    return notes
  }

  /// Adds to a link what its documents tell.
  ///
  /// - Returns: whether it is one to be written.
  private func prepare(_ link: inout LinkRecord) throws -> Bool {
    if !isIdentity {
      for index in link.sides.indices {
        link.sides[index].document = outputIndexes[link.sides[index].document]
      }
      link.sides.sort { $0.document < $1.document }
    }
    if let missing = link.missing {
      let error = reader.error(
        missing, remedy: "are these the documents it was made from, and in this order?")
      if isByOrder { throw error }
      read += 1
      losses.count(.noElement)
      firstMissing = firstMissing ?? error
      return false
    }
    if from.capacity.countsLines { try readLines(&link) }
    for index in link.sides.indices where !link.sides[index].sentences.isEmpty {
      try checkSentences(&link, index)
    }
    if link.isNull {
      // The readers of TMX and XLIFF count such units themselves, with their places.
      if from.capacity.content == .text, !from.capacity.tellsLanguages { losses.count(.empty) }
      return false
    }
    read += 1
    for index in link.sides.indices { if try !complete(&link, index) { return false } }
    if needsText { fillText(&link) }
    if to.capacity.countsLines { writeLines(&link) }
    if needsProbability {
      if let score = link.score {
        if !(0...1 ~= score) {
          noProbability += 1
          link.score = min(1, max(0, score))
        }
      } else if keepsOffsets {
        unscored += 1
        link.score = 1
      }
    }
    return true
  }

  /// Puts the sentences in the place of the lines that a format counts, of which some may be empty.
  private func readLines(_ link: inout LinkRecord) throws {
    for index in link.sides.indices {
      let side = link.sides[index]
      guard let table = tables[side.document], let last = link.sentences[side.sentences].max() else {
        continue
      }
      // hunalign counts the empty line after the last line's end.
      let isClosing = from == .ladder && last == table.lineCount
      guard table.lines != nil || isClosing else { continue }
      let document = documents[side.document]
      guard last < table.lineCount || isClosing else {
        throw reader.error(
          "line \(last), counted from 0, of \(Quotation.cut(document.name)), which has \(table.lineCount) lines",
          remedy: .sameSentences)
      }
      let start = link.sentences.count
      for line in link.sentences[side.sentences] where line < table.lineCount {
        link.sentences.append(contentsOf: table.lines?.sentences(in: line) ?? line..<line + 1)
      }
      link.sides[index].sentences = start..<link.sentences.count
    }
    link.isNull = link.sides.contains { $0.sentences.isEmpty }
  }

  /// Puts the lines in the place of the sentences, for a format that counts them: empty ones between sentences that follow each other too.
  private func writeLines(_ link: inout LinkRecord) {
    for index in link.sides.indices {
      let side = link.sides[index]
      guard let lines = tables[side.document]?.lines else { continue }
      let start = link.sentences.count
      var before: Int?
      for at in side.sentences {
        let sentence = link.sentences[at]
        let line = lines.lines[sentence]
        let last = link.sentences.count > start ? link.sentences[link.sentences.count - 1] : nil
        if let last, before == sentence - 1, last < line {
          link.sentences.append(contentsOf: last + 1..<line + 1)
        } else if last != line {
          link.sentences.append(line)
        }
        before = sentence
      }
      link.sides[index].sentences = start..<link.sentences.count
    }
  }

  private func checkSentences(_ link: inout LinkRecord, _ index: Int) throws {
    let side = link.sides[index]
    if let twice = link.sortSentences(side.sentences) {
      throw reader.error("sentence \(twice), counted from 0, stands there twice", remedy: nil)
    }
    guard let first = link.first(side), let last = link.last(side) else { return }
    guard first >= 0 else { throw reader.error("no document has a sentence \(first)", remedy: nil) }
    if findsText, last >= counts[side.document] {
      // The words are what counts: the text may have been segmented in another way.
      link.sides[index].sentences = 0..<0
    } else if tables[side.document] != nil {
      guard last < counts[side.document] else {
        let document = documents[side.document]
        throw reader.error(
          "sentence \(last), counted from 0, of \(Quotation.cut(document.name)), which has \(document.count) sentences",
          remedy: .sameSentences)
      }
    } else {
      guard last < ConversionRun.mostSentences else {
        throw reader.error("no document has a sentence \(last)", remedy: nil)
      }
      counts[side.document] = max(counts[side.document], last + 1)
    }
  }

  /// Finds the sentences of a side that is known by its words or offsets only; false if it has none.
  private func complete(_ link: inout LinkRecord, _ index: Int) throws -> Bool {
    let side = link.sides[index]
    guard let table = tables[side.document] else {
      if !keepsOffsets { link.sides[index].offsets = nil }
      return true
    }
    if findsText, !side.text.isEmpty, let finder = finders[side.document] {
      folded.removeAll(keepingCapacity: true)
      SentenceFinder.fold(link.text, side.text, into: &folded)
      if !side.sentences.isEmpty {
        own.removeAll(keepingCapacity: true)
        for sentence in link.sentences[side.sentences] {
          SentenceFinder.fold(table.texts.values, table.texts.range(sentence), into: &own)
        }
        if own == folded {
          next[side.document] = (link.last(side) ?? 0) + 1
          return true
        }
      }
      guard let location = finder.location(of: folded, from: next[side.document]) else {
        losses.count(.notFound)
        if firstMissing == nil {
          firstMissing = reader.error(
            "this text is not in \(Quotation.cut(documents[side.document].name))",
            remedy: "are these the documents it was made from?")
        }
        return false
      }
      if location.isPart { losses.count(.partOfSentence) }
      next[side.document] = location.sentences.upperBound
      let start = link.sentences.count
      link.sentences.append(contentsOf: location.sentences)
      link.sides[index].sentences = start..<link.sentences.count
      return true
    }
    if let offsets = side.offsets {
      if side.sentences.isEmpty {
        let start = link.sentences.count
        link.sentences.append(contentsOf: table.sentences(in: offsets))
        link.sides[index].sentences = start..<link.sentences.count
      }
      if let first = link.first(link.sides[index]), let last = link.last(link.sides[index]),
        table.ranges[first].lowerBound == offsets.lowerBound,
        table.ranges[last].upperBound == offsets.upperBound
      {
        link.sides[index].offsets = nil
      }
    }
    guard !link.sides[index].sentences.isEmpty else {
      throw reader.error(
        "the link has no sentence of \(Quotation.cut(documents[side.document].name))", remedy: nil)
    }
    return true
  }

  /// Puts the documents' words into a link.
  private func fillText(_ link: inout LinkRecord) {
    guard hasTables else { return }
    text.removeAll(keepingCapacity: true)
    for index in link.sides.indices {
      let side = link.sides[index]
      let start = text.count
      if let table = tables[side.document] {
        for (position, sentence) in link.sentences[side.sentences].enumerated() {
          if position > 0 { text.append(0x20) }
          text.add(table.texts.values, table.texts.range(sentence))
        }
      } else {
        text.add(link.text, side.text)
      }
      link.sides[index].text = start..<text.count
      if side.pages == nil, let table = documents[side.document].table, let first = link.first(side),
        let last = link.last(side)
      {
        link.sides[index].pages = table.pages(first, last)
      }
    }
    swap(&text, &link.text)
  }
}
