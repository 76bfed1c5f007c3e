import AlignmentModel
import Basics
import ComparableMode
import Dictionaries
import Foundation
import Texts

extension ParallelAligner {
  /// The beads of two documents as links, without nulls and those that a person has fixed, with their evidence; they have no names yet.
  ///
  /// - Complexity: O(Σ over beads of their terms and matches), besides `align`.
  public func links(_ input: ParallelInput, _ alignment: ParallelAlignment) -> [Link] {
    guard let evidence = BeadEvidence(input, alignment, weights) else { return [] }
    return alignment.beads.indices.compactMap { index in
      let (bead, score) = (alignment.beads[index].bead, alignment.beads[index].score)
      guard !bead.isNull, score >= options.leastScore,
        !alignment.fixed.contains(bead)
      else { return nil }
      // Log-odds have no end at 0 and 1.
      let rounded = max(0.0001, min(0.9999, score.rounded(to: 4)))
      return Link(
        id: "", score: rounded,
        passages: [
          ParallelAligner.passage(input.documents.a, input.texts.a, bead.a),
          ParallelAligner.passage(input.documents.b, input.texts.b, bead.b),
        ],
        evidence: evidence.items(at: index, score: rounded))
    }
  }

  static func passage(_ document: Document, _ text: ParallelText, _ sentences: Range<Int>) -> Passage {
    let viewRange =
      text.sentences[sentences.lowerBound].viewRange
      .lowerBound..<text.sentences[sentences.upperBound - 1].viewRange
      .upperBound
    return Passage(
      document: document.id, start: text.sentences[sentences.lowerBound].range.lowerBound,
      end: text.sentences[sentences.upperBound - 1].range.upperBound, sentences: Array(sentences),
      pages: document.view.pages(of: viewRange))
  }
}

/// Spells out why sentences were put together in a bead.
struct BeadEvidence {
  /// No more words than this are named one by one; the others are put together.
  private static let mostNamed = 12

  private let input: ParallelInput
  private let alignment: ParallelAlignment
  private let model: BeadModel
  private let gains: Sides<TermGains>
  private let scale: Float
  private let temperature: Float
  private let scratch: Scratch

  /// What is filled and emptied again for each bead: by the number of a term, of either text.
  private final class Scratch {
    var index: [Int32]
    init(_ count: Int) { index = [Int32](repeating: -1, count: count) }
  }

  init?(_ input: ParallelInput, _ alignment: ParallelAlignment, _ weights: ParallelWeights) {
    guard let model = alignment.model, let gains = alignment.gains else { return nil }
    self.input = input
    self.alignment = alignment
    self.model = model
    self.gains = gains
    let weights = weights.suited(to: input.texts)
    temperature = Float(weights.temperature)
    scale = Float(weights.terms / weights.temperature)
    scratch = Scratch(max(input.texts.a.termCount, input.texts.b.termCount))
  }

  private struct Item: Hashable {
    let kind: Evidence.Kind
    /// The indexes of a pair of terms in the texts' lists.
    var a: Int32 = -1
    var b: Int32 = -1
  }

  /// Why a bead of the alignment was put together; all adds up to the log-odds of its score.
  func items(at index: Int, score: Double) -> [Evidence] {
    var evidence = items(of: alignment.beads[index].bead, form: alignment.forms[index])
    // What the other ways to align these sentences leave of it.
    let own = evidence.reduce(0) { $0 + $1.weight }
    evidence.append(Evidence(kind: .margin, weight: (log(score / (1 - score)) - own).rounded(to: 3)))
    return evidence.filter { $0.weight != 0 }.sorted(by: BeadEvidence.comesFirst)
  }

  /// The order in which evidence is listed: what says most, first.
  static func comesFirst(_ one: Evidence, _ other: Evidence) -> Bool {
    func key(_ item: Evidence) -> (String, String, String) {
      (item.kind.rawValue, item.a ?? "", item.b ?? "")
    }
    guard one.weight.magnitude == other.weight.magnitude else {
      return one.weight.magnitude > other.weight.magnitude
    }
    return key(one) < key(other)
  }

