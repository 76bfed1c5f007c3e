import Basics

/// Tells blocks in square brackets by their first word, as transcribers write what is not running text.
///
/// "[Illustration: The mill]" is a caption, "[Footnote 1: …]" a note. Such a block may have several paragraphs.
struct BracketedBlocks: Sendable {
  /// The finder; reading its data once is enough.
  static let shared = BracketedBlocks()

  /// A bracket is closed within so many blocks, or none of them is in it.
  private static let mostBlocks = 12

  private let kinds: [(word: [Unicode.Scalar], kind: BlockKind)]

  private init() {
    kinds = DataLines(PackageResources.block_marks_txt).filter { $0[0] == "bracket" }.flatMap { line in
      BlockKind(rawValue: line[1]).map { kind in line.dropFirst(2).map { (Array($0.unicodeScalars), kind) } }
        ?? []
    }
  }

  /// The kinds of the blocks that are in such brackets; nil for all others.
  ///
  /// - Complexity: O(length of the view).
  func kinds(_ blocks: [TextView.Block], _ scalars: [Unicode.Scalar]) -> [BlockKind?] {
    var found = [BlockKind?](repeating: nil, count: blocks.count)
    var index = 0
    while index < blocks.count {
      guard scalars[blocks[index].range.lowerBound] == "[", let kind = kind(blocks[index], scalars) else {
        index += 1
        continue
      }
      var depth = 0
      var end: Int?
      for block in index..<min(blocks.count, index + BracketedBlocks.mostBlocks) where end == nil {
        for at in blocks[block].range {
          if scalars[at] == "[" { depth += 1 }
          if scalars[at] == "]" { depth -= 1 }
          if depth == 0 {
            // Text after the bracket is the author's.
            let rest = scalars[at + 1..<blocks[block].range.upperBound].count { $0.isWordPart }
            end = rest == 0 ? block : index - 1
            break
          }
        }
      }
      let last = end ?? index - 1
      if last >= index { for block in index...last { found[block] = kind } }
      index = max(last, index) + 1
    }
    return found
  }

  private func kind(_ block: TextView.Block, _ scalars: [Unicode.Scalar]) -> BlockKind? {
    let text = scalars[block.range].dropFirst()
    return kinds.first { word, _ in
      guard text.count >= word.count, zip(text, word).allSatisfy({ $0.folded == $1.folded }) else {
        return false
      }
      let next = text.dropFirst(word.count).first
      return next.map { !$0.isWordPart || $0.isDigit } ?? true
    }?.kind
  }
}
