import Basics
import Foundation
import Proofreading
import TestSupport
import Testing
import Texts

/// Tracked changes in Word documents.
@Suite struct TrackedChangesTests {
  private typealias Archives = OfficeArchives

  private func document(_ bytes: [UInt8]) throws -> Document {
    Document(
      id: "a", path: "a.docx", language: .english, sha256: Checksum.sha256(bytes),
      text: try DocumentText(bytes, path: "a.docx"))
  }

  /// All places of a name in a document, as changes.
  private func changes(_ name: String, _ proposal: String, in document: Document) -> [AcceptedChange] {
    let (view, wanted) = (document.view.scalars, Array(name.unicodeScalars))
    return view.indices.filter { view[$0...].starts(with: wanted) }.map {
      let span = $0..<$0 + wanted.count
      return AcceptedChange(span: document.view.source(of: span), viewSpan: span, proposal: proposal)
    }
  }

  private struct Result {
    let correction: WordCorrection
    let bytes: [UInt8]
    let old, new: Document
    var part: String {
      correction.parts["word/document.xml"].map { String(String.UnicodeScalarView($0)) } ?? ""
    }
  }

  private func corrected(
    _ bytes: [UInt8], _ name: String = "Natalya Sedova", _ proposal: String = "Natalia Sedova"
  ) throws -> Result {
    let old = try document(bytes)
    let correction = WordCorrection(
      old, changes(name, proposal, in: old), author: "A \"B\" & C", date: "2026-11-28T20:00:00Z")
    let new = try OfficeRewriter(bytes, path: "a.docx").bytes(replacing: correction.parts)
    return Result(correction: correction, bytes: new, old: old, new: try document(new))
  }

