import Foundation
import Inspection
import Synoptic

/// What `align` says on standard error: sentences for readers, made from what was found.
package enum AlignNotes {
  /// Of more documents than these no sentence is said of each: they are counted.
  package static let mostListed = 10

  /// Why documents are taken for translations or for independent accounts.
  ///
  /// - Parameters:
  ///   - mode: how they are taken.
  ///   - documents: the names of the documents of which it was told: two, the pair that decided.
  ///   - all: how many documents are aligned.
  ///   - isSure: whether the other way to take them is improbable.
  package static func mode(
    _ mode: Alignment.Mode, of documents: [String], all: Int, isSure: Bool = true
  ) -> String {
    let subject = all > documents.count ? documents.map(Quotation.cut).joined(separator: " and ") : "These"
    guard isSure else {
      let how =
        switch mode {
        case .parallel: "aligned sentence by sentence, in order"
        case .comparable: "passages on the same event are sought in any order"
        }
      return
        "It is not sure whether \(subject == "These" ? "these" : subject) are translations: \(how). (If they are: --mode parallel. If they are independent accounts, or told in another order: --mode comparable.)"
    }
    return switch mode {
    case .parallel:
      "\(subject) look like translations: aligned sentence by sentence, in order. (If they are independent accounts: --mode comparable.)"
    case .comparable:
      "\(subject) look like independent accounts, not translations: passages on the same event are sought in any order. (If they are translations: --mode parallel.)"
    }
  }

  /// That documents are taken for translations because of an option.
  package static func mode(askedForBy option: String) -> String {
    "Aligned as translations, sentence by sentence in order, for \(option) is an option of parallel mode."
  }

  /// What stands in another order than the rest of two translations; of many, how many more there are.
  package static func moved(_ all: [MovedSentences]) -> [String] {
    let lines = all.prefix(mostListed).map { moved in
      let (a, b) = (moved.sentencesOfA, moved.sentencesOfB)
      let place =
        b.lowerBound == 0
        ? "at the beginning of \(Quotation.cut(moved.b))"
        : "after sentence \(b.lowerBound) of \(Quotation.cut(moved.b))"
      return
        "In another order: sentences \(a.lowerBound + 1) to \(a.upperBound) of \(Quotation.cut(moved.a)) stand \(place). They are linked as well."
    }
    return lines
      + (all.count > mostListed
        ? ["\(counted(all.count - mostListed, "more passage")) in another order"] : [])
  }

  /// What a document was taken for: its language, and how long it is.
  ///
  /// - Parameters:
  ///   - compared: how many of its sentences are compared with those of others; nil for all.
  ///   - siglum: what it is called after that, if that is not its name.
  package static func document(
    _ id: String, _ language: Language, sentences: Int, compared: Int? = nil, siglum: String? = nil
  ) -> String {
    let rest = compared.map { sentences - $0 } ?? 0
    return
      "\(Quotation.cut(id))\(siglum.map { " (\($0))" } ?? ""): \(self.language(language.code)), \(counted(sentences, "sentence"))"
      + (rest > 0 ? ", \(number(rest)) of them not compared: references, comments and the like" : "")
  }

  /// What documents were taken for: a line for each, or for each language if they are many.
  package static func documents(
    _ documents: [(id: String, language: Language, sentences: Int, compared: Int)], _ sigla: Sigla
  ) -> [String] {
    guard documents.count > mostListed else {
      return documents.map {
        document(
          $0.id, $0.language, sentences: $0.sentences, compared: $0.compared,
          siglum: sigla.areUsed ? sigla[$0.id] : nil)
      }
    }
    return Dictionary(grouping: documents, by: \.language.code)
      .map { (name: language($0), count: $1.count, sentences: $1.map(\.sentences).reduce(0, +)) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
      .map { "\($0.name): \(counted($0.count, "document")), \(counted($0.sentences, "sentence"))" }
  }

  /// Which dictionaries helped, by their languages; where none did, what that means and how to get one.
  ///
  /// - Parameter pairs: the codes of the languages of each dictionary that has words of the texts, in any order, each as often as it comes.
  package static func dictionaries(_ pairs: [(String, String)]) -> String {
    guard !pairs.isEmpty else {
      return
        "No dictionary for these languages is installed: aligned by names, dates, numbers and similar words only. "
        + "(apt-cache search dict-freedict lists what can be installed.)"
    }
    var names: [String] = []
    for (source, target) in pairs {
      // A dictionary is read in both directions, so that the languages have no order.
      let name = [language(source), language(target)].sorted().joined(separator: "-")
      if !names.contains(name) { names.append(name) }
    }
    return "Dictionaries used: \(names.sorted().joined(separator: ", "))"
  }

  /// As above, of what a run made of its dictionaries: of those counts which has words of the texts.
  package static func dictionaries(of uses: [TextLexicon.Use]) -> String {
    dictionaries(
      uses.filter { $0.words > 0 }.map { ($0.dictionary.source.code, $0.dictionary.target.code) })
  }

  /// Which encoder's sentence vectors helped.
  package static func vectors(_ signature: String) -> String { "Sentence vectors used: \(signature)" }

  /// What came out, and how to see it.
  ///
  /// - Parameters:
  ///   - compared: the sentences of each document that are compared with others', in their order.
  ///   - output: the alignment file that is written; nil if none is.
  package static func result(
    _ alignment: Alignment, compared: [(document: String, sentences: Set<Int>)], output: String?
  ) -> String {
    let links = alignment.links.filter(\.isAccepted)
    guard !links.isEmpty else {
      return "No passages found that these documents share. Are they about the same events?"
    }
    let sharers = compared.count == 2 ? "both documents" : "two or more documents"
    var text =
      alignment.mode == .parallel
      ? "\(counted(links.count, compared.count == 2 ? "pair" : "row")) of passages found"
      : "\(counted(EventGrouping.events(of: links).count, "event")) found that \(sharers) share, in \(counted(links.count, "link"))"
    // The document with the largest share of sentences without a counterpart says most.
    var linked: [String: Set<Int>] = [:]
    for passage in links.flatMap(\.passages) {
      linked[passage.document, default: []].formUnion(passage.sentences)
    }
    var loneliest: (document: String, alone: Int, all: Int)?
    for (document, sentences) in compared {
      let count = sentences.count
      let alone = sentences.subtracting(linked[document] ?? []).count
      // Shares of sentences without their quotients.
      if alone > 0, alone * (loneliest?.all ?? 1) > (loneliest?.alone ?? 0) * count {
        loneliest = (document, alone, count)
      }
    }
    if let loneliest {
      text +=
        "; no counterpart found for \(number(loneliest.alone)) of \(counted(loneliest.all, "sentence")) of \(Quotation.cut(loneliest.document))"
    }
    // What came by standard input cannot be read again.
    let isThere = !alignment.documents.contains { $0.path == StandardInput.name }
    guard let output, output != StandardInput.name, isThere else { return text + "." }
    return text + ". See them: synoptic report \(output) -o page"
  }

  /// That a document has next to nothing in common with any other.
  package static func unrelated(_ document: UnrelatedDocument) -> String {
    document.sentences == 0
      ? "\(Quotation.cut(document.id)): nothing to align: it has no text but references, numbers or function words"
      : "\(Quotation.cut(document.id)): \(document.linked) of \(counted(document.sentences, "sentence")) \(document.linked == 1 ? "is" : "are") linked; is it about the same events?"
  }

  /// The same of all documents of which it is true; if they are many, they are counted.
  package static func unrelated(_ documents: [UnrelatedDocument]) -> [String] {
    guard documents.count > mostListed, let first = documents.first else { return documents.map(unrelated) }
    return [
      "\(counted(documents.count, "document")) have few links or none, the first of them \(Quotation.cut(first.id)); are they about the same events?"
    ]
  }

  /// What was taken over from an edited alignment.
  package static func kept(_ links: [Link], conflicts: Int = 0, notes: Int = 0) -> String {
    let words: [(Link.Status, String)] = [
      (.confirmed, "confirmed"), (.rejected, "rejected"), (.manual, "made by hand"),
    ]
    let parts =
      words.compactMap { status, word -> String? in
        let count = links.count { $0.status == status }
        return count > 0 ? "\(number(count)) \(word)" : nil
      } + (conflicts > 0 ? ["\(counted(conflicts, "contradiction"))"] : [])
      + (notes > 0 ? ["\(counted(notes, "note"))"] : [])
    return parts.isEmpty
      ? "No decisions to keep." : "Decisions kept: \(parts.joined(separator: ", "))"
  }

  /// The English name of a language; its code where ICU has no name.
  static func language(_ code: String) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: code) ?? code
  }

  static func counted(_ count: Int, _ one: String) -> String {
    "\(number(count)) \(one)\(count == 1 ? "" : "s")"
  }

  /// A whole number with commas between thousands.
  static func number(_ count: Int) -> String {
    var text = String(count.magnitude)
    var at = text.count - 3
    while at > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: at))
      at -= 3
    }
    return (count < 0 ? "-" : "") + text
  }
}
