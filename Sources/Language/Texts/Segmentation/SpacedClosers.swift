/// Tells closing quotation marks from opening ones where spaces stand on both sides: "« Halt ! » Alle schwiegen".
///
/// French setting, older books and text recognition leave them so. A mark closes if one that it goes with is open; those in the block
/// before it are counted, but only in blocks that have such marks.
struct SpacedClosers {
  private let scalars: ArraySlice<Unicode.Scalar>
  private var counted: Int
  private var counts: [Unicode.Scalar: Int] = [:]

  /// For the text of a block.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.scalars = scalars
    counted = scalars.startIndex
  }

  /// Whether the mark at `offset`, which a space stands before, closes what was opened.
  ///
  /// Offsets must ascend from call to call.
  ///
  /// - Complexity: O(length of the text since the last call).
  mutating func closes(_ offset: Int) -> Bool {
    let mark = scalars[offset]
    if mark == ")" || mark == "]" || mark == "}" { return true }
    guard mark.isQuotationMark, isSpaced(offset) else { return false }
    count(to: offset)
    func open(_ opening: Unicode.Scalar) -> Bool { (counts[opening] ?? 0) > (counts[mark] ?? 0) }
    switch mark {
    case "»": return open("«")
    case "«": return open("»")
    case "›": return open("‹")
    case "‹": return open("›")
    case "“": return open("„")
    case "”": return open("“") || open("„") || (counts["”"] ?? 0) % 2 == 1
    case "‘": return open("‚")
    case "’": return open("‘") || open("‚")
    default: return (counts[mark] ?? 0) % 2 == 1
    }
  }

  /// Whether a space, an end, a stop or another mark follows.
  private func isSpaced(_ offset: Int) -> Bool {
    guard offset + 1 < scalars.endIndex else { return true }
    let next = scalars[offset + 1]
    return next.isSpace || next.isStop || next.isQuotationMark || next == "," || next == ";" || next == ":"
  }

  private mutating func count(to offset: Int) {
    while counted < offset {
      let mark = scalars[counted]
      counted += 1
      guard mark.isQuotationMark else { continue }
      if mark == "'" || mark == "’" {
        // An apostrophe is none: "the boys’ cry".
        let before = counted - 2
        guard before < scalars.startIndex || scalars[before].isSpace || scalars[before].isStop else {
          continue
        }
      }
      counts[mark, default: 0] += 1
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a mark that quotations begin and end with.
  var isQuotationMark: Bool {
    switch self {
    case "\"", "'", "«", "»", "„", "“", "”", "‚", "‘", "’", "‹", "›": true
    default: false
    }
  }
}
