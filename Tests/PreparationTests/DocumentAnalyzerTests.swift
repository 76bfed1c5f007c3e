import Dates
import Dictionaries
import Preparation
import TestSupport
import Testing
import Texts

@Suite struct DocumentAnalyzerTests {
  private func document(_ text: String, _ language: Language, id: String = "a") -> Document {
    Document(
      id: id, path: "\(id).txt", language: language, sha256: "", scalars: Array(text.unicodeScalars))
  }

  private func analyzed(_ text: String, _ language: Language) throws -> AnalyzedDocument {
    var analyzer = DocumentAnalyzer()
    return try analyzer.analyze(document(text, language))
  }

  /// The words of each sentence, as their tokens' ranges give them.
  private func words(_ document: AnalyzedDocument) -> [[String]] {
    document.sentences.map { $0.tokens.map { document.text($0.range) } }
  }

  /// Each date as it stands in the text and what it means.
  private func dates(_ document: AnalyzedDocument) -> [[String]] {
    document.sentences.map { sentence in
      sentence.dates.map { mention in
        let date = mention.date
        let parts = [date.year, date.month, date.day].compactMap { $0 }.map(String.init)
        return document.text(mention.range) + "=" + parts.joined(separator: "-")
      }
    }
  }

  @Test func rangesGiveBackTheWords() throws {
    let german = try analyzed("Über die Brücke 🚀 ging er.\n\nDann, 1905, kam sie!", .german)
    #expect(words(german) == [["Über", "die", "Brücke", "ging", "er"], ["Dann", "kam", "sie"]])
    let russian = try analyzed("Ёлка — зелёная. «Поезд» ушёл.", .russian)
    #expect(words(russian) == [["Ёлка", "зелёная"], ["Поезд", "ушёл"]])
  }

  @Test func numbersAndPunctuationAreNoTerms() throws {
    let found = try analyzed("Am 07.11.1917 wogen 1,5 Liter um 9:07 rund 75.000 Gramm.", .german)
    #expect(words(found) == [["Am", "wogen", "Liter", "um", "rund", "Gramm"]])
    // Glued by text extraction.
    #expect(words(try analyzed("Seit 1932Olga da war, blieb er.", .german))[0].contains("Olga"))
  }

  @Test func wordFormsShareATermAndAPossessiveIsNone() throws {
    var analyzer = DocumentAnalyzer()
    let found = try analyzer.analyze(
      document("Olga's houses. Olga’s house. A house of Olga.", .english))
    let terms = found.sentences.map { $0.tokens.map(\.term) }
    try #require(terms.map(\.count) == [2, 2, 4])
    #expect(terms[0] == terms[1])
    #expect(terms[2][1] == terms[0][1] && terms[2][3] == terms[0][0])
    #expect(words(found)[0] == ["Olga's", "houses"])
    let vocabulary = try #require(analyzer.vocabularies[.english])
    #expect(vocabulary.forms[Int(terms[0][0])] == ["olga"])
    #expect(vocabulary.forms[Int(terms[0][1])] == ["houses", "house"])
  }

  @Test func documentsOfOneLanguageShareAVocabulary() throws {
    var analyzer = DocumentAnalyzer()
    #expect(analyzer.vocabularies.isEmpty)
    let first = try analyzer.analyze(document("Ein Garten.", .german))
    let other = try analyzer.analyze(document("A garden.", .english, id: "b"))
    let second = try analyzer.analyze(document("Der Hund im Garten.", .german, id: "c"))
    #expect(Set(analyzer.vocabularies.keys) == [.german, .english])
    let garden = try #require(first.sentences.first?.tokens.last)
    #expect(second.sentences.first?.tokens.last?.term == garden.term)
    let german = try #require(analyzer.vocabularies[.german])
    #expect(german.stems[Int(garden.term)] == german.stem("Garten"))
    #expect(german.stems.count == 5)
    // Terms of another language are numbered by themselves.
    #expect(other.sentences.first?.tokens.map(\.term) == [0, 1])
  }

