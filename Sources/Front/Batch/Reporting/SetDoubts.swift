import Foundation
import Synoptic

/// What looks wrong of a set that was aligned: in the languages or the encoding of its documents, in its mode, or in how little is linked.
enum SetDoubts {
  /// Less linked than this, of the sentences of all documents, is little in a translation.
  private static let leastLinked = 0.5
  /// Scores that are less on average are low in a translation.
  private static let leastScore = 0.5

  /// Sentences, each of which begins with what it is about: `language`, `encoding`, `mode` or `links`.
  ///
  /// - Parameters:
  ///   - synopsis: what was made of the set.
  ///   - score: the mean score of its links.
  ///   - linked: the share of sentences that stand in links.
  ///   - documents: the documents, where their languages were said, so that they may be wrong.
  static func all(
    _ synopsis: Synopsis, score: Double?, linked: Double, of documents: [TokenizedDocument]
  ) -> [String] {
    var doubts: [String] = []
    for document in synopsis.documents.map(\.document) {
      let name = Quotation.cut(document.id)
      if let language = documents.first(where: { $0.document.id == document.id })?.language,
        language != document.language
      {
        doubts.append(
          "language: \(name) is said to be \(text(document.language)), and its words are \(text(language))")
      }
      for note in document.notes {
        switch note {
        case .secondLanguage(let language, let share, _):
          let percent = Int((100 * share).rounded())
          doubts.append(
            "language: \(percent) % of \(name) are \(text(language)), not \(text(document.language))")
        case .misread, .lostLetters: doubts.append("encoding: \(name) looks wrongly decoded")
        case .calledByFolder: continue
        }
      }
    }
    if let decision = synopsis.decisions.first(where: { !$0.isSure }) {
      let percent = Int((100 * decision.probability).rounded())
      doubts.append("mode: translations with \(percent) %, which is not sure")
    }
    for unrelated in synopsis.unrelated {
      doubts.append("links: \(Quotation.cut(unrelated.id)) has next to nothing in common with the others")
    }
    if synopsis.alignment.mode == .parallel {
      if linked < leastLinked {
        let percent = Int((100 * linked).rounded())
        doubts.append("links: \(percent) % of the sentences of translations are linked")
      } else if let score, score < leastScore {
        doubts.append("links: the scores of a translation are low")
      }
    } else if synopsis.alignment.links.isEmpty, synopsis.unrelated.isEmpty {
      doubts.append("links: there are none")
    }
    return doubts
  }

  private static func text(_ language: Language) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: language.code) ?? language.code
  }
}

extension TokenizedDocument {
  /// The language of its words; nil if it cannot be told.
  fileprivate var language: Language? {
    derived("language of the words") { LanguageIdentifier.shared.finding(document.view) }.language
  }
}
