import Testing
import Texts

@Suite struct DocumentTests {
  private func document(_ text: String) -> Document {
    Document(id: "d", path: "d.txt", language: .german, sha256: "", scalars: Array(text.unicodeScalars))
  }

  @Test func givesTextByCodePoints() {
    let document = document("🚀 е\u{308}ж\r\nEnde")
    #expect(Array(document.text(in: 0..<1).unicodeScalars) == ["🚀"])
    // An offset may lie within what Swift calls one character: the letter without its dots, CR without LF.
    #expect(Array(document.text(in: 2..<3).unicodeScalars) == ["е"])
    #expect(Array(document.text(in: 4..<6).unicodeScalars) == ["ж", "\r"])
    #expect(document.text(in: 7..<11) == "Ende")
  }

  @Test func givesNothingForAnEmptyRange() {
    #expect(document("abc").text(in: 3..<3) == "")
    #expect(document("").text(in: 0..<0) == "")
  }

  @Test func givesBackTheWholeText() {
    let text = "Erste Zeile\n\u{FEFF}zweite — «третья»"
    #expect(Array(document(text).text(in: 0..<text.unicodeScalars.count).utf8) == Array(text.utf8))
  }
}
