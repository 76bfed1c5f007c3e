import Evaluation
import Foundation
import Inspection
import Publishing
import Report
import Synoptic

/// Alignment files, read as `show`, `report`, `conflicts`, `evaluate`, `align --keep` and `convert` do.
struct AlignmentTargets {
  private let folder: FuzzFolder
  private let comparable, parallel: [UInt8]
  private let byID: [String: Document]
  private let narrated: [String: NarratedDocument]
  private let sentences: [String: [Sentence]]
  private let input: AlignmentInput

  init(_ folder: FuzzFolder) throws {
    self.folder = folder
    comparable = [UInt8](try NativeFile.data(folder.comparable))
    parallel = [UInt8](try NativeFile.data(folder.parallel))
    byID = Dictionary(folder.documents.map { ($0.id, $0) }) { first, _ in first }
    narrated = try byID.mapValues { try NarratedDocument($0) }
    sentences = narrated.mapValues(\.sentences)
    input = try AlignmentInput(folder.documents)
  }

  var all: [FuzzTarget] {
    [reading, views, explanation, page, exports, conflicts, scores, keeping, relocation, revision, locating]
  }

  private var seeds: [[UInt8]] { [comparable, parallel] }

  /// A target that reads an alignment.
  private func target(
    _ name: String, cost: Int, _ read: @escaping (Alignment, [UInt8], inout InputChoice) throws -> Void
  ) -> FuzzTarget {
    let folder = folder
    return FuzzTarget(name, .json, seeds: seeds, cost: cost) { bytes in
      let path = try folder.write(bytes, "x.json")
      var choice = InputChoice(bytes)
      try read(NativeFile.read(path), bytes, &choice)
    }
  }

  private var reading: FuzzTarget {
    let folder = folder
    return FuzzTarget("native", .json, seeds: seeds, cost: 4) { bytes in
      let path = try folder.write(bytes, "x.json")
      let (alignment, findings) = try NativeFile.checked(path)
      for finding in findings {
        try BrokenPromise.unless(!finding.problem.isEmpty, "a finding says nothing")
      }
      do {
        let read = try NativeFile.read(path)
        try AlignmentPromises.checkRoundTrip(read, in: folder)
        try BrokenPromise.unless(alignment == read, "checking reads another alignment")
      } catch let error as InputError {
        try BrokenPromise.unless(!findings.isEmpty, "what has no findings cannot be read: \(error)")
        throw error
      }
    }
  }

  private var views: FuzzTarget {
    let narrated = narrated
    return target("show", cost: 8) { alignment, _, choice in
      let shown = SideBySide.defaultDocuments(alignment)
      let references = shown.compactMap { id in alignment.documents.first { $0.id == id } }
      let withoutText = choice.once(in: 4)
      let columns = references.map { reference in
        narrated[reference.id].flatMap { withoutText ? nil : ShownDocument($0) }
          ?? ShownDocument(withoutText: reference)
      }
      var selection = RowSelection()
      selection.leastScore = [0, 0.5, 1][choice.below(3)]
      selection.showsNulls = !withoutText && choice.once(in: 2)
      selection.context = withoutText ? 0 : [0, 0, 1, 3, .max][choice.below(5)]
      if choice.once(in: 3) { selection.around = try TextSearch("a") }
      let width = [1, 38, 40, 80, 121, 10_000][choice.below(6)]
      let rows = EventRow.rows(of: alignment, documents: columns, selection: selection)
      let table = EventTable(rows, documents: columns, context: selection.context)
      _ = try JSONEncoder().encode(table.encodable)
      try table.forEachLine { cells in
        for cell in cells { try TextPromises.check(line: cell, of: "the table") }
      }
      try SideBySide(alignment, documents: columns, selection: selection, width: width, highlight: .asterisks)
        .forEachLine { try TextPromises.check(line: $0, of: "the view") }
    }
  }

