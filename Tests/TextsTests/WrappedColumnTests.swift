import Testing
import Texts

@Suite struct WrappedColumnTests {
  private func sentences(_ text: String, _ code: String) throws -> [String] {
    let language = try #require(Language(code))
    let probe = try DocumentProbe(text, .plainText)
    try probe.check(language)
    return try SentenceSegmenter(language).sentences(of: probe.view).map { probe.view.text(in: $0.viewRange) }
  }

  private func expectReport(_ text: String, _ code: String, _ comment: Comment) throws {
    let sentences = try sentences(text, code)
    #expect(sentences.count == PrintedReport.sentenceCount, comment)
    #expect(sentences.joined(separator: " ") == PrintedReport.text(code), comment)
  }

  @Test(
    arguments: Array(stride(from: 25, through: 80, by: 5)) + Array(stride(from: 90, through: 200, by: 10)),
    PrintedReport.languages)
  func linesAreWrappedAtAnyWidth(_ width: Int, _ code: String) throws {
    let lines = PrintedReport.lines(code, width: width)
    for lineEnd in ["\n", "\r\n"] {
      try expectReport(
        lines.map { $0.joined(separator: lineEnd) }.joined(separator: lineEnd + lineEnd), code, "\(width)")
    }
  }

  @Test(arguments: Array(stride(from: 27, through: 197, by: 10)), PrintedReport.languages)
  func paragraphsMayBeginWithAnIndentOnly(_ width: Int, _ code: String) throws {
    let lines = PrintedReport.lines(code, width: width, indent: 3)
    try expectReport(lines.joined().joined(separator: "\n"), code, "\(width)")
  }

  @Test(arguments: Array(stride(from: 27, through: 127, by: 10)), PrintedReport.languages)
  func anEmptyLineMayFollowEachPrintedLine(_ width: Int, _ code: String) throws {
    let lines = PrintedReport.lines(code, width: width)
    for gap in ["\n\n", "\n\n\n"] {
      try expectReport(lines.map { $0.joined(separator: "\n\n") }.joined(separator: gap), code, "\(width)")
    }
  }

