import TestSupport
import Testing
import Texts

/// What goes on without a stop is cut at weaker borders, and costs no more than its length.
@Suite struct OverlongSentencesTests {
  private func sentences(_ text: String, _ format: DocumentFormat = .plainText) throws -> (
    TextView, [Sentence]
  ) {
    let view = try format.view(of: Array(text.unicodeScalars), path: "x.txt")
    return (view, try SentenceSegmenter(.english).sentences(of: view))
  }

  @Test func aTranscriptIsCutAtCommasBeforeSpaces() throws {
    let text = Array(
      repeating: "and then the old man went down to the river, where nobody was waiting", count: 100
    )
    .joined(separator: " ")
    let (view, found) = try sentences(text)
    #expect(found.count > 10 && found.allSatisfy(\.isPart))
    #expect(found.map { view.text(in: $0.viewRange) }.joined(separator: " ") == text)
    #expect(found.dropLast().allSatisfy { view.text(in: $0.viewRange).hasSuffix(",") })
    #expect(found.allSatisfy { $0.viewRange.count <= 320 })
  }

  @Test func clausesComeBeforeCommas() throws {
    let text = Array(
      repeating: "the boat came in, it was late; the men were tired, and nobody spoke", count: 100
    )
    .joined(separator: " ")
    let (view, found) = try sentences(text)
    #expect(found.count > 10)
    #expect(found.dropLast().allSatisfy { view.text(in: $0.viewRange).hasSuffix(";") })
  }

  @Test func lettersWithoutSpacesAreCutBetweenThem() throws {
    let (view, found) = try sentences(String(repeating: "q\u{323}y", count: 2_000))
    #expect(found.count > 1)
    #expect(found.allSatisfy { view.scalars[$0.viewRange.lowerBound] != "\u{323}" })
  }

  @Test func longSentencesOfLiteratureStay() throws {
    let sentence = Array(repeating: "and so it went on", count: 200).joined(separator: ", ") + "."
    let (_, found) = try sentences(sentence + " Then it ended.")
    #expect(found.count == 2 && !found.contains(where: \.isPart))
  }

  @Test func aLineOfASegmentedTextIsNeverCut() throws {
    let line = Array(repeating: "word", count: 20_000).joined(separator: " ")
    let (_, found) = try sentences("One\n\(line)\nTwo", .presegmented)
    #expect(found.count == 3 && !found.contains(where: \.isPart))
  }

  @Test func chainsOfStopsTakeTimeInProportion() throws {
    // Each stop looked back over all before it: minutes.
    let (_, found) = try sentences(String(repeating: "a.1.", count: 100_000))
    #expect(!found.isEmpty)
  }
}
