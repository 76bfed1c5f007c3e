import Basics
import Foundation
import Testing

/// Every line of every data file has one of the forms that its reader knows, so that a slip in a file is no word or rule less.
@Suite struct DataFileTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The forms of lines, by the end of the file's path; the first end that fits counts.
  ///
  /// A rule file is read whole by ICU, whose errors fail the tests of names; lines of time expressions are tested with their grammar.
  private static let forms: [(path: String, lines: [String])] = [
    (
      "Names/Resources/Schemes/schemes.txt",
      [#"[a-z0-9-]+ (ru|uk|bg|be|sr) (reversible|forward) ([a-z0-9-]+ )*:( [a-z0-9-]+)+"#]
    ),
    (
      "Quantities/units.txt",
      [
        #"unit \S+ \S+ [0-9.e]+ -?[0-9.]+( \S+)*"#, #"fraction [0-9.]+( \S)+"#, #"per( \S+)+"#,
      ]
    ),
    (
      "Resources/Quantities/",
      [
        #"(unit|mixed|single|sum|paradigm) \S+( \S+)+"#, #"amount [0-9.e]+ \S+( \S+)+"#, "compounds yes",
        #"(cardinal|article|part|ordinal|ordinal-part|multiplier|magnitude|money|addition|denominator|fraction|half) [0-9.e]+( \S+)+"#,
        #"(about|over|under|after-about|after-over|label|adjective)( \S+)+"#,
        #"(and|before-single|between|clock|from|indefinite|joint|minus|of|or|ordinal-cue|ordinal-ending|per|plus|serial|small|to|year)( \S+)+"#,
      ]
    ),
    (
      "Dates/Resources/narrative.txt",
      [
        #"rule (age|anywhere|anywhere-section|back|backward|backward-years|bare|beside|caption|caption-dated|dated|digression|digression-aside|digression-back|digression-completed|disorder|disorder-back|episode|forward-years|found|found-dated|heading|known|label|last-year|likely|next-year|onward|opinion|order-years|outside|paragraph|period|present|question|recent|relative|resumed|resumed-dated|resumed-section|scattered|scattered-theme|section|silent|sure|theme|timeless|timeless-section|timeless-within|unknown|unknown-section|within) [0-9.]+"#,
        #"[a-z]{2} (attribute|birth|bound|earlier|life|opinion|page|present|theme)( \S+)+"#,
      ]
    ),
    (
      "Dictionaries/Resources/folding.txt",
      [#"(all|[a-z]{2}) (\S|U\+[0-9A-F]{4})( \S+)?"#, #"[a-z]{2} final \S"#]
    ),
    (
      "Dictionaries/Resources/morphology.txt",
      [
        #"[a-z]{2} (form|lost|old|prefix|suffix|fleeting|link)( \S+)+"#
      ]
    ),
    ("Dictionaries/Resources/placeholders.txt", [#"[a-z]{2}( \S+)+"#]),
    (
      "Entities/Resources/name-rules.txt",
      [
        #"(\*|[a-z]{2}) (address|adjective|adjective-stem|alias|alias-in-parenthesis|alias-opening-parenthesis|aliases|alternation|caseless|closed|common|determiner|ending|fleeting|genitive|given-man|given-woman|group|joiner|kin|landmark|man|man-case|man-verb|name|nominative|noname|ordinal|organisation|own-person|particle|patronymic|patronymic-or-surname|person|place|relational|saint|title|woman|woman-pair|woman-verb|work)( \S+)*"#
      ]
    ),
    ("Entities/Resources/romanizations.txt", [#"[а-яёґєіїѣ’']+( \S+)+"#]),
    (
      "Entities/Resources/scope-marks.txt",
      [#"[a-z]{2} (alias|alias-joiner|now|publishing|reference-heading|title-heading)( \S+)+"#]
    ),
    (
      "Entities/Resources/other-names.txt",
      [
        #"one( [\p{Ll}\p{M}_.()'’-]+)+"#, #"written( [\p{Ll}\p{M}’-]+)+"#,
        #"both( [\p{Ll}\p{M}_.’-]+)+( \|( [\p{Ll}\p{M}_.’-]+)+)*"#,
      ]
    ),
    ("Entities/Resources/established-forms.txt", [#"[a-z]{2}( [\p{Ll}-]+)+"#]),
    ("Entities/Resources/given-names.txt", [#"\p{Lu}\S+( \p{Lu}\S+)*"#]),
    (
      "Names/Resources/name-marks.txt",
      [
        #"(number|ordinal) [0-9]+( \S+)+"#,
        #"(elder|younger|father|son|article|suffix|patronymic-male|patronymic-female|surname)( \S+)+"#,
      ]
    ),
    (
      "Names/Resources/given-name-sexes.txt",
      [
        #"(male|female|feminine|surname-male|surname-female|surname-male-or-case|surname-female-or-case)( \S+)+"#
      ]
    ),
    ("Names/Resources/name-letters.txt", [#"(latin|cyrillic)( \S+)+"#]),
    ("Names/Resources/name-particles.txt", [#"(title|particle|generation)( \S+)+"#]),
    ("Names/Resources/name-weights.txt", [#"[a-z-]+ -?[0-9.]+"#]),
    ("Names/Resources/spelling-", [#"[^\t]*\t[^\t]*\t[0-9.]+"#]),
    ("Names/Resources/given-names.txt", [#"\p{Ll}+( [\p{Ll}\p{M}-]+)+"#]),
    (
      "Texts/Resources/Segmentation/",
      [
        #"(before-number|after-number|never|may-end|ends|starters|starter-ends)( \S+)+"#, "ordinals [0-9]+",
        #"(after-ordinal|references|labels|whole-after|whole|word-ends|vowels|titles|given-names|languages|calendar-marks)( \S+)+"#,
        #"capitalized-nouns( \S+)*"#,
      ]
    ),
    (
      "Texts/Resources/block-marks.txt",
      [
        #"(caption|reference|notice)( \S+)+"#, #"(frame-start|frame-end|credit|part)( [\p{Ll}'!-]+)+"#,
        #"bracket (caption|note|notice)( \S+)+"#,
      ]
    ),
    ("Texts/Resources/conjunctions.txt", [#"\p{Ll}+( \p{Ll}+)*"#]),
    (
      "Texts/Resources/line-end-hyphens.txt",
      [#"[a-z]{2} (keep|divide)( \*?\p{Ll}*\*?-\*?[\p{Ll}-]*\*?)+"#, #"all middle( \p{Ll}+)+"#]
    ),
    ("Texts/Resources/page-words.txt", [#"(word|of)( [\p{Ll}.:/]+)+"#]),
    ("Texts/Resources/function-words.txt", [#"[a-z]{2} (words|parts|letters)( \S+)+"#]),
    (
      "Texts/Resources/html-elements.txt",
      [
        #"(text|drop|heading|caption|list-item|table-row|reference-class|drop-class)( [a-z0-9-]+)+"#
      ]
    ),
    (
      "Texts/Resources/view-forms.txt",
      [
        #"(space|compatible|canonical|wide|joining|invisible|joiner|apostrophe)( U\+[0-9A-F]{4,5}(\.\.U\+[0-9A-F]{4,5})?)+"#,
        #"as (\S|U\+[0-9A-F]{4})( U\+[0-9A-F]{4,5})+"#,
      ]
    ),
    ("Texts/Resources/note-marks.txt", [#"(word|request|unit)( \S+)+"#, #"letters( \S)+"#]),
    (
      "Texts/Resources/language-codes.txt",
      [#"language [a-z]{2,3} [a-z]{2,3}(-[A-Z][a-z]{3})?"#, #"script [a-z]{3} [A-Z][a-z]{3}"#]
    ),
    ("Texts/Resources/html-references.txt", [#"[A-Za-z0-9]+ [0-9A-F]+"#]),
    (
      "Texts/Resources/tei-elements.txt",
      [
        #"(text|drop|drop-in-paragraph|heading|caption|list-item|table-row|reference|paragraph|break)( [A-Za-z0-9]+)+"#,
        #"(outer|drop-in) [A-Za-z]+( [A-Za-z]+)+"#,
      ]
    ),
    (
      "Inspection/Resources/search-folding.txt",
      [#"letter \S \S+"#, #"leave-out [0-9A-F]{4,5} [0-9A-F]{4,5}"#, #"keep \S [0-9A-F]{4}"#]
    ),
    (
      "Interchange/Resources/segment-states.txt",
      [#"(approved|state|conf|status|confirmed)( [A-Za-z0-9-]+)+"#]
    ),
    (
      "Interchange/Resources/table-heads.txt",
      [#"(source|target|score|name|comment|status|sentences|other)( \p{Ll}+)+"#]
    ),
    ("ParallelMode/Resources/marks.txt", [#"[a-z]+( \S+)+"#]),
    ("Names/Resources/Schemes/", []), ("Names/Resources/key-", []), ("Dates/Resources/times-", []),
  ]

  @Test func everyLineHasAFormThatItsReaderKnows() throws {
    let files = try #require(
      FileManager.default.enumerator(at: DataFileTests.sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "txt" && file.path.contains("/Resources/") {
      count += 1
      let name = String(file.path.dropFirst(DataFileTests.sources.path.count))
      guard let form = DataFileTests.forms.first(where: { name.contains("/" + $0.path) }) else {
        Issue.record("no form is known for the lines of \(name)")
        continue
      }
      guard !form.lines.isEmpty else { continue }
      let expressions = try form.lines.map { try Regex($0) }
      for line in DataLines([UInt8](try Data(contentsOf: file))).map({ $0.joined(separator: " ") }) {
        #expect(
          expressions.contains { line.wholeMatch(of: $0) != nil },
          "\(name) has a line of no known form: \(line)")
      }
    }
    #expect(count > 30, "the data files are not where they were")
  }
}
