import AlignmentFiles
import AlignmentModel
import Basics
import ComparableMode
import Inspection
import Preparation
import Texts

/// What `show --explain` prints.
struct Explain {
  let path: String
  let alignment: Alignment
  let lexicon: LexiconOptions

  /// The lines that explain a link, by its name, or two sentences, as `de:16,en:20`.
  ///
  /// Two sentences are scored anew, by the options that the alignment's signature names.
  ///
  /// - Throws: `InputError` if there is no such link, document or sentence; what reading the documents throws.
  func lines(_ subject: String) throws -> [String] {
    let locator = DocumentLocator(alignment: path)
    if let link = alignment.links.first(where: { $0.id == subject }) {
      let references = alignment.documents.filter { document in
        link.passages.contains { $0.document == document.id }
      }
      return Explanation(documents: try references.map(locator.document)).lines(for: link)
    }
    guard let ends = ends(subject) else {
      throw InputError(
        file: path, "has no link '\(subject)'",
        remedy:
          "name one, such as \(alignment.links.first?.id ?? "l1"), or two sentences of different documents by their indexes, such as "
          + alignment.documents.prefix(2).map { $0.id + ":0" }.joined(separator: ","))
    }
    guard alignment.mode == .comparable else {
      throw InputError(file: path, "is a parallel alignment", remedy: "name a link to be explained")
    }
    let settings = Set(alignment.signature.split(separator: "|").map(String.init))
    let documents = try alignment.documents.map(locator.document)
    var input = try AlignmentInput(
      documents, lexicon: lexicon.open(usesInstalled: !settings.contains("lexicon:none")))
    let inPairs = settings.contains("pairs")
    let aligner = ComparableAligner(
      weights: try .builtIn(), options: Explain.options(settings))
    let isLearning = settings.contains("induced") ? true : settings.contains("not-induced") ? false : nil
    try aligner.prepare(&input, isLearning: isLearning)

    let (a, b) = ends
    for end in [a, b] where !input.documents[end.document].sentences.indices.contains(end.sentence) {
      let count = input.documents[end.document].sentences.count
      throw InputError(
        "\(documents[end.document].id) has no sentence \(end.sentence)",
        remedy: "it has \(count), counted from 0; synoptic segment --json lists them")
    }
    guard let pair = aligner.explanation(input, a, b, inPairs: inPairs) else {
      return [
        "not linked: \(documents[a.document].id) and \(documents[b.document].id) are in one language, and not aligned without --same-language"
      ]
    }
    let links = alignment.links.filter(\.isAccepted).filter { link in
      [a, b].allSatisfy { end in
        link.passages.contains {
          $0.document == documents[end.document].id && $0.sentences.contains(end.sentence)
        }
      }
    }
    return Explanation(documents: documents).lines(
      for: pair, (documents[a.document], a.sentence), (documents[b.document], b.sentence),
      sentences: (
        input.documents[a.document].sentences.map(\.sentence),
        input.documents[b.document].sentences.map(\.sentence)
      ), links: links.map(\.id))
  }

  private typealias End = (document: Int, sentence: Int)

  /// Two sentences of different documents, in the order of the documents; nil if `text` does not name such.
  private func ends(_ text: String) -> (End, End)? {
    func end(_ text: Substring) -> End? {
      guard let colon = text.lastIndex(of: ":"), let sentence = Int(text[text.index(after: colon)...]),
        let document = alignment.documents.firstIndex(where: { $0.id == text[..<colon] })
      else { return nil }
      return (document, sentence)
    }
    // An id may hold a comma.
    for comma in text.indices where text[comma] == "," {
      guard let one = end(text[..<comma]), let other = end(text[text.index(after: comma)...]),
        one.document != other.document
      else { continue }
      return one.document < other.document ? (one, other) : (other, one)
    }
    return nil
  }

  private static func options(_ settings: Set<String>) -> ComparableAligner.Options {
    func value(_ name: String) -> String? {
      settings.first { $0.hasPrefix(name + ":") }.map { String($0.dropFirst(name.count + 1)) }
    }
    return ComparableAligner.Options(
      alignsSameLanguage: settings.contains("same-language"),
      threshold: value("threshold").flatMap(Double.init),
      preference: value("favour").flatMap(ComparableAligner.Preference.init) ?? .balanced)
  }
}
