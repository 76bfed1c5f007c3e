import Foundation
import Synoptic

extension Align {
  /// Says how the documents were taken, what was found, and with what help.
  func note(_ synopsis: Synopsis) {
    for decision in synopsis.decisions {
      Terminal.note(
        "\(decision.isTranslation ? "parallel" : "comparable") mode: words in the same order say "
          + "\(decimal(decision.found)) per hundred letters that \(decision.a) and \(decision.b) are translations, "
          + "where \(decimal(decision.expected)) is asked for; --mode says otherwise")
    }
    for document in synopsis.documents {
      Terminal.note(
        "\(document.document.id): \(document.document.language), \(document.sentences.count) sentences")
    }
    noteDictionaries(synopsis.uses)
    noteKept(synopsis)
    for document in synopsis.unrelated {
      Terminal.note(
        document.sentences == 0
          ? "\(document.id): nothing to align: it has no text but references, numbers or function words"
          : "\(document.id): \(document.linked) of \(document.sentences) sentences \(document.linked == 1 ? "is" : "are") linked; is it about the same events?"
      )
    }
    Terminal.note("\(synopsis.links.count) \(synopsis.links.count == 1 ? "link" : "links")")
  }

  private func decimal(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Says what was taken over.
  private func noteKept(_ synopsis: Synopsis) {
    guard keep != nil else { return }
    let counts = Link.Status.allCases.compactMap { status in
      let count = status == .automatic ? 0 : synopsis.links.count { $0.status == status }
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    Terminal.note("kept: \(counts.isEmpty ? "no judged links" : counts.joined(separator: ", "))")
  }

  /// Says what each dictionary gave.
  private func noteDictionaries(_ uses: [TextLexicon.Use]) {
    guard lexicon || !uses.isEmpty else { return }
    if uses.allSatisfy({ $0.words == 0 }) {
      Terminal.note(
        "no dictionary for these languages: aligning by names, dates, numbers and similar words only; "
          + "apt-cache search dict-freedict lists what can be installed")
    } else {
      Terminal.note(
        "dictionaries: "
          + uses.filter { $0.words > 0 }.map {
            "\($0.dictionary.name) (\($0.words) words of these texts)"
          }
          .joined(separator: ", "))
    }
  }
}
