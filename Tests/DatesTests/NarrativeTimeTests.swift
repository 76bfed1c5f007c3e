import Dates
import TestSupport
import Testing
import Texts

/// What short narratives tell of, sentence by sentence.
@Suite struct NarrativeTimeTests {
  /// The narrative of some sentences; one that begins with `#` is a heading.
  static func narrative(_ sentences: [String], _ language: Language) -> Narrative {
    let finder = TimeFinder(language)
    var scalars: [Unicode.Scalar] = []
    var told: [NarrativeSentence] = []
    for sentence in sentences {
      let begin = scalars.count
      scalars += Array(sentence.unicodeScalars)
      told.append(
        NarrativeSentence(
          range: begin..<scalars.count, block: sentence.hasPrefix("#") ? .heading : .text,
          times: finder.expressions(in: begin..<scalars.count, of: scalars)))
      scalars.append(" ")
    }
    return NarrativeReader(language).read(told, in: scalars)
  }

  /// The years of each sentence, such as "1905 1905+0 1917-1918"; "-" for none, after a "+" the sentence it is carried from,
  /// after a "#" the heading it has it from.
  private func years(_ language: Language, _ sentences: String...) -> String {
    NarrativeTimeTests.narrative(sentences, language).times.map { time in
      guard let time else { return "-" }
      let years =
        time.years.count == 1
        ? "\(time.years.lowerBound)" : "\(time.years.lowerBound)-\(time.years.upperBound)"
      switch time.source {
      case .own: return years
      case .relative: return years + "r"
      case .age: return years + "a"
      case .carried(let index): return years + "+\(index)"
      case .before(let index): return years + "<\(index)"
      case .heading(let index): return years + "#\(index)"
      }
    }.joined(separator: " ")
  }

  /// The days of each sentence, such as "1905-05-03" or "1905-05-01/1905-05-31".
  private func days(_ language: Language, _ sentences: String...) throws -> [String] {
    let calendar = try ICUCalendar(.gregorian)
    func text(_ day: Int) -> String {
      guard let date = calendar.date(ofDay: day) else { return "?" }
      return "\(date.year)-\(date.month)-\(date.day)"
    }
    return NarrativeTimeTests.narrative(sentences, language).times.map { time in
      guard let time else { return "-" }
      return time.days.count == 1
        ? text(time.days.lowerBound) : text(time.days.lowerBound) + "/" + text(time.days.upperBound)
    }
  }

