import Dictionaries
import Entities
import Foundation
import Names
import Proofreading
import Testing
import Texts

/// The places of findings, and how they are written.
@Suite struct FindingTests {
  private static let text =
    "They met Natalia Sedova. Then Natalia Sedova left.\r\n\r\nThey saw Natalya Sedova. He met Natalia Sedova.\n\nLate they saw Natalya Sedova and, once more, Natalya Sedova."

  private func check(
    _ text: String = text, path: String = "a.txt", projects: [ProjectNames] = []
  ) throws -> NameCheck {
    let document = Document(
      id: "a", path: path, language: .english, sha256: "", scalars: Array(text.unicodeScalars))
    let tokenized = [try TokenizedDocument(document)]
    return try NameCheck(
      tokenized, EntityTable(tokenized, lexicon: .empty), projects: projects)
  }

  private func lines(_ check: NameCheck, limit: Int = 0, isForReading: Bool = false, hasColors: Bool = false)
    -> [String]
  {
    var lines: [String] = []
    FindingText(check, limit: limit, isForReading: isForReading, hasColors: hasColors).forEachLine {
      lines.append($0)
    }
    return lines
  }

  private static let message =
    "romanisation: \"Natalya Sedova\" is written \"Natalia Sedova\" elsewhere"

  @Test func eachPlaceIsALine() throws {
    let check = try check(Self.text.replacing("He met", with: "Natalia Sedova met"))
    let tail = "\(Self.message) (4 times): "
    #expect(
      lines(check) == [
        "a.txt:3:10: \(tail)They saw Natalya Sedova.",
        "a.txt:5:15: \(tail)Late they saw Natalya Sedova and, once more, Natalya Sedova.",
        "a.txt:5:46: \(tail)Late they saw Natalya Sedova and, once more, Natalya Sedova.",
      ])
    for found in check.findings {
      #expect(check.documents[0].document.text(in: found.span) == "Natalya Sedova")
    }
  }

  /// Marks of direction turn what follows them around on the screen, in whatever format a message is shown.
  @Test func nothingQuotedHasMarksOfDirection() throws {
    let check = try check(Self.text.replacing("saw Natalya Sedova", with: "saw Natalya\u{202E} Sedova"))
    let data = try JSONEncoder().encode(FindingSARIF(check, version: "1"))
    let messages = check.findings.map(\.message) + lines(check)
    #expect(!messages.isEmpty)
    #expect(messages.allSatisfy { !$0.unicodeScalars.contains("\u{202E}") })
    #expect(!String(decoding: data, as: UTF8.self).unicodeScalars.contains("\u{202E}"))
  }

  @Test func placesBeyondTheLimitAreCounted() throws {
    let check = try check(Self.text.replacing("He met", with: "Natalia Sedova met"))
    let shown = lines(check, limit: 1)
    #expect(shown.count == 2)
    #expect(shown.last == "a.txt: romanisation: 2 more places with \"Natalya Sedova\"")
    #expect(FindingText(check, limit: 1).hidden == 2 && FindingText(check, limit: 3).hidden == 0)
    #expect(lines(check, limit: 3).count == 3)
    #expect(FindingText(check, limit: 1).summary == "1 finding in 3 places")
  }

  @Test func linesForReadingHaveTheSentenceBelow() throws {
    let check = try check("They met Natalia Sedova. Then Natalia Sedova left. They saw Natalya Sedova.")
    #expect(
      lines(check, isForReading: true) == [
        "a.txt:1:61: \(Self.message) (2 times)", "    They saw Natalya Sedova.",
      ])
    let colored = lines(check, isForReading: true, hasColors: true)
    #expect(colored[0].hasPrefix("\u{1B}[1ma.txt:1:61:\u{1B}[0m \u{1B}[33mromanisation:\u{1B}[0m "))
    #expect(colored[1].contains("\u{1B}[1;31mNatalya Sedova\u{1B}[0m"))
  }

  @Test func whatControlsATerminalIsWrittenAsEscapes() throws {
    let check = try check(
      "They met Natalia Sedova. Then Natalia Sedova left. They\u{1B}[2J saw Natalya Sedova.",
      path: "a\u{1B}[1m\n.txt")
    let lines = lines(check, isForReading: true)
    #expect(!lines.isEmpty && lines.allSatisfy { !$0.contains("\u{1B}") && !$0.contains("\n") })
  }

  @Test func theHouseStyleOutranksTheDocument() throws {
    let text = Self.text + " Natalya Sedova (Наталья Седова) came."
    let plain = try check(text)
    #expect(plain.deviations == nil)
    let styled = try check(text, projects: [ProjectNames(houseStyle: .english)])
    let found = styled.findings.filter { $0.kind == .houseStyle }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.written == "Natalia Sedova" && $0.proposal == "Natalya Sedova" })
    #expect(found[0].message.contains("in the house style (english)"))
    #expect(Set(styled.findings.map(\.span)).count == styled.findings.count)
    let accepting = try check(
      text, projects: [ProjectNames(houseStyle: .english, accepted: .init(forms: ["Natalia Sedova"]))])
    #expect(!accepting.findings.contains { $0.kind == .houseStyle })
  }

  @Test func proposalsFollowTheHouseWithoutACyrillicName() throws {
    let text = """
      They met Sergej Witte. Then Sergej Witte left, and Sergei Witte came. There Natalia Sedova lived. \
      They saw Natalya Sedova and Natalia Sedova, and the great Gapon. They heard Gapón. Later they met Fyodorov. \
      Then Fedorov left, and Fedorov came.
      """
    let plain = try check(text)
    #expect(plain.findings.contains { $0.written == "Sergei Witte" && $0.proposal == "Sergej Witte" })
    #expect(!plain.findings.contains { $0.mayLeaveHouseStyle } && plain.unjudged.isEmpty)
    let styled = try check(text, projects: [ProjectNames(houseStyle: .duden)])
    let sergei = styled.findings.filter { $0.written.hasPrefix("Serge") }
    #expect(!sergei.isEmpty && sergei.allSatisfy { $0.proposal == "Sergei Witte" })
    #expect(!sergei.contains { $0.mayLeaveHouseStyle })
    #expect(styled.unjudged == [0])
    #expect(styled.findings.contains { $0.written == "Natalya Sedova" && $0.proposal == "Natalja Sedowa" })
    #expect(styled.findings.contains { $0.written == "Gapón" && !$0.mayLeaveHouseStyle })
    // The Duden writes neither.
    #expect(styled.findings.contains { $0.written == "Fyodorov" && $0.mayLeaveHouseStyle })
  }

  @Test func whereAnAuthorLeavesHisSystem() throws {
    func document(_ id: String, _ language: Language, _ text: String) -> Document {
      Document(id: id, path: id, language: language, sha256: "", scalars: Array(text.unicodeScalars))
    }
    let documents = [
      document(
        "one", .english,
        "They met Natalya Sedova. Then Sergey Sedov came with Grigory Zinoviev and Nikolai Krestinsky. Nikolay Krestinsky spoke."
      ),
      document("two", .english, "There was Nikolaj Krestinskij. He met Nikolaj Krestinskij."),
      document(
        "ru", .russian,
        "Там жила Наталья Седова. Там жил Сергей Седов. Там жил Григорий Зиновьев. Там жил Николай Крестинский."
      ),
    ]
    let tokenized = try TokenizedDocument.all(documents)
    let check = try NameCheck(tokenized, EntityTable(tokenized, lexicon: .empty))
    let author = try #require(check.authors.first { $0.document == 0 })
    let system = try #require(author.system)
    let departure = try #require(author.departures.first { $0.form.hasPrefix("Nikolai") }, "\(system)")
    #expect(departure.expected.hasPrefix("Nikola") && departure.expected != departure.form)
    #expect(
      departure.others.contains { $0.document == 1 && $0.form == "Nikolaj Krestinskij" && $0.count == 2 })
    #expect(!departure.spans.isEmpty)
  }

  @Test func longSentencesAreCutAroundTheName() {
    let sentence = MarkedSentence(
      before: String(repeating: "many words ", count: 20), name: "Natalya",
      after: String(repeating: " and more", count: 20))
    let cut = sentence.cut(to: 60)
    #expect(cut.text.count <= 60 && cut.name == "Natalya")
    #expect(cut.before.hasPrefix("…") && cut.after.hasSuffix("…"))
    #expect(sentence.text.contains(cut.before.dropFirst() + cut.name + cut.after.dropLast()))
    let short = MarkedSentence(before: "I saw ", name: "Lev", after: ".")
    #expect(short.cut(to: 60) == short)
    // What the end does not need is the beginning's.
    #expect(MarkedSentence(before: sentence.before, name: "Lev", after: ".").cut(to: 60).text.count > 45)
  }
}
