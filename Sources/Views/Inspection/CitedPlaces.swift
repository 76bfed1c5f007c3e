import AlignmentModel
import Preparation
import Texts

/// Where passages stand in a document, as they are cited: section, paragraph, page and sentence, in the words of the page of a report.
public struct CitedPlaces: Sendable {
  /// The heading over a sentence, and the number of its paragraph under that heading.
  private struct Section {
    let heading: String
    let paragraph: Int
  }

  /// No more of a heading is said.
  private static let longestHeading = 60
  /// A text that has more paragraphs for a sentence has none that one would cite.
  private static let mostParagraphs = 0.9

  private let document: ShownDocument
  private let sections: [Section]
  private let hasParagraphs: Bool

  /// The places of a document.
  ///
  /// - Complexity: O(sentences, and text of the headings).
  public init(_ document: ShownDocument) {
    self.document = document
    let sentences = document.narrated?.sentences ?? []
    var heading = ""
    var paragraph = 0
    var last: Int?
    sections = sentences.map { sentence in
      let isNew = sentence.paragraph != last
      last = sentence.paragraph
      if sentence.block == .heading {
        let text = document.text(sentence.range)
        // A heading may have several sentences.
        heading = isNew ? text : "\(heading) \(text)"
        paragraph = 0
      } else if isNew {
        paragraph += 1
      }
      return Section(heading: heading, paragraph: paragraph)
    }
    let paragraphs = Set(sentences.map(\.paragraph)).count
    hasParagraphs = Double(paragraphs) < Double(sentences.count) * CitedPlaces.mostParagraphs
  }

  /// Where a passage stands in words.
  ///
  /// They are such as "“Youth”, paragraph 2, p. 12, sentences 14–15"; sentences are counted through the document from 1. Of a document without text it is "characters 120–240".
  public func english(_ passage: Passage) -> String {
    let pages = document.pages(passage).map { [$0] } ?? []
    guard let narrated = document.narrated else {
      return (pages + ["characters \(passage.start)–\(passage.end)"]).joined(separator: ", ")
    }
    let range = narrated.segmented.sentences(in: passage.start..<passage.end)
    guard let first = range.first, let last = range.last else { return pages.joined(separator: ", ") }
    let numbers = first == last ? "sentence \(first + 1)" : "sentences \(first + 1)–\(last + 1)"
    return (section(first, last) + pages + [numbers]).joined(separator: ", ")
  }

  /// The section in which sentences begin, and their paragraphs in it.
  private func section(_ first: Int, _ last: Int) -> [String] {
    let (from, to) = (sections[first], sections[last])
    var parts = from.heading.isEmpty ? [] : ["“\(CitedPlaces.shortened(from.heading))”"]
    if hasParagraphs, from.paragraph > 0 {
      let isOne = from.heading != to.heading || to.paragraph <= from.paragraph
      parts.append(
        isOne ? "paragraph \(from.paragraph)" : "paragraphs \(from.paragraph)–\(to.paragraph)")
    }
    return parts
  }

  private static func shortened(_ heading: String) -> String {
    guard heading.count > longestHeading else { return heading }
    var text = heading.prefix(longestHeading - 1)
    while text.last == " " { text.removeLast() }
    return text + "…"
  }
}