  /// What a document says, without the end of its last line.
  private func text(_ document: Document) -> String {
    let text = document.view.text(in: 0..<document.view.scalars.count)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// A part whose tracked changes are rejected.
  private func rejected(_ part: [Unicode.Scalar]) -> String {
    let pieces = String(String.UnicodeScalarView(part)).components(separatedBy: "<w:ins ")
    let kept = pieces.dropFirst().map { $0.components(separatedBy: "</w:ins>").dropFirst().joined() }
    let deleted = ([pieces[0]] + kept).joined().components(separatedBy: "<w:del ")
    return (deleted.prefix(1) + deleted.dropFirst().map { String($0.drop { $0 != ">" }.dropFirst()) })
      .joined()
      .replacing("</w:del>", with: "").replacing("delText", with: "t")
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test func aChangeIsADeletionAndAnInsertion() throws {
    let bold = "<w:rPr><w:b/></w:rPr>"
    let result = try corrected(
      Archives.word("<w:p><w:r>\(bold)<w:t>We saw Natalya Sedova.</w:t></w:r></w:p>"))
    #expect(result.correction.made == 1 && result.correction.left.isEmpty)
    let attributes = "w:author=\"A &quot;B&quot; &amp; C\" w:date=\"2026-11-28T20:00:00Z\""
    #expect(
      result.part.contains(
        "<w:r>\(bold)<w:t xml:space=\"preserve\">We saw </w:t></w:r>"
          + "<w:del w:id=\"1\" \(attributes)><w:r>\(bold)<w:delText xml:space=\"preserve\">Natalya</w:delText></w:r></w:del>"
          + "<w:ins w:id=\"2\" \(attributes)><w:r>\(bold)<w:t xml:space=\"preserve\">Natalia</w:t></w:r></w:ins>"
          + "<w:r>\(bold)<w:t xml:space=\"preserve\"> Sedova.</w:t></w:r>"))
    #expect(text(result.new) == "We saw Natalia Sedova.")
  }

  @Test func theOtherPartsStayAsTheyAre() throws {
    let files = Archives.wordFiles(
      Archives.wordParagraph("We saw Natalya Sedova."), footnotes: nil,
      core: "<dc:title>Natalya Sedova</dc:title>")
    let result = try corrected(StoredZip.data(files))
    for (name, text) in files where name != "word/document.xml" {
      // As they are packed, which here is as they are.
      let entry = Array((name + text).utf8)
      #expect(result.bytes.firstRange(of: entry) != nil, "\(name)")
    }
    #expect(result.new.parts.map(\.name) == result.old.parts.map(\.name))
  }

  @Test func notesAreChangedInTheirPart() throws {
    let note = "<w:footnote w:id=\"1\">\(Archives.wordParagraph("See Natalya Sedova."))</w:footnote>"
    let body = "<w:p>\(run("Natalya Sedova came."))<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
    let result = try corrected(Archives.word(body, footnotes: note))
    #expect(result.correction.parts.keys.sorted() == ["word/document.xml", "word/footnotes.xml"])
    #expect(text(result.new) == text(result.old).replacing("Natalya", with: "Natalia"))
    // Numbers of changes are unique in the document.
    let all = result.correction.parts.values.map { String(String.UnicodeScalarView($0)) }.joined()
    let ids = all.matches(of: /<w:(?:ins|del) w:id="(\d+)"/).map(\.1)
    #expect(ids.count == 4 && Set(ids).count == 4)
  }

  @Test func aNameInTwoTextBoxesOfOnePartIsChangedOnce() throws {
    let box =
      "<w:p><w:r><w:drawing><wps:txbx><w:txbxContent>\(Archives.wordParagraph("Natalya Sedova here."))</w:txbxContent></wps:txbx></w:drawing></w:r>\(run("Natalya Sedova came."))</w:p>"
    let result = try corrected(Archives.word(box))
    #expect(result.correction.made == 2 && result.correction.left.isEmpty)
    #expect(result.part.matches(of: #/<w:del /#).count == 2)
    #expect(text(result.new) == text(result.old).replacing("Natalya", with: "Natalia"))
  }

  @Test func insertionsOfOthersStayTheirs() throws {
    let body =
      "<w:p><w:ins w:id=\"41\" w:author=\"Eva\">\(run("In came Natalya Sedova, late."))</w:ins></w:p>"
    let result = try corrected(Archives.word(body))
    #expect(text(result.new) == "In came Natalia Sedova, late.")
    #expect(result.part.contains("w:id=\"42\"") && result.part.contains("w:id=\"43\""))
    // Never one within the other.
    #expect(result.part.firstMatch(of: #/<w:ins [^>]*>(?:(?!</w:ins>).)*<w:ins /#) == nil)
  }

  @Test func whatIsNotSimplyTextIsLeft() throws {
    let split =
      "<w:p><w:r><w:t>We saw Nat</w:t><w:footnoteReference w:id=\"9\"/><w:t>alya Sedova.</w:t></w:r></w:p>"
    let result = try corrected(Archives.word(split))
    #expect(result.correction.made == 0 && result.correction.left.count == 1)
    #expect(result.correction.parts.isEmpty)
    #expect(result.bytes == Archives.word(split) || text(result.new) == text(result.old))
  }

  @Test func hyphensThatAreElementsGoWithTheWord() throws {
    let body = "<w:p><w:r><w:t>In Alma</w:t><w:noBreakHyphen/><w:t>Ata he stayed.</w:t></w:r></w:p>"
    let old = try document(Archives.word(body))
    let name = try #require(text(old).split(separator: " ").first { $0.hasPrefix("Alma") })
    let result = try corrected(Archives.word(body), String(name), "Almaty")
    #expect(text(result.new) == "In Almaty he stayed.")
    #expect(result.part.contains("Alma</w:delText><w:noBreakHyphen/><w:delText>Ata"))
  }

  /// A sentence in runs that end anywhere: all accepted it is the corrected one, all rejected the old one.
  @Test(arguments: 0..<60)
  func runsMayEndAnywhere(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sentence = "Natalya Sedova &amp; Leon saw Natalya  Sedova, and Natalya Sedova &lt;left&gt;."
    var runs = ""
    // A reference is one letter.
    var pieces = sentence.matches(of: #/&\w+;|./#).map { String($0.output) }[...]
    while !pieces.isEmpty {
      let count = Int.random(in: 1...min(9, pieces.count), using: &generator)
      let text = pieces.prefix(count).joined()
      pieces.removeFirst(count)
      let marks = ["", "<w:proofErr w:type=\"spellStart\"/>", "<w:bookmarkStart w:id=\"3\" w:name=\"x\"/>"]
      let properties = ["", "<w:rPr><w:i/></w:rPr>", "<w:rPr/>"].randomElement(using: &generator) ?? ""
      runs += run(text, properties) + (marks.randomElement(using: &generator) ?? "")
    }
    let bytes = Archives.word("<w:p>\(runs)</w:p>")
    let old = try document(bytes)
    var all = changes("Natalya Sedova", "Natalia Sedova", in: old)
    all += changes("Natalya  Sedova", "Natalia Sedova", in: old)
    all.shuffle(using: &generator)
    let correction = WordCorrection(old, all, author: "A", date: "2026-11-28T20:00:00Z")
    #expect(correction.made == all.count)
    let part = try #require(correction.parts["word/document.xml"])
    let new = try document(OfficeRewriter(bytes, path: "a.docx").bytes(replacing: correction.parts))
    #expect(text(new) == text(old).replacing("Natalya", with: "Natalia"))
    let again = try document(
      OfficeRewriter(bytes, path: "a.docx").bytes(replacing: [
        "word/document.xml": Array(rejected(part).unicodeScalars)
      ]))
    #expect(text(again) == text(old))
    // The map leads from the names of the old text to those of the new one.
    #expect(correction.edited.scalars.count == new.scalars.count)
    #expect(correction.edited.scalars == new.scalars)
  }
}