  /// What the terms of a bead say, which need be none of the alignment, and its form if that is given.
  ///
  /// - Parameter share: what all weights are multiplied by.
  func items(of bead: Bead, form: (length: Float, prior: Float) = (0, 0), share: Double = 1) -> [Evidence] {
    let texts = input.texts
    var sums: [Item: Float] = [:]
    let terms = texts.map(\.terms)
    add(terms, bead.sides, gains.a, model.pairs.matches.a, isBackward: false, to: &sums)
    add(terms.swapped, bead.sides.swapped, gains.b, model.pairs.matches.b, isBackward: true, to: &sums)
    sums[Item(kind: .length), default: 0] += form.length
    sums[Item(kind: .prior), default: 0] += form.prior

    sums[Item(kind: .meaning), default: 0] += (model.meaning?.score(bead, texts) ?? 0) / temperature

    var named = sums.filter { $0.key.a >= 0 }.map { (item: $0.key, weight: $0.value) }
    named.sort { ($1.weight, $0.item.a, $0.item.b) < ($0.weight, $1.item.a, $1.item.b) }
    for (item, weight) in named.dropFirst(BeadEvidence.mostNamed) {
      sums[item] = nil
      sums[Item(kind: item.kind), default: 0] += weight
    }
    var evidence: [Evidence] = []
    for (item, weight) in named.prefix(BeadEvidence.mostNamed) {
      let ranges = (texts.a.ranges[Int(item.a)], texts.b.ranges[Int(item.b)])
      evidence.append(
        Evidence(
          kind: item.kind, a: BeadEvidence.text(ranges.0, input.documents.a),
          b: BeadEvidence.text(ranges.1, input.documents.b), weight: (share * Double(weight)).rounded(to: 3)))
    }
    // In a fixed order, for sums of floating-point numbers depend on it.
    for (item, weight) in sums.sorted(by: { $0.key.kind.rawValue < $1.key.kind.rawValue }) where item.a < 0 {
      evidence.append(Evidence(kind: item.kind, weight: (share * Double(weight)).rounded(to: 3)))
    }
    return evidence
  }

  private static func text(_ range: Range<Int32>, _ document: Document) -> String {
    document.view.text(in: Int(range.lowerBound)..<Int(range.upperBound))
  }

  /// Adds what the terms of some sentences say, each by its best match among the terms of others.
  ///
  /// - Parameters:
  ///   - terms: those of the sentences' text, and of the other.
  ///   - sentences: the sentences, and the others.
  ///   - isBackward: whether the sentences are of the second text.
  private func add(
    _ terms: Sides<FlatLists<Int32>>, _ sentences: Sides<Range<Int>>, _ gains: TermGains,
    _ matches: FlatLists<TermPairs.Match>, isBackward: Bool, to sums: inout [Item: Float]
  ) {
    let (text, other) = (terms.a, terms.b)
    let (sentences, others) = (sentences.a, sentences.b)
    // Where each term of the other sentences stands first; -1 for those that are not there.
    for at in others.lazy.flatMap(other.range) where scratch.index[Int(other.values[at])] < 0 {
      scratch.index[Int(other.values[at])] = Int32(at)
    }
    defer { for at in others.lazy.flatMap(other.range) { scratch.index[Int(other.values[at])] = -1 } }
    for at in sentences.lazy.flatMap(text.range) {
      let term = Int(text.values[at])
      var best: (gain: Float, index: Int)?
      for index in gains.others.range(term) where scratch.index[Int(gains.others.values[index])] >= 0 {
        let gain = gains.gains[index * gains.largest + min(others.count, gains.largest) - 1]
        if gain > best?.gain ?? 0 { best = (gain, index) }
      }
      if let best {
        let there = scratch.index[Int(gains.others.values[best.index])]
        let found = gains.others.values[best.index]
        let kind: Evidence.Kind =
          matches[term].first { $0.term == found }.map { self.kind(of: $0, term, isBackward) } ?? .term
        // What has no extent in the text is no word that could be shown.
        let isShown = kind != .punctuation
        let item =
          !isShown
          ? Item(kind: kind)
          : isBackward ? Item(kind: kind, a: there, b: Int32(at)) : Item(kind: kind, a: Int32(at), b: there)
        sums[item, default: 0] += (best.gain + gains.misses[term]) * scale
      } else {
        sums[Item(kind: .missing), default: 0] += gains.misses[term] * scale
      }
    }
  }

  private func kind(of match: TermPairs.Match, _ term: Int, _ isBackward: Bool) -> Evidence.Kind {
    switch match.kind {
    case .dictionary, .induced: return .term
    case .anchor: return .punctuation
    case .identity: return input.isNumber[isBackward ? Int(match.term) : term] ? .number : .punctuation
    case .spelling:
      let terms = isBackward ? (match.term, Int32(term)) : (Int32(term), match.term)
      return input.vocabularies.a.isCapitalized(terms.0) && input.vocabularies.b.isCapitalized(terms.1)
        ? .name : .cognate
    }
  }
}
