import Algorithms
import Basics
import Foundation
import Texts

/// A compiled lexicon as it lies in memory: nothing of it is copied, and looking something up allocates nothing.
package final class CompiledLexicon: @unchecked Sendable {
  /// The terms of a language.
  package struct Terms {
    let language: Language
    let terms: TermTableView
    package let stems: TermTableView
    /// The stems of each term's words.
    let termStems: FlatListsView<UInt32>
    /// The words of each stem.
    let stemTerms: FlatListsView<UInt32>
    /// The phrases that begin with each stem.
    let phrases: FlatListsView<UInt32>
    /// The stems that an inflected form's stem stands for.
    let lemmas: FlatListsView<UInt32>
    /// The stems in the order of their bytes.
    let stemOrder: UnsafeBufferPointer<UInt32>
    /// For each term 1 if dictionaries write it with a capital.
    let capitalized: UnsafeBufferPointer<UInt8>
    fileprivate let countKeys: UnsafeBufferPointer<UInt64>
    fileprivate let countValues: UnsafeBufferPointer<UInt32>
    /// How many running words were counted.
    let runningWords: Int

    /// How often a word form with this hash was counted.
    ///
    /// - Complexity: O(log of the number of forms).
    func count(hash: UInt64) -> Int {
      let index = countKeys.partitioningIndex { $0 >= hash }
      return index < countKeys.count && countKeys[index] == hash ? Int(countValues[index]) : 0
    }
  }

  /// A dictionary's translations in one direction.
  struct Translations {
    /// The dictionary's index in the description.
    let dictionary: Int
    /// The indexes of the languages.
    let source, target: Int
    let terms: FlatListsView<UInt32>
    let weights: UnsafeBufferPointer<UInt8>

    /// The weight of the translation at an index among all, 0…1.
    func weight(_ index: Int) -> Float { Float(weights[index]) / 255 }
  }

  /// What it was made from.
  package let description: LexiconDescription
  /// Its languages.
  package let languages: [Terms]
  /// Its translations: for each dictionary forward, then backward.
  let translations: [Translations]

  /// What tells it from others: a sum over all that it holds, its languages among it.
  package var identity: UInt64 { directory.check }

  private let file: MappedFile
  private let directory: Directory

  /// Reads the header and directory, and sums the rest; nil if it is not a whole lexicon of this version and fingerprint, or if any
  /// byte of it has changed.
  ///
  /// - Complexity: O(size of the file), at the speed of memory.
  package init?(_ file: MappedFile, fingerprint: UInt64) {
    guard let directory = Directory(file.bytes, fingerprint: fingerprint),
      let description = try? JSONDecoder().decode(
        LexiconDescription.self, from: Data(directory.numbers(.description, 0, of: UInt8.self)))
    else { return nil }
    func terms(
      _ index: Int, _ arena: LexiconLayout.Section, _ offsets: LexiconLayout.Section,
      _ slots: LexiconLayout.Section
    ) -> TermTableView {
      TermTableView(
        strings: FlatListsView(
          starts: directory.numbers(offsets, index), values: directory.numbers(arena, index)),
        slots: directory.numbers(slots, index))
    }
    func lists(_ index: Int, _ starts: LexiconLayout.Section, _ values: LexiconLayout.Section)
      -> FlatListsView<UInt32>
    {
      FlatListsView(starts: directory.numbers(starts, index), values: directory.numbers(values, index))
    }
    self.file = file
    self.directory = directory
    self.description = description
    languages = description.languages.enumerated().map { index, language in
      Terms(
        language: language, terms: terms(index, .termArena, .termOffsets, .termSlots),
        stems: terms(index, .stemArena, .stemOffsets, .stemSlots),
        termStems: lists(index, .termStemStarts, .termStems),
        stemTerms: lists(index, .stemTermStarts, .stemTerms), phrases: lists(index, .phraseStarts, .phrases),
        lemmas: lists(index, .lemmaStarts, .lemmas), stemOrder: directory.numbers(.stemOrder, index),
        capitalized: directory.numbers(.capitalized, index),
        countKeys: directory.numbers(.countKeys, index), countValues: directory.numbers(.countValues, index),
        runningWords: description.runningWords[index])
    }
    translations = description.dictionaries.enumerated().flatMap { index, dictionary -> [Translations] in
      guard let source = description.languages.firstIndex(of: dictionary.source),
        let target = description.languages.firstIndex(of: dictionary.target)
      else { return [] }
      return [
        Translations(
          dictionary: index, source: source, target: target,
          terms: lists(index, .forwardStarts, .forwardTerms),
          weights: directory.numbers(.forwardWeights, index)),
        Translations(
          dictionary: index, source: target, target: source,
          terms: lists(index, .backwardStarts, .backwardTerms),
          weights: directory.numbers(.backwardWeights, index)),
      ]
    }
  }

  /// For each stem of a language 1 if it is one of a word with a translation in another.
  func known(from source: Int, to target: Int) -> UnsafeBufferPointer<UInt8> {
    directory.numbers(.known, LexiconLayout.owner(from: source, to: target))
  }

  /// The index of a language; nil if no dictionary is about it.
  package func index(of language: Language) -> Int? { description.languages.firstIndex(of: language) }

  /// The sections of a file.
  private struct Directory {
    /// The sum of the header, which has the sums of all pages in it.
    let check: UInt64
    private var ranges: [UInt64: Range<Int>] = [:]
    private let bytes: UnsafeRawBufferPointer

    init?(_ bytes: UnsafeRawBufferPointer, fingerprint: UInt64) {
      self.bytes = bytes
      let headerSize = LexiconLayout.headerCount * 8
      guard bytes.count >= headerSize else { return nil }
      var header = (0..<LexiconLayout.headerCount).map { bytes.load(fromByteOffset: $0 * 8, as: UInt64.self) }
      check = header[5]
      header[5] = 0
      guard header[0] == LexiconLayout.magic, header[1] == LexiconLayout.version,
        header[2] == UInt64(bytes.count), header[3] == fingerprint,
        header[4] <= UInt64((bytes.count - headerSize) / 24), header[6] <= UInt64(bytes.count / 8)
      else { return nil }
      let bodyStart = headerSize + Int(header[4]) * 24
      let bodyEnd = bytes.count - Int(header[6]) * 8
      guard bodyStart <= bodyEnd, bodyEnd % 8 == 0 else { return nil }
      let entries = (0..<Int(header[4]) * 3).map {
        bytes.load(fromByteOffset: headerSize + $0 * 8, as: UInt64.self)
      }
      let checksums = stride(from: bodyEnd, to: bytes.count, by: 8).map {
        bytes.load(fromByteOffset: $0, as: UInt64.self)
      }
      guard LexiconLayout.check(header + entries + checksums) == check,
        LexiconLayout.checksums(.init(rebasing: bytes[bodyStart..<bodyEnd])) == checksums
      else { return nil }
      for entry in stride(from: 0, to: entries.count, by: 3) {
        guard let offset = Int(exactly: entries[entry + 1]), let length = Int(exactly: entries[entry + 2]),
          offset <= bytes.count, length <= bytes.count - offset
        else { return nil }
        ranges[entries[entry]] = offset..<offset + length
      }
    }

    func numbers<Number: BitwiseCopyable>(
      _ section: LexiconLayout.Section, _ owner: Int, of type: Number.Type = Number.self
    ) -> UnsafeBufferPointer<Number> {
      guard let range = ranges[UInt64(section.rawValue) << 32 | UInt64(owner)], !range.isEmpty else {
        return .init(start: nil, count: 0)
      }
      return UnsafeRawBufferPointer(rebasing: bytes[range]).bindMemory(to: type)
    }
  }
}