  private var explanation: FuzzTarget {
    let (folder, byID) = (folder, byID)
    return target("explain", cost: 6) { alignment, _, choice in
      let documents = alignment.documents.compactMap { byID[$0.id] }
      for link in alignment.links.prefix(20) {
        for line in Explanation(documents: documents).lines(for: link) {
          try TextPromises.check(line: line, of: "an explanation")
        }
      }
      // Two sentences are scored anew, by the options that the signature names.
      guard alignment.mode == .comparable, choice.once(in: 30),
        alignment.documents.count == folder.documents.count
      else { return }
      let settings = AlignmentSettings(signature: alignment.signature) ?? .init(.comparable(.init()))
      let tokenized = try TokenizedDocument.all(folder.documents)
      let ends = ((0, choice.below(12)), (1 + choice.below(2), choice.below(12)))
      let aligner = Aligner(.init(settings), lexicon: .empty, vectors: .none)
      if let pair = try aligner.explanation(
        tokenized, (document: ends.0.0, sentence: ends.0.1), (document: ends.1.0, sentence: ends.1.1))
      {
        let (a, b) = (tokenized[ends.0.0], tokenized[ends.1.0])
        _ = Explanation(documents: folder.documents).lines(
          for: pair, (a.document, ends.0.1), (b.document, ends.1.1), sentences: (a.sentences, b.sentences),
          links: [])
      }
    }
  }

  private var page: FuzzTarget {
    let narrated = narrated
    return target("report", cost: 60) { alignment, bytes, choice in
      let withoutText = choice.once(in: 3)
      var content = ReportContent(
        title: String(decoding: bytes.prefix(40), as: UTF8.self), file: "x.json", source: bytes,
        alignment: alignment,
        documents: alignment.documents.map { withoutText ? nil : narrated[$0.id] })
      content.candidates = alignment.links.isEmpty ? [] : Array(alignment.links.prefix(2))
      let html = try ReportPage(content).html()
      let scripts = html.ranges(of: "<script").count
      try BrokenPromise.unless(
        scripts == 1 || html.ranges(of: "</script").count == scripts, "a page's script ends early")
      for (_, drawing) in ReportPlots(content).files {
        try BrokenPromise.unless(
          !drawing.contains("nan") && !drawing.contains("inf"), "a plot has numbers that are none")
      }
    }
  }

  /// What is made for people of any alignment is whole: our own readers read it.
  private var exports: FuzzTarget {
    let narrated = narrated
    return target("export", cost: 60) { alignment, bytes, choice in
      let withoutText = choice.once(in: 3)
      let table = SynopsisTable(
        alignment, documents: alignment.documents.map { withoutText ? nil : narrated[$0.id] },
        title: String(decoding: bytes.prefix(40), as: UTF8.self))
      for format in SynopsisExport.allCases {
        let made = try format.make(table)
        try BrokenPromise.unless(format.isOwn(made.bytes), "\(format) is not known again")
        switch format {
        case .docx, .odt:
          do { _ = try DocumentText(made.bytes, path: "x.\(format)") } catch {
            throw BrokenPromise("\(format) cannot be read: \(error)")
          }
        case .csv:
          let rows = try CommaSeparated.rows(String(decoding: made.bytes, as: UTF8.self), "x.csv")
          try BrokenPromise.unless(
            rows.count == table.rows.count + 1 && Set(rows.map(\.cells.count)).count == 1,
            "a table has other rows than its synopsis")
        case .xlsx, .html: break
        }
      }
    }
  }

  private var conflicts: FuzzTarget {
    let (folder, input) = (folder, input)
    return target("conflicts", cost: 20) { alignment, _, choice in
      guard alignment.documents.map(\.id) == folder.documents.map(\.id) else { return }
      let found = try ConflictFinder(alignment, input).conflicts(leastScore: choice.once(in: 2) ? 0 : 0.03)
      for conflict in found {
        try BrokenPromise.unless(
          (0...1).contains(conflict.score), "a contradiction's score is not from 0 to 1")
      }
      try ConflictList(
        found, documents: folder.documents, width: [1, 40, 80][choice.below(3)], highlight: .asterisks
      )
      .forEachLine { try TextPromises.check(line: $0, of: "the contradictions") }
    }
  }

