import AlignmentFiles
import AlignmentModel
import Basics
import Foundation

/// One reading of the input and writing of the output.
final class ConversionRun {
  /// A document that is not there is not believed to have more sentences.
  private static let mostSentences = 1 << 22

  /// Of more files than these only the number is said.
  private static let mostListed = 10

  private let conversion: Conversion
  private let to: InterchangeFormat
  private var reader: any LinkReader
  private let documents: [OutputDocument]
  /// Which document of the output each document of the input is.
  private let outputIndexes: [Int]
  private let isIdentity: Bool
  private var outputs: [(name: String, files: [AtomicFile], sink: LinkSink, documents: [Int])] = []

  private let needsText: Bool
  private let needsProbability: Bool
  private let keepsOffsets: Bool
  private let tables: [SentenceTable?]
  private let finders: [SentenceFinder?]
  /// Whether links are known by their words, which are looked for in the documents.
  private let findsText: Bool
  /// For each document the sentence after the last passage that was found.
  @exclusivity(unchecked) private var next: [Int]
  /// How many sentences each document is known to have.
  @exclusivity(unchecked) private var counts: [Int]
  private let countsAreWhole: Bool
  private let hasTables: Bool
  @exclusivity(unchecked) private var text: [UInt8] = []
  @exclusivity(unchecked) private var folded: [UInt8] = []
  @exclusivity(unchecked) private var own: [UInt8] = []

  @exclusivity(unchecked) private var read = 0
  private var unscored = 0
  private var noProbability = 0
  private var losses = Losses()
  private var firstMissing: InputError?

  init(
    _ conversion: Conversion, from: InterchangeFormat, to: InterchangeFormat, header: LinkHeader,
    documents: [OutputDocument], outputIndexes: [Int], outputs: [ConversionOutput], isOrdered: Bool,
    isChoosing: Bool
  ) throws {
    self.conversion = conversion
    self.to = to
    self.documents = documents
    self.outputIndexes = outputIndexes
    isIdentity = outputIndexes == Array(outputIndexes.indices)
    tables = documents.map(\.table)
    findsText = from.capacity.content == .text && documents.contains { $0.table != nil }
    needsText = to.capacity.content == .text
    keepsOffsets = to.capacity.content == .all
    needsProbability = to.capacity.content == .all || to == .tei
    finders =
      from.capacity.content == .text ? documents.map { $0.table?.makeFinder() } : documents.map { _ in nil }
    next = documents.map { _ in 0 }
    counts = documents.map(\.count)
    countsAreWhole = documents.allSatisfy { $0.table != nil }
    hasTables = documents.contains { $0.table != nil }
    reader = try from.makeReader(
      conversion.input, conversion.options.reading, keepsNative: to.capacity.content == .all,
      conversion.options.alignment)
    try reader.use(outputIndexes.map { documents[$0] })
    let output = OutputHeader(
      documents: documents, generator: header.generator ?? conversion.options.generator,
      signature: header.signature ?? "from:\(from.rawValue)|version:\(conversion.options.generator)",
      mode: conversion.options.mode ?? header.mode ?? (isOrdered ? .parallel : .comparable),
      expected: header.expected, hasByteOrderMark: conversion.options.byteOrderMark)
    try open(outputs, output, isOrdered: isOrdered, isChoosing: isChoosing)
  }

  /// Opens the outputs: one, or one for each two documents.
  private func open(
    _ destinations: [ConversionOutput], _ header: OutputHeader, isOrdered: Bool, isChoosing: Bool
  ) throws {
    for (index, output) in destinations.enumerated() {
      var header = header
      header.documents = output.documents.map { documents[$0] }
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
    var link = LinkRecord()
    let sinks = outputs.map(\.sink)
    while try reader.next(&link) {
      guard try prepare(&link) else { continue }
      do { for sink in sinks { try sink.take(link) } } catch let error as InputError { throw located(error) }
    }
    if read > 0, losses[.notFound] == read, let firstMissing { throw firstMissing }
    // A file of which nothing is left is no file with an odd unit.
    if read == 0, let error = reader.report.firstError { throw error }
    var notes = ownNotes
    var whole: [(name: String, files: [AtomicFile])] = []
    var partial = 0
    // What the last link tells of a document is enough to list what stands before, but not to count what is left out.
    let counts: [Int?] = self.counts.map { countsAreWhole || to.capacity.listsNulls && $0 > 0 ? $0 : nil }
    for (name, files, sink, group) in outputs {
      let unlisted = try sink.finish(counts)
      if outputs.count > 1, sink.written == 0 {
        for file in files { file.discard() }
        continue
      }
      whole.append((name, files))
      var texts = sink.losses.texts
      let nulls = zip(unlisted, group).filter { ($0.0 ?? 0) > 0 }.map {
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

  /// An error about the link last read, which names the place in the input unless it names a file already.
  private func located(_ error: InputError) -> InputError {
    guard error.file == nil else { return error }
    return reader.error(
      (error.place.map { "\($0): " } ?? "") + error.problem, remedy: error.remedy)
  }

  private var ownNotes: [String] {
    var notes = [reader.report.note].compactMap { $0.map { "\(conversion.input): \($0)" } }
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
    for index in link.sides.indices where !link.sides[index].sentences.isEmpty {
      try checkSentences(&link, index)
    }
    if link.isNull { return false }
    read += 1
    for index in link.sides.indices { if try !complete(&link, index) { return false } }
    if needsText { fillText(&link) }
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
