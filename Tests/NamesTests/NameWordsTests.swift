import Names
import Testing

@Suite struct NameWordsTests {
  private func words(_ name: String) throws -> [String] {
    let alphabet = try NameLetters()
    let taken = try NameWords(name, alphabet)
    return taken.words.map { alphabet.text(taken.letters(of: $0)) + ($0.isInitial ? "." : "") }
  }

  @Test func wordsAreDividedAtSpacesHyphensAndStops() throws {
    #expect(try words("В.И. Ленин") == ["в.", "и.", "ленин"])
    #expect(try words("Римский-Корсаков") == ["римский", "корсаков"])
    #expect(try words("  Jean–Paul\u{A0}Sartre ") == ["jean", "paul", "sartre"])
    #expect(try words("Alex. Puschkin") == ["alex.", "puschkin"])
    #expect(try words("") == [])
  }

  @Test func surnameComesLast() throws {
    #expect(try words("Trotzki, Leo") == ["leo", "trotzki"])
    #expect(try words("Meck, Nadeschda von") == ["nadeschda", "von", "meck"])
    #expect(try words("Lenin,") == ["lenin"])
  }

  @Test func rareMarksGoAndCommonOnesStay() throws {
    #expect(try words("Nguyễn Čapek Ма\u{301}лый") == ["nguyen", "čapek", "малый"])
    #expect(try words("D’Abaco Ilʹič O'Neill") == ["dabaco", "ilič", "oneill"])
  }
}