  /// Verses, rows, items, sentences and paragraphs that stand in lines of their own.
  @Test(arguments: [
    (
      "en",
      """
      The ferry left at dawn of day,
      The fog lay heavy on the bay,
      And all who had not slept that night
      Were gone before the morning light.

      The bell upon the tower rang,
      The boys upon the landing sang,
      And no one in the village knew
      What wind across the water blew.
      """
    ),
    (
      "en",
      """
      I have walked on the shore in the evening when nobody else was about,
      And the lamps of the village were lighted, and one by one they went out,
      And I thought of the ferry that left us, and all who had gone on her then,
      And I knew in my heart, though I said not, that they would not come home again.
      """
    ),
    (
      "en",
      """
      the ferry left at dawn
      and nobody saw it go,
      not the boy with the bell,
      not the old woman
      who always sees everything
      from her window above the quay.

      only the dog
      stood in the fog
      and looked at the water.
      """
    ),
    (
      "en",
      """
      Fog on the bay,
      Frost on the pane,
      Ferry away,
      Never again.
      Bell in the night,
      Boys on the shore,
      Lamp without light,
      Lock on the door.
      """
    ),
    (
      "en",
      """
      The captain, who had seen the morning rise
      Above the hills a thousand times before,
      Stood silent with the light upon his eyes
      And watched the people gather on the shore
      Who carried what they had and could not stay
      Nor say what they were looking for that day.
      """
    ),
    (
      "de",
      """
      Die Fähre legte leise ab,
      Der Nebel lag wie auf dem Grab,
      Und wer in dieser Nacht nicht schlief,
      Der hörte, wie die Glocke rief.

      Am Ufer stand ein altes Haus,
      Da sah ein Kind zum Fenster raus,
      Und niemand wusste, wer es war,
      Mit seinem langen schwarzen Haar.
      """
    ),
    (
      "de",
      """
      die fähre ging am morgen fort
      und keiner war am stillen ort,
      der ihr ein wort gesagt,
      der nach dem weg gefragt,
      und nebel lag noch lange dann
      auf allem, was man sehen kann.
      """
    ),
    (
      "de",
      """
      Du stehst am Ufer, und der Nebel schweigt
      Und legt sich auf das Wasser und die Wiesen,
      Bis sich am Abend erst die Sonne zeigt
      Und alle Dinge, die der Tag verließen,
      Noch einmal leuchten, ehe sie vergehn,
      Als wollten sie dein Angesicht noch sehn.
      """
    ),
    (
      "ru",
      """
      Паром ушёл, и над рекой
      Стоял туман, стоял покой,
      И кто в ту ночь не мог уснуть,
      Тот вспоминал далёкий путь.

      На берегу стоял старик,
      Он к этой тишине привык,
      И колокол ему звонил
      О том, что он давно забыл.
      """
    ),
    (
      "ru",
      """
      паром ушёл на рассвете
      и никто его не заметил,
      ни мальчик с колокольчиком,
      ни старуха у окна,
      которая видит всё
      и всё всегда помнит.
      """
    ),
    (
      "ru",
      """
      Я вышел на берег под вечер, когда опустела дорога,
      И лампы в деревне зажглись, и осталось их очень немного,
      И думал я долго о тех, кто ушёл на рассвете с паромом,
      И знал, что уже никогда не сидеть им за нашим столом.
      """
    ),
    (
      "en",
      """
      The ferry left at dawn of day,
          The fog lay on the bay,
      And all who could not sleep that night
          Had gone without a light.
      The bell rang from the hill above,
          It rang for those we love.
      """
    ),
    (
      "de",
      """
      1901 Geburt in einem Dorf am Oberlauf der Elbe
      1914 Einberufung zum Heer in Dresden
      1918 Rückkehr in das Dorf und Hochzeit
      1923 Umzug nach Leipzig
      1945 Tod im Lazarett
      """
    ),
    (
      "en",
      """
      The ferry left the harbour at dawn, long before the fog had lifted from the water.

      Nobody on the quay had slept that night, and most of them had brought whatever they had.

      The captain counted the passengers twice, and wrote the sum into his book with great care.

      When the bell rang for the third time the ropes were cast off and the boat went slowly.
      """
    ),
    (
      "ru",
      """
      — Куда ты идёшь так рано?
      — На паром, он уходит на рассвете.
      — А кто тебе сказал об этом?
      — Все говорят, и старуха тоже.
      — Она всегда всё знает лучше всех.
      — Вот увидишь, он уйдёт без нас.
      """
    ),
    (
      "en",
      """
      Mr. John Miller
      The Old Mill
      14 River Street
      Newtown upon Water
      Yorkshire
      """
    ),
    (
      "de",
      """
      Anna, Witwe eines Fährmanns
      Karl, ihr Sohn
      Ein alter Lotse
      Der Pfarrer
      Zwei Kinder aus dem Dorf
      Stimmen vom anderen Ufer
      """
    ),
    (
      "en",
      """
      Chapter I. The Flood 1
      Chapter II. The Mill 17
      Chapter III. The Bridge 34
      Chapter IV. The Widow 58
      Chapter V. The End 80
      """
    ),
    (
      "zh",
      """
      渡船在黎明离开了港口。
      那天夜里没有人睡觉。
      船长数了两遍乘客。
      钟声第三次响起。
      """
    ),
    (
      "en",
      """
      The ferry left the port at dawn.
      Nobody on the quay had slept it.
      The captain counted them twice..
      When the bell rang they went off.
      """
    ),
    (
      "en",
      """
      The Lord is my shepherd of the water; I shall not drown.
      He maketh me to lie down in green boats: he leadeth me beside the still bay.
      He restoreth my rope: he leadeth me in the paths of the ferry for his sake.
      """
    ),
    (
      "en",
      """
      an old ferry leaves
      the fog closes behind it
      no sound of water

      a bell on the hill
      somebody is counting us
      once and once again
      """
    ),
  ])
  func linesThatAreMeantAreKept(_ code: String, _ text: String) throws {
    let blocks = try DocumentProbe(text, .plainText).texts
    #expect(
      blocks == text.split(separator: "\n").filter { !$0.isEmpty }.map { String($0.drop { $0 == " " }) })
    // The same between paragraphs of a text that is wrapped.
    guard PrintedReport.languages.contains(code) else { return }
    for width in [72, 120] {
      let lines = PrintedReport.lines(code, width: width).map { $0.joined(separator: "\n") }
      let verse = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(
        separator: "\n")
      let all = try DocumentProbe(lines[0] + "\n\n" + verse + "\n\n" + lines[1], .plainText).texts
      #expect(all.count == blocks.count + 2, "\(all)")
    }
  }

  @Test func aColumnMayBeNarrowerThanTheRest() throws {
    let wide = PrintedReport.lines("en", width: 72).map { $0.joined(separator: "\n") }
    let narrow = PrintedReport.lines("en", width: 34).map { $0.joined(separator: "\n") }
    let sentences = try sentences((wide + narrow).joined(separator: "\n\n"), "en")
    #expect(sentences.count == 2 * PrintedReport.sentenceCount)
    let paragraphs = (PrintedReport.paragraphs["en"] ?? []).joined(separator: "\n")
    #expect(
      try self.sentences(paragraphs + "\n\n" + narrow[0], "en").count == 3 * PrintedReport.sentenceCount / 2)
  }
}
