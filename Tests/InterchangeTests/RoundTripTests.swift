import AlignmentFiles
import AlignmentModel
import Foundation
import Interchange
import TestSupport
import Testing
import Texts

/// What a format can say comes back from it as it was.
@Suite struct RoundTripTests {
  /// What formats keep besides the passages.
  private static let withScores: Set<InterchangeFormat> = [
    .synoptic, .jsonl, .tmx, .xces, .tei, .xliff, .xliff12, .ladder, .vecalign, .tsv,
  ]
  private static let withNames: Set<InterchangeFormat> = [
    .synoptic, .jsonl, .tmx, .xces, .tei, .xliff, .xliff12, .tsv,
  ]
  private static let withStatus: Set<InterchangeFormat> = [
    .synoptic, .jsonl, .tmx, .tei, .xliff, .xliff12, .tsv,
  ]
  private static let withComments: Set<InterchangeFormat> = [.synoptic, .jsonl, .tmx, .xliff, .xliff12, .tsv]
  private static let withGaps: Set<InterchangeFormat> = [
    .synoptic, .jsonl, .tmx, .xces, .tei, .xliff, .xliff12, .vecalign, .tsv,
  ]
  private static let withMany: Set<InterchangeFormat> = [.synoptic, .jsonl, .tmx, .tei]
  private static let withCrossing = withGaps

  /// Converts in steps through formats and reads what comes out.
  private func convert(
    _ alignment: Alignment, by formats: [InterchangeFormat], documents: [Document] = [], in folder: URL
  ) throws -> (Alignment, notes: [String]) {
    let name = UUID().uuidString
    let first = folder.appending(path: "\(name).json").path
    try NativeFile.write(alignment, to: first)
    var path = first
    var notes: [String] = []
    for (step, format) in (formats + [.synoptic]).enumerated() {
      let next = folder.appending(path: "\(name)-\(step)-\(format.rawValue)").path
      var options = Conversion.Options()
      options.from = step == 0 ? .synoptic : formats[step - 1]
      options.to = format
      options.mode = alignment.mode
      // The native formats name their documents themselves.
      let isNative = step == 0 || formats[step - 1] == .jsonl || formats[step - 1] == .synoptic
      if !isNative { options.documents = documents }
      notes += try Conversion(path, to: next, options: options).run()
      path = next
    }
    return (try NativeFile.read(path), notes)
  }

  /// The links as all the formats can say them.
  private func expected(_ alignment: Alignment, _ formats: [InterchangeFormat]) -> [Link] {
    let kept = Set(formats)
    let hasNames = kept.isSubset(of: Self.withNames)
    return alignment.links.enumerated().map { number, link in
      var link = link
      if !kept.isSubset(of: Self.withScores) { link.score = 1 }
      if !hasNames { link.id = "l\(number + 1)" }
      if !kept.isSubset(of: Self.withStatus) { link.status = .automatic }
      if !kept.isSubset(of: Self.withComments) { link.comment = nil }
      return link
    }
  }

