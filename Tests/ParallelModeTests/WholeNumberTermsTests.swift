import AlignmentModel
import ParallelMode
import TestSupport
import Testing
import Texts

@Suite struct WholeNumberTermsTests {
  /// The numbers that are evidence for linking two sentences, as either has them.
  private func numbers(_ a: String, _ b: String, _ languages: (Language, Language)) throws -> [[String?]] {
    // Sentences around them, as a text of one sentence says nothing of how far it is a translation.
    let bitext = RandomBitext(sentences: 40, seed: 5)
    let input = try ParallelInput(
      RandomBitext.document("a", languages.0, bitext.a + [a]),
      RandomBitext.document("b", languages.1, bitext.b + [b]))
    let aligner = ParallelAligner(weights: try .builtIn())
    let links = aligner.links(input, aligner.align(input))
    let last = links.filter { $0.passages[0].sentences.contains(bitext.a.count) }
    try #require(last.count == 1)
    return last.flatMap(\.evidence).filter { $0.kind == .number }.map { [$0.a, $0.b] }
  }

  @Test(arguments: [
    ("Leipzig: 3,5 Millionen, sagte Keller.", "Leipzig: 5.3 million, said Keller."),
    ("Leipzig: 250.000 Euro, sagte Keller.", "Leipzig: €280,000, said Keller."),
    ("Leipzig: 12,50 Euro, sagte Keller.", "Leipzig: €15.50, said Keller."),
    ("Leipzig: 1.500 Euro, sagte Keller.", "Leipzig: €1.500, said Keller."),
  ])
  func numbersThatDifferAreNoEvidence(_ german: String, _ english: String) throws {
    #expect(try numbers(german, english, (.german, .english)) == [])
  }

  @Test(arguments: [
    ("Leipzig: 3,5 Millionen, sagte Keller.", "Leipzig: 3.5 million, said Keller.", "3,5", "3.5"),
    ("Leipzig: 250.000 Euro, sagte Keller.", "Leipzig: €250,000, said Keller.", "250.000", "250,000"),
    (
      "Leipzig: 1.234.567,89 Euro, so Keller.", "Leipzig: €1,234,567.89, said Keller.", "1.234.567,89",
      "1,234,567.89"
    ),
    ("Leipzig: 250\u{202F}000 Euro, sagte Keller.", "Leipzig: €250,000, said Keller.", "250 000", "250,000"),
    ("Leipzig: 17 Euro, sagte Keller.", "Leipzig: 17 euros, said Keller.", "17", "17"),
  ])
  func equalNumbersAreEvidenceAsAWhole(_ german: String, _ english: String, _ a: String, _ b: String) throws {
    #expect(try numbers(german, english, (.german, .english)) == [[a, b]])
  }
}
