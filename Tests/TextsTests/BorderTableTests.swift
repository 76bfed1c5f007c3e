import Foundation
import TestSupport
import Testing
import Texts

/// Borders that are there or not, a line of `Resources/borders.LANGUAGE.txt` each: ` | ` stands for a border.
///
/// Ranks, titles, offices, given names, sources, old print, one language in another, eras, marks after a space, single letters, and
/// words that only look like abbreviations.
@Suite struct BorderTableTests {
  @Test(arguments: ["de", "en", "ru"])
  func bordersAreWhereTheTableHasThem(code: String) throws {
    let language = try #require(Language(code))
    let segmenter = try SentenceSegmenter(language)
    let file = Fixtures.package.appending(path: "Tests/TextsTests/Resources/borders.\(code).txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("# ") {
      let scalars = Array(line.replacing(" | ", with: " ").unicodeScalars)
      let found = try segmenter.sentences(of: TextView(plainText: scalars)).map {
        String(String.UnicodeScalarView(scalars[$0.range]))
      }
      #expect(found.joined(separator: " | ") == line)
    }
  }

  /// A title before a name in the middle of a sentence, as lists of abbreviations have them.
  @Test(arguments: [
    (
      Language.german, "Damals kam ", " Müller in die kleine Stadt.",
      """
      Oblt Uffz Gf Kgl Frhr Hptm Lt Maj Feldw Gefr Lic Pfr Prof Bgm Kdr Geh Hzg Kfst Kg Ks Erzbf Bf Ebf Hl Frl Wwe Mlle Rgt Btl \
      Div Fol Bl Hs Urk Abt Dir Präs RA Dr St Gen Adm Min Kard Kand Stud Chr Joh Wilh Friedr Ludw Hrch Phil Gen.-Lt Gen.-Maj \
      Geh.-Rt Mr Mrs Capt Rev Lieut тов ген.-лейт
      """
    ),
    (
      .english, "At that time ", " Miller came to the little town.",
      """
      Lieut Ld Bp Abp Archbp Bart Hon Regt Bn Maj.-Gen Lt.-Gen Brig.-Gen Lt.-Col Adml Cdr Serjt Corp Cpl Pte Capt Col Gen Maj Sgt \
      MS MSS Bk Chap Jas Thos Wm Chas Robt Edw Jno Geo Hist Comm Soc Trans Esq Rev Revd Fr Br Sr Mdme Mme Visct Dow Ens Mt St Mr Dr \
      Supt Insp Amb Sec Pres Frhr Hptm Oblt кн
      """
    ),
    (
      .russian, "Тогда приехал ", " Петров в маленький город.",
      """
      ген.-лейт ген.-м шт.-кап ротм бар вел полк подполк пор подпор прап кн гр архиеп митр еп прот свящ иером имп цес тит колл \
      надв ст тайн проф акад инж тов т гл нач кап лейт ком комбр св преп блж мч худ арх ред пом Mr Dr Prof St Capt Hptm
      """
    ),
  ])
  func aTitleGoesOn(language: Language, before: String, after: String, titles: String) throws {
    let segmenter = try SentenceSegmenter(language)
    for title in titles.split(whereSeparator: \.isWhitespace) {
      let text = Array("\(before)\(title).\(after)".unicodeScalars)
      #expect(try segmenter.sentences(of: TextView(plainText: text)).count == 1, "\(title).")
    }
  }
}
