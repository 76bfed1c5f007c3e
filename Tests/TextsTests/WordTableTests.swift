import Testing
import Texts

@Suite struct WordTableTests {
  @Test func findsItsWordsAndNoOthers() {
    let words = (0..<500).map { "слово\($0)" } + ["z.B", "т.е", ""]
    let table = WordTable(words)
    for (index, word) in words.enumerated() {
      let text = Array("«\(word)»".unicodeScalars)
      #expect(table.index(of: 1..<text.count - 1, in: text) == index)
      #expect(table[index] == word)
    }
    for other in ["слово500", "слово", "Z.B", "z.b"] {
      let text = Array(other.unicodeScalars)
      #expect(table.index(of: text.indices, in: text) == nil)
    }
  }

  @Test func whiteSpaceInAWordDoesNotCount() {
    let table = WordTable(["z.B"])
    let text = Array("z. B".unicodeScalars)
    #expect(table.index(of: text.indices, in: text) == 0)
  }

  @Test func anEmptyTableHasNoWord() {
    let text = Array("word".unicodeScalars)
    #expect(WordTable([]).index(of: text.indices, in: text) == nil)
  }
}
