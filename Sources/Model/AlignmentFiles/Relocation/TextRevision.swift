import Texts

/// Where the sentences of a document are in a later version of it.
///
/// Sentences that are the same are matched first, then those that were moved, if there is only one they can be; between them the words
/// are compared, so that sentences which were edited, divided or put together are found too.
public struct TextRevision {
  /// The share of the words of a passage that must be found, in sentences that are for the most part made of them.
  private static let leastShare = 0.5

  private let old: [Sentence]
  private let new: [Sentence]
  private let words: (old: [Range<Int>], new: [Range<Int>])
  /// For each word of the old version the sentence of the new one in which it is.
  private var sentenceOfWord: [Int?]

  /// Compares two versions of a document.
  ///
  /// - Throws: `ICUError` if ICU fails.
  /// - Complexity: O(n log n) for n words, besides what is done for passages that have been rewritten.
  public init(old: Document, new: Document) throws {
    var numbers: [String: Int] = [:]
    let (before, after) = (try NumberedText(old, &numbers), try NumberedText(new, &numbers))
    self.old = before.sentences
    self.new = after.sentences
    words = (before.words, after.words)
    sentenceOfWord = Array(repeating: nil, count: before.numbers.count)

    var sentenceNumbers: [[Int]: Int] = [:]
    func keys(_ text: NumberedText) -> [Int] {
      text.words.map { range in
        let key = Array(text.numbers[range])
        let number = sentenceNumbers[key] ?? sentenceNumbers.count
        sentenceNumbers[key] = number
        return number
      }
    }
    let (oldKeys, newKeys) = (keys(before), keys(after))
    var matched = SequenceMatch.positions(of: oldKeys, in: newKeys)
    // Between what stands in order. What was moved is looked for where it was missed only.
    let inOrder = matched
    let taken = Set(matched.compactMap(\.self))
    let left = Dictionary(grouping: matched.indices.filter { matched[$0] == nil }) { oldKeys[$0] }
    let free = Dictionary(grouping: newKeys.indices.filter { !taken.contains($0) }) { newKeys[$0] }
    for (key, positions) in left where positions.count == 1 {
      if let there = free[key], there.count == 1 { matched[positions[0]] = there[0] }
    }
    for (sentence, position) in matched.enumerated() {
      guard let position else { continue }
      for word in before.words[sentence] { sentenceOfWord[word] = position }
    }
    let moved = Set(matched.compactMap(\.self))
    var gap = (old: 0, new: 0)
    for sentence in 0...inOrder.count {
      let position = sentence < inOrder.count ? inOrder[sentence] : after.sentences.count
      guard let position else { continue }
      let changed = (gap.old..<sentence).filter { matched[$0] == nil }
      let others = (gap.new..<position).filter { !moved.contains($0) }
      let here = changed.flatMap { before.words[$0] }
      let there = others.flatMap { after.words[$0] }
      let found = SequenceMatch.positions(
        of: here.map { before.numbers[$0] }, in: there.map { after.numbers[$0] })
      let owners = others.flatMap { sentence in after.words[sentence].map { _ in sentence } }
      for (word, position) in zip(here, found) { sentenceOfWord[word] = position.map { owners[$0] } }
      gap = (sentence + 1, position + 1)
    }
  }

  /// The sentences of the new version that tell what some sentences of the old one told, how many words say so, and whether others
  /// apart from them tell some of it too; nil if they are gone.
  public func run(of sentences: [Int]) -> (sentences: Range<Int>, words: Int, isParted: Bool)? {
    let own = sentences.filter(old.indices.contains).flatMap { words.old[$0] }
    var counts: [Int: Int] = [:]
    for word in own { if let sentence = sentenceOfWord[word] { counts[sentence, default: 0] += 1 } }
    let found = counts.filter { sentence, count in
      2 * count >= words.new[sentence].count || 2 * count >= own.count
    }
    // The run that has the most of them; of equals, the first.
    var best: (sentences: Range<Int>, words: Int)?
    var run: (sentences: Range<Int>, words: Int)?
    for sentence in found.keys.sorted() {
      let count = found[sentence] ?? 0
      if let last = run, last.sentences.upperBound == sentence {
        run = (last.sentences.lowerBound..<sentence + 1, last.words + count)
      } else {
        run = (sentence..<sentence + 1, count)
      }
      if let run, run.words > best?.words ?? 0 { best = run }
    }
    guard let best, Double(best.words) >= TextRevision.leastShare * Double(own.count) else { return nil }
    return (best.sentences, best.words, !found.keys.allSatisfy(best.sentences.contains))
  }

  /// The sentences of the old version in which a range of its text stands.
  func oldSentences(_ range: Range<Int>) -> [Int] { old.indices.filter { old[$0].range.overlaps(range) } }

  /// The offsets of a run of sentences of the new version.
  public func range(of sentences: Range<Int>) -> Range<Int> {
    new[sentences.lowerBound].range.lowerBound..<new[sentences.upperBound - 1].range.upperBound
  }
}

/// A document's sentences with their words as numbers; the same words have the same number, in whatever case.
private struct NumberedText {
  let sentences: [Sentence]
  /// The numbers of all words.
  private(set) var numbers: [Int] = []
  /// For each sentence the indexes of its words.
  private(set) var words: [Range<Int>] = []

  init(_ document: Document, _ known: inout [String: Int]) throws {
    let tokenized = try TokenizedDocument(document)
    sentences = tokenized.sentences
    for sentence in sentences {
      let start = numbers.count
      var texts = tokenized.words(of: sentence.index).map(document.view.text)
      // Three stars are a sentence too.
      if texts.isEmpty { texts = [document.view.text(in: sentence.viewRange)] }
      for text in texts {
        let word = text.lowercased()
        let number = known[word] ?? known.count
        known[word] = number
        numbers.append(number)
      }
      words.append(start..<numbers.count)
    }
  }
}