  @Test(arguments: InterchangeFormat.allCases)
  func beadsComeBackFromEachFormat(_ format: InterchangeFormat) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20 {
      try Fixtures.withTemporaryFolder { folder in
        let random = try RandomAlignment(
          .parallel, languages: ["de", "en"], sentences: 40, in: folder, using: &generator)
        let (result, _) = try convert(
          random.alignment, by: [format], documents: random.documents, in: folder)
        #expect(result.links == expected(random.alignment, [format]))
        #expect(result.documents == random.alignment.documents)
        #expect(result.mode == .parallel)
      }
    }
  }

  @Test(arguments: InterchangeFormat.allCases)
  func beadsComeBackFromEachTwoFormats(_ format: InterchangeFormat) throws {
    var generator = SeededGenerator(seed: 10)
    try Fixtures.withTemporaryFolder { folder in
      let random = try RandomAlignment(
        .parallel, languages: ["de", "ru"], sentences: 60, in: folder, using: &generator)
      for other in InterchangeFormat.allCases {
        let (result, _) = try convert(
          random.alignment, by: [format, other], documents: random.documents, in: folder)
        #expect(result.links == expected(random.alignment, [format, other]), "\(format) \(other)")
      }
    }
  }

  @Test(arguments: withCrossing)
  func linksInAnyOrderComeBack(_ format: InterchangeFormat) throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      try Fixtures.withTemporaryFolder { folder in
        let random = try RandomAlignment(
          .comparable, languages: ["de", "en"], sentences: 40, in: folder, using: &generator)
        let (result, _) = try convert(
          random.alignment, by: [format], documents: random.documents, in: folder)
        #expect(result.links == expected(random.alignment, [format]))
        #expect(result.mode == .comparable)
      }
    }
  }

  @Test(arguments: withMany)
  func linksOfSeveralDocumentsComeBack(_ format: InterchangeFormat) throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<20 {
      try Fixtures.withTemporaryFolder { folder in
        let random = try RandomAlignment(
          .comparable, languages: ["de", "en", "ru"], sentences: 40, in: folder, using: &generator)
        let (result, _) = try convert(
          random.alignment, by: [format], documents: random.documents, in: folder)
        #expect(result.links == expected(random.alignment, [format]))
        #expect(result.documents == random.alignment.documents)
      }
    }
  }

  @Test func severalDocumentsInOneLanguageComeBackFromTMX() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<20 {
      try Fixtures.withTemporaryFolder { folder in
        let random = try RandomAlignment(
          .comparable, languages: ["de", "en", "en", "ru"], sentences: 40, in: folder, using: &generator)
        let (result, _) = try convert(
          random.alignment, by: [.tmx], documents: random.documents, in: folder)
        #expect(result.links == random.alignment.links)
      }
    }
  }

  /// A stream keeps evidence and all else that the native file has.
  @Test(arguments: Fixtures.subjects)
  func alignmentsComeBackFromLines(_ subject: String) throws {
    let path = Fixtures.package.appending(path: "Alignments/\(subject).json")
    try Fixtures.withTemporaryFolder { folder in
      let lines = folder.appending(path: "a.jsonl").path
      let back = folder.appending(path: "b.json").path
      let notes = try Conversion(path.path, to: lines).run() + Conversion(lines, to: back).run()
      #expect(notes.isEmpty)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: back))
      let original = try Data(contentsOf: path)
      #expect(bytes == original)
    }
  }

  @Test(
    arguments: Fixtures.subjects, [InterchangeFormat.tmx, .tei, .xces, .xliff, .xliff12, .vecalign, .tsv])
  func alignmentsComeBack(_ subject: String, _ format: InterchangeFormat) throws {
    var alignment = try NativeFile.read(Fixtures.package.appending(path: "Alignments/\(subject).json").path)
    let locator = DocumentLocator(alignment: Fixtures.package.appending(path: "Alignments/a.json").path)
    // None of these formats has either.
    for index in alignment.links.indices {
      alignment.links[index].evidence = []
      for passage in alignment.links[index].passages.indices {
        alignment.links[index].passages[passage].focus = nil
      }
    }
    let ids = alignment.documents.map(\.id)
    let pairs =
      Self.withMany.contains(format)
      ? [ids] : ids.indices.flatMap { first in ids[(first + 1)...].map { [ids[first], $0] } }
    for pair in pairs {
      var part = alignment
      part.documents.removeAll { !pair.contains($0.id) }
      part.links = alignment.links.compactMap { link in
        var link = link
        link.passages.removeAll { !pair.contains($0.document) }
        return Set(link.passages.map(\.document)).count < 2 ? nil : link
      }
      // Accounts in one language are not linked with each other.
      guard !part.links.isEmpty else { continue }
      let documents = try part.documents.map { reference in
        var reference = reference
        reference.path = Fixtures.package.appending(path: reference.path).path
        return try locator.document(reference)
      }
      try Fixtures.withTemporaryFolder { folder in
        var native = part
        for index in native.documents.indices {
          native.documents[index].path = Fixtures.package.appending(path: native.documents[index].path).path
        }
        let (result, _) = try convert(native, by: [format], documents: documents, in: folder)
        #expect(result.links == expected(native, [format]))
        #expect(result.documents == native.documents)
      }
    }
  }
}
