import Dates
import Foundation
import TestSupport
import Testing

/// Normal forms in words for readers.
@Suite struct DateWordsTests {
  @Test(arguments: [
    ("1917-11-07", "7 November 1917"), ("1917-11", "November 1917"), ("1917", "1917"),
    ("XXXX-07-13", "13 July (no year)"), ("XXXX-07", "July (no year)"), ("-0043-03-15", "15 March 44 BC"),
    ("1917-10-25J", "25 October 1917 (old style)"), ("0962", "962"), ("0014-08-19", "19 August AD 14"),
    ("-0263/-0240", "264–241 BC"),
    ("-4XX", "5th century BC"), ("-5XX/-3XX", "6th–4th century BC"), ("-0215-22", "summer 216 BC"),
  ])
  func days(_ text: String, words: String) { #expect(DateWords.english(text) == words) }

  @Test(arguments: [
    ("1917/1922", "1917–1922"), ("1906-04-19/1906-05-02", "19 April – 2 May 1906"),
    ("1917-11-07/1917-11-09", "7–9 November 1917"), ("XXXX-07-13/XXXX-07-15", "13–15 July (no year)"),
    ("1916-12-30/1917-01-02", "30 December 1916 – 2 January 1917"),
    ("1917-11-07/1917-11-07", "7 November 1917"),
    ("1917-03/1917-04", "March–April 1917"), ("1916-11/1917-02", "November 1916 – February 1917"),
    ("1896-03/1896-05", "spring 1896"), ("1919-12/1920-02", "winter 1919/20"),
    ("1896-09/1896-11", "autumn 1896"),
    ("192X/193X", "1920s–1930s"), ("18XX/19XX", "19th–20th century"), ("1894-01-01/1894-05-02", "early 1894"),
    ("1896-01-01/1896-05-02", "early 1896"), ("1894-09-01/1894-12-31", "late 1894"),
    ("1894-05-02/1894-09-01", "mid-1894"), ("1894-01-01/1894-05-20", "1 January – 20 May 1894"),
  ])
  func spans(_ text: String, words: String) { #expect(DateWords.english(text) == words) }

  @Test(arguments: [
    ("XXXX-23", "autumn (no year)"), ("1898-21", "spring 1898"), ("1919-24", "winter 1919/20"),
    ("1899-24", "winter 1899/1900"), ("1891:END", "end of 1891"), ("1891-05:START", "beginning of May 1891"),
    ("18XX:H2", "second half of 19th century"), ("1905~", "about 1905"), ("192X:MID", "middle of 1920s"),
    ("192X", "1920s"), ("XX2X", "the 20s"), ("18XX", "19th century"), ("20XX", "21st century"),
    ("11XX", "12th century"), ("XXXX-WXX-1", "Monday"), ("+P2Y", "2 years later"), ("-P1D", "1 day before"),
    ("A17", "aged 17"), ("T09:07", "09:07"), ("T01:23:40", "01:23:40"),
  ])
  func others(_ text: String, words: String) { #expect(DateWords.english(text) == words) }

  @Test(arguments: ["", "x", "1917-13-01", "1917-99", "/", "1917/", "T9", "A", "+PX", "XXXX", "1/2/3", "-"])
  func whatIsNoneStaysAsItIs(_ text: String) { #expect(DateWords.english(text) == text) }

  /// What the finder makes of texts has words of its own, in which no sign of the normal form is left.
  @Test func allThatIsFoundHasWords() throws {
    let file = Fixtures.package.appending(path: "Tests/DatesTests/Resources/expressions.tsv")
    let forms = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map {
        String($0.split(separator: "\t", omittingEmptySubsequences: false)[3])
      }
    let wrong = forms.filter { !$0.isEmpty }.map { ($0, DateWords.english($0)) }.filter { form, words in
      words.contains(/XX|\dX|P\d|:[A-Z]|~|-W|\d-\d/) || words.isEmpty
    }
    #expect(forms.count >= 400)
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
