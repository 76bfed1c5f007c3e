import Basics
import Texts

/// The layout of a compiled lexicon: a header, a directory of sections, sections of numbers or bytes, each aligned to 8 bytes, and
/// a checksum for each page of the sections.
///
/// Nothing that a lexicon holds is checked when it is used: an index into a list, the slots of a hash table. So all of it is summed
/// when it is opened, and a file of which any byte has changed is made anew. Numbers are in the byte order of the machine; a file from another kind of machine fails the check of its header and is made anew.
package enum LexiconLayout {
  /// The first bytes of a file.
  static let magic: UInt64 = 0x31_58_45_4C_4E_59_53_00
  /// Raised whenever what is written, or how it is made, changes.
  static let version: UInt64 = 5
  /// Magic, version, length of the file, fingerprint of the dictionaries, number of sections, check of header, directory and checksums
  /// of pages, number of pages.
  package static let headerCount = 7
  /// Which number of the header is the fingerprint.
  static let fingerprintIndex = 3
  /// How many bytes of the sections have a checksum of their own.
  package static let pageSize = 1 << 18

  /// The checksum of each page of some bytes, which are summed on all processors.
  ///
  /// - Complexity: O(number of bytes), at the speed of memory.
  package static func checksums(_ bytes: UnsafeRawBufferPointer) -> [UInt64] {
    nonisolated(unsafe) let bytes = bytes
    return Array(0..<(bytes.count + pageSize - 1) / pageSize).concurrentMap { page in
      checksum(.init(rebasing: bytes[page * pageSize..<min(bytes.count, (page + 1) * pageSize)]))
    }
  }

  /// A sum in which every change of one word of 8 bytes shows: each of four lanes multiplies by an odd number, which has an inverse.
  private static func checksum(_ page: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(repeating: FNV1a.start)
    let whole = page.count / 32 * 32
    for at in stride(from: 0, to: whole, by: 32) {
      lanes =
        (lanes ^ page.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)) &* 0x9E37_79B9_7F4A_7C15
    }
    let rest = page[whole...].map(UInt64.init)
    return check((0..<4).map { lanes[$0] } + rest)
  }

  /// What a section holds.
  enum Section: UInt32 {
    /// JSON: `LexiconDescription`.
    case description = 1
    case termArena, termOffsets, termSlots
    case stemArena, stemOffsets, stemSlots
    case termStemStarts, termStems
    case stemTermStarts, stemTerms
    case phraseStarts, phrases
    case lemmaStarts, lemmas
    case stemOrder
    case countKeys, countValues
    case forwardStarts, forwardTerms, forwardWeights
    case backwardStarts, backwardTerms, backwardWeights
    /// For each stem of a language whether it is one of a word with a translation in another: owner is both indexes.
    case known
    /// For each term of a language whether dictionaries write it with a capital.
    case capitalized
  }

  /// What owns the section about translations from one language to another.
  static func owner(from source: Int, to target: Int) -> Int { source << 16 | target }

  /// A sum over numbers that tells a damaged header from a sound one.
  package static func check(_ values: some Sequence<UInt64>) -> UInt64 {
    FNV1a.hash(values)
  }
}

/// What a compiled lexicon was made from.
public struct LexiconDescription: Codable, Equatable, Sendable {
  /// A dictionary or glossary in it.
  public struct Dictionary: Codable, Equatable, Sendable {
    /// Its name, such as `deu-eng`.
    public let name: String
    /// Its version, as it says itself.
    public let version: String
    /// The language of its headwords.
    public let source: Language
    /// The language of its translations.
    public let target: Language
    /// How many articles or lines were read.
    public let articles: Int
    /// How many pairs of a headword and a translation they gave.
    public let pairs: Int
    /// Whether it is the user's own, which outranks the others.
    public let isGlossary: Bool
  }

  /// The dictionaries in it.
  public var dictionaries: [Dictionary]
  /// Its languages, in the order of their sections.
  public var languages: [Language]
  /// How many running words of each language were counted.
  public var runningWords: [Int]
}

/// Puts the bytes of a compiled lexicon together.
struct LexiconWriter {
  private var directory: [(section: UInt64, offset: Int, length: Int)] = []
  private var body: [UInt8] = []

  /// Adds a section of numbers for the language or dictionary `owner`.
  mutating func add<Number: BitwiseCopyable>(
    _ section: LexiconLayout.Section, _ owner: Int, _ values: [Number]
  ) {
    while body.count % 8 != 0 { body.append(0) }
    let start = body.count
    values.withUnsafeBytes { body.append(contentsOf: $0) }
    directory.append((UInt64(section.rawValue) << 32 | UInt64(owner), start, body.count - start))
  }

  /// The whole file.
  func finish(fingerprint: UInt64) -> [UInt8] {
    let directoryCount = directory.count * 3
    let bodyStart = (LexiconLayout.headerCount + directoryCount) * 8
    let body = body + Array(repeating: 0, count: (8 - body.count % 8) % 8)
    let checksums = body.withUnsafeBytes(LexiconLayout.checksums)
    var numbers: [UInt64] = [
      LexiconLayout.magic, LexiconLayout.version, UInt64(bodyStart + body.count + checksums.count * 8),
      fingerprint, UInt64(directory.count), 0, UInt64(checksums.count),
    ]
    for entry in directory {
      numbers += [entry.section, UInt64(bodyStart + entry.offset), UInt64(entry.length)]
    }
    numbers[5] = LexiconLayout.check(numbers + checksums)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(bodyStart + body.count + checksums.count * 8)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: body)
    checksums.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }
}
