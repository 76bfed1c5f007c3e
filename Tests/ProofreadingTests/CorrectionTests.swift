import Basics
import Proofreading
import TestSupport
import Testing
import Texts

/// Changes of names in the sources of documents.
@Suite struct CorrectionTests {
  /// A document of a text, of which `name` stands at its first or a later place.
  private func corrected(
    _ text: String, _ name: String, _ proposal: String, _ format: DocumentFormat = .plainText,
    asPlainText: Bool = false
  ) throws -> (text: String, left: Int) {
    let scalars = Array(text.unicodeScalars)
    let document = Document(
      id: "a", path: "a", language: .english, sha256: "", scalars: scalars, format: format,
      view: try format.view(of: scalars, path: "a"))
    let view = document.view.scalars
    let wanted = Array(name.unicodeScalars)
    let start = try #require(
      view.indices.first {
        view[$0...].prefix(wanted.count).elementsEqual(wanted, by: { $0 == $1 || $1 == " " && $0 == "\n" })
      })
    let span = start..<start + wanted.count
    let change = AcceptedChange(span: document.view.source(of: span), viewSpan: span, proposal: proposal)
    let correction = SourceCorrection(document, [change], asPlainText: asPlainText)
    return (String(String.UnicodeScalarView(correction.edited.scalars)), correction.left.count)
  }

  @Test func onlyTheWordsThatDifferAreChanged() throws {
    let line = "We saw Natalya  Sedova, then\r\nLeon."
    #expect(
      try corrected(line, "Natalya  Sedova", "Natalia Sedova").text == "We saw Natalia  Sedova, then\r\nLeon."
    )
    #expect(
      try corrected("An Alma Ata it is.", "Alma Ata", "Alma-Ata").text == "An Alma-Ata it is.")
  }

  /// A text in lines of one width, so that they are wrapped.
  private static let lines =
    "They came to the house in the evening and found Natalya\r\nSedova there, who had been waiting for the visitors since\r\nthe morning, and told them all that she knew of the man.\r\n"

  @Test func endsOfLinesWithinANameStay() throws {
    let (text, left) = try corrected(Self.lines, "Natalya Sedova", "Natalia Sedova")
    #expect(left == 0)
    #expect(text == Self.lines.replacing("Natalya", with: "Natalia"))
    let (joined, _) = try corrected(Self.lines, "Natalya Sedova", "Sedowa")
    #expect(joined == Self.lines.replacing(" Natalya\r\nSedova", with: "\r\nSedowa"))
    #expect(joined.count(where: \.isNewline) == Self.lines.count(where: \.isNewline))
  }

  @Test func aNameDividedAtTheEndOfALineIsWrittenWhole() throws {
    let lines =
      "They came to the house in the evening and found Nata-\nlya Sedova there, who had been waiting for the visitors\nsince the morning, and told them all that Natalya knew.\n"
    let (text, left) = try corrected(lines, "Natalya Sedova", "Natalia Sedova")
    #expect(left == 0)
    #expect(text == lines.replacing(" Nata-\nlya", with: "\nNatalia"))
  }

  @Test func htmlKeepsItsTagsAndReferences() throws {
    let page = "<p>We saw <b>Natalya</b> Sedova &amp; Coyoac&aacute;n.</p>"
    #expect(
      try corrected(page, "Natalya Sedova", "Natalia Sedova", .html).text
        == page.replacing("Natalya", with: "Natalia"))
    #expect(
      try corrected(page, "Coyoacán", "Coyoacan & <x>", .html).text
        == page.replacing("Coyoac&aacute;n", with: "Coyoacan &amp; &lt;x&gt;"))
    // Markup within the word.
    let marked = "<p>We saw Nat<i>al</i>ya Sedova.</p>"
    let (text, left) = try corrected(marked, "Natalya Sedova", "Natalia Sedova", .html)
    #expect(text == marked && left == 1)
    let plain = try corrected(marked, "Natalya Sedova", "Natalia Sedova", .html, asPlainText: true)
    #expect(plain.text.hasPrefix("We saw Natalia Sedova.") && plain.left == 0)
  }

  @Test func markdownKeepsItsMarks() throws {
    let page = "# On *Natalya* Sedova\n\nText.\n"
    #expect(
      try corrected(page, "Natalya Sedova", "Natalia Sedova", .markdown).text
        == page.replacing("Natalya", with: "Natalia"))
    #expect(try corrected("We saw Nat*al*ya.\n", "Natalya", "Natalia", .markdown).left == 1)
  }

  @Test func twoChangesOfOneWordAreOne() throws {
    let text = Array("Natalya came.".unicodeScalars)
    let document = Document(id: "a", path: "a", language: .english, sha256: "", scalars: text)
    let changes = ["Natalia", "Natalie"].map {
      AcceptedChange(span: 0..<7, viewSpan: 0..<7, proposal: $0)
    }
    let correction = SourceCorrection(document, changes + [changes[0]])
    #expect(String(String.UnicodeScalarView(correction.edited.scalars)) == "Natalia came.")
    #expect(correction.made == 2 && correction.left == [changes[1]])
  }
}
