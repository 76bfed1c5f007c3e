import Preparation
import Testing
import Texts

@Suite struct AnalyzedSentenceTests {
  @Test func textOfARangeIsTheDocuments() throws {
    let text = "Die Bahn 🚀 fuhr.\nSie hielt."
    var analyzer = DocumentAnalyzer()
    let document = try analyzer.analyze(
      Document(
        id: "a", path: "a.txt", language: .german, sha256: "", scalars: Array(text.unicodeScalars)))
    #expect(
      document.sentences.map { document.text($0.sentence.range) } == ["Die Bahn 🚀 fuhr.", "Sie hielt."])
    #expect(document.text(9..<10) == "🚀")
    #expect(document.text(4..<4) == "")
  }
}
