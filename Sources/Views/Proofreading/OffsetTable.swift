/// Where the places of an edited text stood before, as a table that other programs read.
///
/// A row for each replacement: start and end in the old text, start and end in the new one, in code points, half open, and both texts.
public struct OffsetTable {
  /// What the columns hold.
  public static let columns = ["start", "end", "newStart", "newEnd", "written", "new"]

  /// The rows, the names of the columns first.
  ///
  /// - Parameters:
  ///   - edited: the new text.
  ///   - old: the old one.
  /// - Complexity: O(number of replacements).
  public static func rows(_ edited: EditedText, of old: [Unicode.Scalar]) -> [[String]] {
    [columns]
      + zip(edited.replacements, edited.newRanges).map { replacement, range in
        [
          String(replacement.range.lowerBound), String(replacement.range.upperBound),
          String(range.lowerBound), String(range.upperBound),
          String(String.UnicodeScalarView(old[replacement.range])), replacement.text,
        ]
      }
  }
}
