import Batch
import Synoptic
import Testing

@Suite struct SetOptionsTests {
  @Test func valuesBecomeOptionsOfTheAligner() throws {
    let options = try SetOptions(
      text: "threshold=0.25 same-language induce=false max-bead=5  anchor=^a=b")
    let aligner = options.aligner
    #expect(aligner.threshold == 0.25 && aligner.alignsSameLanguage && aligner.learnsLexicon == false)
    #expect(aligner.largestBead == 5 && aligner.anchor == "^a=b" && aligner.mode == .parallel)
    #expect(try SetOptions(text: "favor=recall").aligner.preference == .recall)
    #expect(try SetOptions(text: "").aligner.mode == .automatic)
  }

  @Test func aWordIsReadAsItIsWritten() {
    for word in ["pairs=true", "language=a=b=de", "anchor="] {
      #expect(SetOptions.Value(word: word).word == word)
    }
  }

  @Test(arguments: [
    "mode=", "threshold=2", "threshold=x", "pairs=maybe", "max-bead=0", "max-bead=17", "favor=both",
    "language=de",
    "language=a=??", "encoding=nonsense", "format=pdf", "favor=recall threshold=0.5",
    "mode=comparable max-bead=3",
    "lossy=2", "=x", "unknown",
  ])
  func otherValuesAreErrors(_ text: String) throws {
    let error = try #require(throws: InputError.self) { _ = try SetOptions(text: text) }
    #expect(!error.problem.isEmpty && !error.description.contains("--"))
  }
}