  @Test func aSentenceTellsOfItsOwnDateElseOfTheLastOne() {
    #expect(
      years(.german, "Er fuhr ab.", "1905 kam er an.", "Es regnete.", "1909 ging er.", "Still war es.")
        == "- 1905 1905+1 1909 1909+3")
    #expect(
      years(.russian, "В 1905 году он приехал.", "Шёл дождь.", "Никто не пришёл.") == "1905 1905+0 1905+0")
  }

  @Test func whatIsCarriedMayReachUntilTheNextDate() throws {
    #expect(
      try days(
        .english, "On 3 May 1905 they sailed.", "The sea was rough.", "On 9 May 1905 they landed.",
        "All slept.")
        == ["1905-5-3", "1905-5-3/1905-5-9", "1905-5-9", "1905-5-9"])
  }

  @Test func aSummaryDoesNotDragWhatFollows() {
    #expect(
      years(.english, "In 1917 she sang.", "From 1879 to 1940 the hall was open.", "People clapped.")
        == "1917 1879-1940 1917+0")
    #expect(
      years(.german, "Das 19. Jahrhundert liebte Opern.", "Man sang viel.", "1905 sang sie.")
        == "1800-1899 - 1905")
  }

  @Test func lookingBackDoesNotDragWhatFollows() {
    #expect(
      years(
        .german, "1917 zog sie nach Bremen.", "Schon 1902 hatte sie dort gesungen.",
        "Nun mietete sie ein Zimmer.",
        "1918 trat sie wieder auf.") == "1917 1902 1917+0 1918")
    #expect(
      years(
        .english, "In 1917 she moved to Hull.", "The house was built in 1840.", "She liked it.",
        "In 1918 she sold it.") == "1917 1840 1917+0 1918")
    #expect(
      years(.russian, "В 1917 году она переехала.", "Ещё в 1902 году она там пела.", "Комната была мала.")
        == "1917 1902 1917+0")
  }

  @Test func whoGoesBackAndStaysThereTellsOfThat() {
    #expect(
      years(
        .english, "In 1917 she was famous.", "In 1890 she went to school.", "In 1892 she sang.",
        "It went well.",
        "In 1894 she left.") == "1917 1890 1892 1892+2 1894")
  }

  @Test func lookingAheadDoesNotDragWhatFollows() {
    #expect(
      years(
        .german, "1905 baute er ein Boot.", "Es hängt seit 1987 im Museum.", "Er strich es grün.",
        "1906 fuhr er los.") == "1905 1987 1905+0 1906")
  }

  @Test func parenthesesAboutOthersAreNotTold() {
    #expect(
      years(
        .english, "In 1905 he met Ann Poe (1870–1951).", "She baked bread (Smith 1999, p. 12).", "He ate it.")
        == "1905 1905+0 1905+0")
    #expect(years(.german, "Das Fest (1903) war laut.", "Alle tanzten.") == "1903 1903+0")
  }

  @Test func headingsSetWhatTheirSectionTellsOf() {
    #expect(
      years(
        .english, "# Youth, 1901–1903", "She was poor.", "In 1902 she sang.", "# Fame, 1917", "Money came.")
        == "1901-1903 1901-1903#0 1902 1917 1917#3")
    #expect(
      years(.english, "In 1917 she sang.", "# Youth", "In 1890 she was five.", "She grew.")
        == "1917 - 1890 1890+2")
  }

  @Test func relativeExpressionsCountFromWhatWasNamedLast() throws {
    #expect(
      try days(
        .german, "Am 3. Mai 1905 brach er auf.", "Zwei Tage später war er da.", "Am folgenden Tag ruhte er.")
        == ["1905-5-3", "1905-5-5", "1905-5-6"])
    #expect(
      years(.english, "In 1905 he left.", "Two years later he came back.", "He was tired.")
        == "1905 1907r 1907+1")
    #expect(years(.russian, "В 1905 году он уехал.", "Через два года он вернулся.") == "1905 1907r")
  }

  @Test func agesCountFromTheBirthInTheDocument() {
    #expect(
      years(.english, "Ann Roe was born on 3 May 1880.", "At the age of four she sang.", "She was good.")
        == "1880 1884-1885a 1884-1885+1")
    #expect(
      years(
        .german, "Anna Roe (3. Mai 1880 – 7. Juni 1950) war Sängerin.", "1897 zog sie um.",
        "Mit 18 Jahren sang sie.")
        == "1880-1950 1897 1898-1899a")
    // Nobody's birth is known, or it is somebody else who is so old.
    #expect(years(.english, "In 1905 he sang.", "At the age of four she sang.") == "1905 1905+0")
    #expect(
      years(.english, "He was born in 1880.", "In 1930 he met a girl.", "At the age of four she sang.")
        == "1880 1930 1930+1")
  }

  @Test func aDateWithoutYearGetsTheNearestAndRatherALaterOne() throws {
    #expect(
      try days(
        .german, "Am 20. Dezember 1917 fror es.", "Am 4. Januar taute es.",
        "Am 30. Dezember hatte es geschneit.")
        == ["1917-12-20", "1918-1-4", "1917-12-30"])
    #expect(
      try days(.english, "In November 1917 he wrote.", "On 5 March he answered.")
        == ["1917-11-1/1917-11-30", "1918-3-5"])
    #expect(try days(.german, "Am 5. März ging er.") == ["-"])
  }

  @Test func doubtGrowsWithTheDistance() {
    let found = NarrativeTimeTests.narrative(
      ["In 1905 he left."] + Array(repeating: "He walked.", count: 9) + ["# Home"]
        + Array(repeating: "He slept.", count: 5), .english
    ).times.compactMap { $0?.doubt }
    #expect(found.first == 0)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
    #expect(found.allSatisfy { $0 < 1 })
  }

  @Test func gapIsTheTimeBetween() {
    func time(_ days: ClosedRange<Int>, _ years: ClosedRange<Int>) -> NarrativeTime {
      NarrativeTime(days: days, years: years, source: .own, doubt: 0)
    }
    let early = time(100...120, 1900...1901)
    let late = time(130...140, 1903...1904)
    #expect(early.gap(to: late) == 10 && late.gap(to: early) == 10)
    #expect(early.gap(to: time(90...100, 1899...1900)) == 0)
  }

  @Test func anyTextHasATimeForEachSentence() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "1905", "(1870–1951)", "im Mai", "zwei Jahre später", "am Vortag", "mit 17", "geboren 1880", "hatte",
      "in May",
      "two years later", "born in 1890", "at the age of 9", "XIX век", "20-х годах", "в 1917 году", "родился",
      "3. Mai 1905", "on 29 February", "1904–1917", "# 1917–1918", "He slept.", "Он спал.", "(", ")", "99999",
    ]
    for round in 0..<300 {
      let sentences = (0..<Int.random(in: 0...25, using: &generator)).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined(separator: " ")
      }
      let found = NarrativeTimeTests.narrative(sentences, [.german, .english, .russian][round % 3])
      #expect(found.times.count == sentences.count && found.meanings.count == sentences.count)
      for case let time? in found.times {
        #expect((0..<1).contains(time.doubt) && !time.days.isEmpty && !time.years.isEmpty)
      }
      for (index, time) in found.times.enumerated() {
        if case .carried(let from) = time?.source { #expect(from < index) }
        if case .before(let later) = time?.source { #expect(later > index) }
      }
    }
  }
}