  @Test func datesWithoutYearGetTheYearBeingTold() throws {
    let text = """
      Am 4. Mai zog er um. Im Jahr 1917 kam er an. Am 7. November siegte er.
      Am 3. März 1918 ging er fort, und am 5. April kam er wieder.
      """
    #expect(
      dates(try analyzed(text, .german)) == [
        ["4. Mai=5-4"], ["1917=1917"], ["7. November=1917-11-7"],
        ["3. März 1918=1918-3-3", "5. April=1918-4-5"],
      ])
  }

  @Test func whereSeveralYearsAreToldADateStaysWithoutYear() throws {
    let found = try analyzed("In 1905 and 1917 he came on May 5. On June 7 he left.", .english)
    #expect(dates(found)[0] == ["1905=1905", "1917=1917", "May 5=5-5"])
    // A span of more than five years is a summary: no year is carried on from it.
    #expect(dates(found)[1] == ["June 7=6-7"])
  }

  @Test func timesAreCarriedThroughTheDocument() throws {
    let found = try analyzed("Он жил. В 1905 году он уехал. Он молчал. В 1917 году вернулся.", .russian)
    #expect(found.sentences.map { $0.time?.years } == [nil, 1905...1905, 1905...1905, 1917...1917])
    #expect(
      found.sentences.map { $0.time?.source } == [nil, .own, .carried(from: 1), .own])
    #expect(found.sentences.map { $0.times.map(\.normalized) } == [[], ["1905"], [], ["1917"]])
  }

  @Test func numbersThatArePartOfDatesAreLeftOut() throws {
    let found = try analyzed(
      "Am 7. November 1917 kamen 250 Matrosen. Von 1907-14 zahlte er 75.000 Mark und 1,5 Taler.", .german)
    #expect(found.sentences.map { $0.numbers.map(\.value) } == [["250"], ["75000", "1.5"]])
    #expect(found.sentences[1].numbers.map { found.text($0.range) } == ["75.000", "1,5"])
  }

  @Test func emptyAndBlankDocumentsHaveNoSentences() throws {
    #expect(try analyzed("", .german).sentences.isEmpty)
    #expect(try analyzed(" \n\n\t ", .english).sentences.isEmpty)
  }

  @Test func everythingLiesWithinItsSentenceForAnyText() throws {
    var generator = SeededGenerator(seed: 11)
    var analyzer = DocumentAnalyzer()
    for round in 0..<60 {
      let language: Language = [.german, .english, .russian][round % 3]
      let text = Document(
        id: "a", path: "a", language: language, sha256: "",
        scalars: RandomText.scalars(count: 120, using: &generator))
      let found = try analyzer.analyze(text)
      let terms = Int32(try #require(analyzer.vocabularies[language]).stems.count)
      for sentence in found.sentences {
        let range = sentence.sentence.viewRange
        var end = range.lowerBound
        for token in sentence.tokens {
          #expect(token.range.lowerBound >= end && token.range.upperBound <= range.upperBound)
          #expect(!token.range.isEmpty && (0..<terms).contains(token.term))
          end = token.range.upperBound
        }
        for part in sentence.dates.map(\.range) + sentence.numbers.map(\.range) {
          #expect(range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound)
        }
        for number in sentence.numbers {
          #expect(!sentence.dates.contains { $0.range.overlaps(number.range) })
        }
      }
    }
  }
}

@Suite struct ReferenceTests {
  @Test func aReferenceHasNothingToCompareAndTellsNoTime() throws {
    let text = "He came in 1905.\n^ Smith, John. A Life. London 1996.\nThen he left."
    var analyzer = DocumentAnalyzer()
    let document = try analyzer.analyze(
      Document(id: "a", path: "a", language: .english, sha256: "", scalars: Array(text.unicodeScalars)))
    let references = document.sentences.filter { $0.sentence.block == .reference }
    #expect(!references.isEmpty)
    #expect(references.allSatisfy { $0.tokens.isEmpty && $0.dates.isEmpty && $0.numbers.isEmpty })
    #expect(document.sentences.last?.time?.years == 1905...1905)
  }
}
