import Algorithms
import Texts

/// Where something stands in a document, for people and their editors.
public struct TextPlace: Sendable, Equatable {
  /// The line of the file, from 1; of a document that is an archive, whose files nobody sees, the paragraph.
  public let line: Int
  /// The column in the line or paragraph, in code points from 1.
  public let column: Int
}

/// Finds the places of offsets in one document.
package struct PlaceFinder {
  /// Where the lines or paragraphs begin, in order.
  private let starts: [Int]
  /// Their numbers.
  private let numbers: [Int]
  /// Whether places are counted in the view.
  private let isArchive: Bool

  /// Finds the places of a document.
  ///
  /// - Complexity: O(length of the document).
  package init(_ document: Document) {
    isArchive = document.format.isArchive
    if isArchive {
      var starts: [Int] = []
      var numbers: [Int] = []
      for block in document.view.blocks where numbers.last != block.paragraph {
        starts.append(block.range.lowerBound)
        numbers.append(block.paragraph)
      }
      (self.starts, self.numbers) = (starts, numbers)
    } else {
      let scalars = document.scalars
      // A carriage return ends a line where no line feed follows.
      starts =
        [0]
        + scalars.indices.filter {
          scalars[$0] == "\n" || scalars[$0] == "\r" && ($0 + 1 == scalars.count || scalars[$0 + 1] != "\n")
        }.map { $0 + 1 }
      numbers = Array(1...starts.count)
    }
  }

  /// The place of a name.
  ///
  /// - Parameters:
  ///   - span: its range in the document's source.
  ///   - viewSpan: its range in the view.
  /// - Complexity: O(log of the number of lines).
  package func place(of span: Range<Int>, view viewSpan: Range<Int>) -> TextPlace {
    place(of: isArchive ? viewSpan.lowerBound : span.lowerBound)
  }

  /// The place of an offset in the source, or for an archive in the view.
  func place(of offset: Int) -> TextPlace {
    let index = max(0, starts.partitioningIndex { $0 > offset } - 1)
    guard starts.indices.contains(index) else { return TextPlace(line: 1, column: offset + 1) }
    return TextPlace(line: numbers[index], column: max(0, offset - starts[index]) + 1)
  }
}
