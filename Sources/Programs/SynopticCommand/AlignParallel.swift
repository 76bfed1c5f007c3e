import AlignmentModel
import Dictionaries
import Foundation
import ParallelMode
import Texts

extension Align {
  /// A pair of documents aligned as translations.
  struct ParallelPair {
    let input: ParallelInput
    let result: ParallelAlignment
  }

  /// All pairs of documents aligned as translations; nil if they are taken for independent accounts.
  ///
  /// - Throws: `InputError` if the user's expression is none, or links that are to be kept contradict each other; `ICUError` if ICU fails.
  func parallelPairs(
    _ documents: [Document], _ aligner: ParallelAligner, _ lexicon: Lexicon, _ mode: ModeChoice,
    _ kept: KeptLinks
  ) throws -> [ParallelPair]? {
    guard mode != .comparable else { return nil }
    let anchors = try parallel.anchors()
    var pairs: [ParallelPair] = []
    for a in documents.indices {
      for b in documents.indices.dropFirst(a + 1)
      where sameLanguage || documents[a].language != documents[b].language {
        let input = try ParallelInput(documents[a], documents[b], lexicon: lexicon, anchors: anchors)
        let standing = try kept.resolved(input.sentenceRanges)
        let result = aligner.align(
          input,
          constraints: try BeadConstraints(
            standing, documents[a].id, documents[b].id, counts: input.sentenceCounts))
        if mode == .auto, let translation = result.translation {
          Terminal.note(
            "\(translation.isTranslation ? "parallel" : "comparable") mode: words in the same order say "
              + "\(decimal(translation.found)) per hundred letters that \(documents[a].id) and \(documents[b].id) are translations, "
              + "where \(decimal(translation.expected)) is asked for; --mode says otherwise")
          if !translation.isTranslation { return nil }
        }
        pairs.append(ParallelPair(input: input, result: result))
      }
    }
    return pairs.isEmpty ? nil : pairs
  }

  private func decimal(_ value: Double) -> String { String(format: "%.2f", value) }

  /// The links of all pairs.
  func parallelAlignment(
    _ pairs: [ParallelPair], _ documents: [Document], _ aligner: ParallelAligner, _ kept: KeptLinks
  ) throws -> Alignment {
    for document in documents {
      let count = pairs.lazy.compactMap { pair -> Int? in
        if pair.input.documents.a.id == document.id { return pair.input.sentenceCounts.a }
        return pair.input.documents.b.id == document.id ? pair.input.sentenceCounts.b : nil
      }.first
      if let count { Terminal.note("\(document.id): \(document.language), \(count) sentences") }
    }
    noteDictionaries(pairs.flatMap(\.input.uses))
    noteKept(kept)
    var kept = kept
    for pair in pairs { kept = try kept.resolved(pair.input.sentenceRanges) }
    var links: [Link] = []
    var added: Set<String> = []
    for pair in pairs {
      let (a, b) = (pair.input.documents.a.id, pair.input.documents.b.id)
      // Each once, even if it is of three documents.
      let standing = kept.links.filter { link in
        !link.sentences(of: a).isEmpty && !link.sentences(of: b).isEmpty && added.insert(link.id).inserted
      }
      func key(_ link: Link) -> (Int, Int) {
        (link.sentences(of: a).first ?? 0, link.sentences(of: b).first ?? 0)
      }
      let found = aligner.links(pair.input, pair.result)
      links += standing.isEmpty ? found : (found + standing).sorted { key($0) < key($1) }
    }
    // Those between documents that were not aligned with one another.
    links += kept.links.filter { !added.contains($0.id) }
    links = KeptLinks.named(links, besides: kept.names)
    return Alignment(
      generator: "synoptic \(Synoptic.version)", signature: parallelSignature(pairs, kept), mode: .parallel,
      documents: documents.map(DocumentReference.init), links: links)
  }

  /// What the result depends on besides the documents.
  private func parallelSignature(_ pairs: [ParallelPair], _ kept: KeptLinks) -> String {
    var parts = ["mode:parallel", Align.lexiconSignature(pairs.flatMap(\.input.uses))]
    parts.append("max-bead:\(parallel.options(threshold).largestBead)")
    parts.append("min-score:\(parallel.options(threshold).leastScore)")
    if let anchor = parallel.anchor { parts.append("anchor:\(anchor)") }
    if sameLanguage { parts.append("same-language") }
    if !kept.isEmpty { parts.append("kept:\(kept.links.count)") }
    parts.append("icu:\(ICU.version)")
    parts.append("version:\(Synoptic.version)")
    return parts.joined(separator: "|")
  }
}
