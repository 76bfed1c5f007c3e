import Testing
import Texts

@Suite struct DocumentFormatTests {
  @Test(arguments: [
    ("a.md", "One.", DocumentFormat.markdown), ("a.MARKDOWN", "<p>", .markdown), ("b/a.html", "One.", .html),
    ("a.HTM", "One.", .html), ("a.xhtml", "<?xml version='1.0'?><html>", .html),
    ("a.txt", "One. Two.", .plainText),
    ("a", "<!DOCTYPE html><p>", .html), ("a.txt", " \r\n<HTML lang='de'>", .html),
    ("a.txt", "<!-- saved from url -->\n<!-- x -->\n<html>", .html), ("a.txt", "<!-- One", .plainText),
    ("a.xml", "<TEI>", .tei), ("a", "<?xml version='1.0'?>\n<TEI>", .tei), ("a.txt", "<TEI xmlns='x'>", .tei),
    ("a.xml", "<!-- x --><TEI>", .tei), ("a.txt", "<teiCorpus>", .tei), ("a.tei", "", .tei),
    ("a.xml", "<?xml version='1.0'?><!DOCTYPE html><html>", .html), ("html", "One.", .plainText),
    (".md", "One.", .markdown), ("a.md.txt", "# One", .plainText), ("a.html/b", "One.", .plainText),
    ("a.txt", "<p>One.</p>", .plainText), ("a.txt", "", .plainText),
  ])
  func isToldFromNameAndBeginning(_ path: String, _ text: String, _ format: DocumentFormat) {
    #expect(DocumentFormat.detected(path: path, scalars: Array(text.unicodeScalars)) == format)
  }

  @Test(arguments: DocumentFormat.allCases)
  func isReadBackFromItsName(_ format: DocumentFormat) {
    #expect(DocumentFormat(rawValue: format.rawValue) == format)
  }
}
