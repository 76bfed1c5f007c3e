import Basics

/// Finds what stands around the text of an e-text: a distributor's head and license, which Project Gutenberg sets apart by lines of their
/// own, and who made the file.
struct ETextFrame: Sendable {
  /// The finder; reading its data once is enough.
  static let shared = ETextFrame()

  /// A block that is longer, in code points, marks no border.
  private static let longestMark = 300
  /// Credits stand within so many blocks of the beginning.
  private static let creditReach = 6

  private let starts: [[String]]
  private let ends: [[String]]
  private let credits: [[String]]
  /// The first word of each that stands after the text.
  private let endLetters: [[Unicode.Scalar]]

  private init() {
    let lines = Array(DataLines(PackageResources.block_marks_txt))
    func phrases(_ kind: String) -> [[String]] {
      lines.filter { $0[0] == kind }.map { Array($0.dropFirst()) }
    }
    starts = phrases("frame-start")
    ends = phrases("frame-end")
    credits = phrases("credit")
    endLetters = ends.compactMap { $0.first.map { Array($0.unicodeScalars) } }
  }

  /// The indexes of the blocks that stand before and after the text, and those of credits in it.
  ///
  /// - Complexity: O(number of blocks).
  func notices(_ blocks: [TextView.Block], _ scalars: [Unicode.Scalar]) -> Set<Int> {
    var notices: Set<Int> = []
    var start: Int?
    for (index, block) in blocks.enumerated() where block.range.count <= ETextFrame.longestMark {
      // A mark begins with asterisks, or with a word that begins one.
      guard let first = scalars[block.range].first, first == "*" || mayEnd(scalars[block.range]) else {
        continue
      }
      let words = ETextFrame.words(block, scalars)
      if first == "*", start == nil, starts.contains(where: { ETextFrame.fits($0, words) }) {
        start = index
      } else if ends.contains(where: { ETextFrame.fits($0, words) }) {
        notices.formUnion(index..<blocks.count)
        break
      }
    }
    guard let start else { return notices }
    notices.formUnion(0...start)
    for index in start + 1..<min(blocks.count, start + 1 + ETextFrame.creditReach)
    where blocks[index].range.count <= ETextFrame.longestMark {
      let words = ETextFrame.words(blocks[index], scalars)
      if credits.contains(where: { words.starts(with: $0) }) { notices.insert(index) }
    }
    return notices
  }

  /// Whether a block begins with the letters of a phrase that stands after the text.
  private func mayEnd(_ block: ArraySlice<Unicode.Scalar>) -> Bool {
    endLetters.contains { $0.count <= block.count && zip($0, block).allSatisfy { $0 == $1.folded } }
  }

  private static func words(_ block: TextView.Block, _ scalars: [Unicode.Scalar]) -> [String] {
    let text = scalars[block.range].map { $0 == "*" ? " " : $0 == "’" ? "'" : $0 }
    return String(String.UnicodeScalarView(text)).lowercased().split(separator: " ").map {
      String($0.hasSuffix(":") ? $0.dropLast() : $0)
    }
  }

  /// Whether words begin as a phrase does and hold its others in order.
  private static func fits(_ phrase: [String], _ words: [String]) -> Bool {
    guard phrase.first == words.first else { return false }
    var next = 0
    for word in words where next < phrase.count && word.hasPrefix(phrase[next]) { next += 1 }
    return next == phrase.count
  }
}
