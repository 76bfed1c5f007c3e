import AlignmentModel
import Basics
import ComparableMode
import Texts

/// Why passages are linked, or sentences are not, in lines for a terminal, where sentences are counted from 1.
public struct Explanation {
  private let documents: [Document]

  /// Explanations about passages of these documents, which are quoted.
  public init(documents: [Document]) { self.documents = documents }

  /// The passages of a link and all evidence for it; of a group, between which two passages each stands.
  public func lines(for link: Link) -> [String] {
    var lines = [
      "\(name(link.id))  \(SideBySide.percent(link.score)) sure, \(EvidenceWords.english(link.status))"
    ]
    if let comment = link.comment { lines.append("  comment: \(ColumnText.printable(comment))") }
    for passage in link.passages {
      let sentences = Quotation.cut(passage.sentences.map { String($0 + 1) }.joined(separator: ","))
      lines.append(
        "  \(name(passage.document)):\(sentences)  \(quote(passage.document, passage.start..<passage.end))"
          + pages(passage))
    }
    lines += link.evidence.map { evidence in
      let between = (evidence.between ?? []).filter(link.passages.indices.contains)
      let names = between.map { name(link.passages[$0].document) }.joined(separator: "–")
      return Explanation.line(evidence) + (names.isEmpty ? "" : "  (\(names))")
    }
    return lines
  }

  /// All that speaks for and against two sentences, and what came of it.
  ///
  /// - Parameters:
  ///   - pair: what speaks for the two sentences, and against them.
  ///   - a: the first sentence's document, and the sentence.
  ///   - b: the same of the second.
  ///   - sentences: the sentences of both documents.
  ///   - links: the names of the links in which both stand.
  public func lines(
    for pair: PairExplanation, _ a: (document: Document, sentence: Int),
    _ b: (document: Document, sentence: Int),
    sentences: (a: [Sentence], b: [Sentence]), links: [String]
  ) -> [String] {
    var lines = [
      links.isEmpty ? "not linked" : "linked in \(links.map(name).joined(separator: ", "))",
      "  \(name(a.document.id)):\(a.sentence + 1)  \(quote(a.document.id, sentences.a[a.sentence].range))",
      "  \(name(b.document.id)):\(b.sentence + 1)  \(quote(b.document.id, sentences.b[b.sentence].range))",
    ]
    lines += pair.evidence.map(Explanation.line)
    if let cosines = pair.cosines {
      func text(_ cosine: Double) -> String {
        (cosine < 0 ? "\u{2212}" : "") + Explanation.decimal(cosine.magnitude)
      }
      let next = [
        (a.document.id, a.sentence, cosines.nextOfFirst), (b.document.id, b.sentence, cosines.nextOfSecond),
      ]
      .compactMap { document, sentence, cosine in
        cosine.map { ", next best for \(name(document)):\(sentence + 1) \(text($0))" }
      }
      lines.append(
        "how much alike their meanings are (cosine): \(text(cosines.pair))\(next.joined())")
    }
    if let clauses = pair.clauses {
      lines.append("the clauses most alike: \(name(clauses.a)) = \(name(clauses.b))")
    }
    lines.append(
      "pairs of \(name(a.document.id)) and \(name(b.document.id)) are linked if they are \(SideBySide.percent(pair.cut)) sure or more"
        + (pair.hasMatch ? "" : "; these two have no word, name, date or number in common"))
    for (mine, other, rivals, all) in [
      (a, b.document, pair.rivalsOfFirst, sentences.b), (b, a.document, pair.rivalsOfSecond, sentences.a),
    ] {
      guard !rivals.isEmpty else { continue }
      lines.append(
        "sentences of \(name(other.id)) that fit \(name(mine.document.id)):\(mine.sentence + 1) best")
      lines += rivals.map {
        "  \(SideBySide.percent($0.score))  \(name(other.id)):\($0.sentence + 1)  \(quote(other.id, all[$0.sentence].range))"
      }
    }
    return lines
  }

  private func name(_ text: String) -> String { Explanation.name(text) }

  /// A name or word from a file, in one line and not longer than a quotation.
  private static func name(_ text: String) -> String { Quotation.cut(ColumnText.printable(text)) }

  private static let largestWithDecimals = 1e12
  /// The longest quotation, in terminal columns.
  private static let longestQuote = 100

  private func quote(_ id: String, _ source: Range<Int>) -> String {
    guard let document = documents.first(where: { $0.id == id }) else { return "" }
    let upper = min(source.upperBound, document.scalars.count)
    let range = document.view.range(ofSource: min(source.lowerBound, upper)..<upper)
    let text = ColumnText.printable(document.view.text(in: range))
    let lines = ColumnText.wrapped(
      [.init(text: text, mark: nil)], width: Explanation.longestQuote)
    return (lines.first ?? []).map(\.text).joined() + (lines.count > 1 ? "…" : "")
  }

  private func pages(_ passage: Passage) -> String {
    let view = documents.first { $0.id == passage.document }?.view
    let pages = view.map { $0.pages(of: $0.range(ofSource: passage.start..<passage.end)) } ?? passage.pages
    return pages.map { " (\(PageWords.english($0)))" } ?? ""
  }

  private static func line(_ evidence: Evidence) -> String {
    let kind = EvidenceWords.english(evidence.kind, weight: evidence.weight)
    let words = [evidence.a, evidence.b].compactMap { $0.map(Explanation.name) }.joined(separator: " = ")
    let padding = String(repeating: " ", count: max(2, 16 - kind.count))
    return "  \(signed(evidence.weight))  \(kind)" + (words.isEmpty ? "" : padding + words)
  }

  private static func signed(_ weight: Double) -> String {
    (weight < 0 ? "−" : "+") + decimal(weight.magnitude)
  }

  /// A number with three decimals; one so large that these are no part of it as it is.
  private static func decimal(_ number: Double) -> String {
    guard number < largestWithDecimals else { return "\(number)" }
    let thousandths = Int((number * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