  private var scores: FuzzTarget {
    let sentences = sentences
    let gold = Result { try GoldTargets.eventGold(in: folder) }
    return target("evaluate", cost: 4) { alignment, _, _ in
      _ = AlignmentCheck(alignment, sentences: sentences).findings
      let decisions = DecisionScore(alignment)
      for share in [decisions.precision, decisions.ofJudged, decisions.cut(for: 0.9)?.precision] {
        try BrokenPromise.unless(
          share.map { $0.interval.contains($0.share) } ?? true, "a share is not in its interval")
      }
      _ = ParallelInvariants(alignment, sentences: sentences).violations
      let beads = SentenceBead.beads(of: alignment)
      let score = BeadScore(beads, gold: [SentenceBead(a: [0], b: [0]), SentenceBead(a: [1, 2], b: [1])])
      for f1 in [score.strictF1, score.laxF1, EventScore(alignment, gold: try gold.get()).f1] {
        try BrokenPromise.unless((0...1).contains(f1), "F1 is not from 0 to 1")
      }
    }
  }

  private var keeping: FuzzTarget {
    let (folder, byID) = (folder, byID)
    return target("keep", cost: 80) { alignment, _, choice in
      var edited = alignment
      // Only what a person has decided is kept.
      for index in edited.links.indices where choice.once(in: 2) {
        edited.links[index].status = [.confirmed, .rejected, .manual][choice.below(3)]
      }
      var options = Aligner.Options()
      options.mode = choice.once(in: 2) ? .automatic : .comparable
      let documents = alignment.documents.compactMap { byID[$0.id] }
      let synopsis = try Aligner(options, lexicon: .empty, vectors: .none).align(
        documents, keeping: edited, from: "x.json")
      try AlignmentPromises.check(synopsis.alignment, of: byID)
      let written = folder.path("kept.json")
      try NativeFile.write(synopsis.alignment, to: written)
      try AlignmentPromises.check(written: written, of: documents)
    }
  }

  /// An alignment that is broken, moved to a sound document.
  private var relocation: FuzzTarget {
    let byID = byID
    return target("relocate", cost: 12) { alignment, _, _ in
      guard let reference = alignment.documents.first, let old = byID[reference.id] else { return }
      let text = String(String.UnicodeScalarView(old.scalars)).replacing("Maria", with: "Mascha Maria")
      let new = try AlignmentTargets.document(old.id, text)
      let moved = try Relocation(alignment, old: old, new: new).alignment
      try AlignmentPromises.check(moved, of: [new.id: new])
    }
  }

  /// A sound alignment, moved to a document that is broken.
  private var revision: FuzzTarget {
    let folder = folder
    return FuzzTarget("revision", seeds: [Array(SoundTexts.german.utf8)], cost: 12) { bytes in
      let path = try folder.write(bytes, "new.txt")
      let read = try DocumentReader.readOne(path, language: "de")
      let new = Document(
        id: "de", path: path, language: read.language, sha256: read.sha256, scalars: read.scalars,
        decoding: read.decoding,
        format: read.format, view: read.view)
      for alignment in [folder.comparable, folder.parallel] {
        let moved = try Relocation(alignment, old: folder.documents[0], new: new).alignment
        try AlignmentPromises.check(moved, of: ["de": new])
      }
    }
  }

  /// Documents found as an alignment names them.
  private var locating: FuzzTarget {
    let folder = folder
    return target("locate", cost: 6) { alignment, _, _ in
      let locator = DocumentLocator(alignment: folder.path("x.json"))
      for reference in alignment.documents.prefix(4) {
        // A stranger's path may lead anywhere, which is others' to test; this is about what is read.
        guard !reference.path.hasPrefix("/"), !reference.path.contains("..") else { continue }
        try DocumentPromises.check(try locator.document(reference))
      }
    }
  }

  private static func document(_ id: String, _ text: String) throws(InputError) -> Document {
    try Document(id, text, language: .german)
  }
}
