import Foundation
import TestSupport

/// Sentences of all kinds: of the corpus in three languages, French ones, mixed, long, empty, and what is hardly text.
enum SampleSentences {
  /// Six hundred of them, always the same.
  static let all: [String] = corpus + french + odd + joined

  private static let corpus: [String] = Fixtures.subjects.flatMap { subject in
    ["de", "en", "ru"].flatMap { language -> [String] in
      let file = Fixtures.corpus.appending(path: "\(subject)/\(language).txt")
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return Array(
        text.split(whereSeparator: \.isNewline).joined(separator: " ").split(separator: ". ").prefix(43).map(
          String.init))
    }
  }

  private static let french = [
    "Le roi entra dans la ville au matin.", "Il était né à Paris en 1793 et mourut à l'étranger.",
    "Nous n'avons pas vu les soldats, mais nous avons entendu les canons.",
    "« Où allez-vous ? » demanda-t-elle.",
    "L'œuvre complète fut publiée après sa mort, grâce à ses amis.", "Elle quitta la Russie en août 1917.",
    "Le siège dura près de neuf cents jours.", "Aucun d'eux ne savait ce qui les attendait.",
  ]

  /// What is hardly text, or text of a kind that is rare.
  static let odd = [
    "", " ", "   \t ", "a", ".", "\u{3000}", "🙂", "🙂🙂🙂🙂", "Привет 🙂 мир", "👨‍👩‍👧‍👦 family",
    "ﬁne ligature ﬀ", "Ⅷ ½ ㎏ ①", "e\u{301}te\u{301}", "한국어 문장입니다.", "これは日本語の文です。", "这是一个中文句子。",
    "هذا نص عربي", "\u{FEFF}bom", "zero\u{200B}width", "soft\u{AD}hyphen",
    "Das ist a mixed предложение avec français.",
    String(repeating: "x", count: 3000), String(repeating: "word ", count: 2000),
    String(repeating: "Слово. ", count: 700), "\u{1}\u{2} control", "a\nb\r\nc", "NBSP\u{A0}here",
    "\u{E000} private",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "１２３ｆｕｌｌ", "<s> </s> <unk>", "▁ ▁▁", "\u{0}", "ﷺ", "1.000.000,50 €",
  ]

  private static let joined = (0..<41).map {
    corpus[($0 * 37) % corpus.count] + " " + corpus[($0 * 91 + 7) % corpus.count]
  }
}
