import Testing
import Texts

@Suite struct TextViewTests {
  /// "Ab c" from a document in which "b" is a reference and markup stands before "c".
  private static var view: TextView {
    var builder = TextViewBuilder()
    builder.append("A", at: 3..<4)
    builder.append("b", at: 4..<10)
    builder.append(" ", at: 10..<11)
    builder.append("c", at: 14..<15)
    builder.breakParagraph()
    builder.append("d", at: 20..<21)
    return builder.finish()
  }

  @Test func sourceAndViewAreInverse() {
    let view = Self.view
    #expect(view.scalars == Array("Ab c\nd\n".unicodeScalars))
    #expect(view.blocks.map(\.range) == [0..<4, 5..<6])
    for lower in 0..<6 where !view.scalars[lower].isBlank {
      for upper in lower + 1...6 where !view.scalars[upper - 1].isBlank {
        #expect(view.range(ofSource: view.source(of: lower..<upper)) == lower..<upper)
      }
    }
  }

  @Test func markupWithinARangeBelongsToIt() {
    #expect(Self.view.source(of: 0..<4) == 3..<15)
    #expect(Self.view.source(of: 3..<4) == 14..<15)
    #expect(Self.view.source(of: 1..<2) == 4..<10)
  }

  @Test(arguments: [
    (0..<3, 0..<0), (0..<4, 0..<1), (5..<6, 1..<2), (11..<14, 3..<3), (12..<20, 3..<4), (0..<100, 0..<7),
    (21..<100, 7..<7), (15..<21, 5..<6),
  ])
  func aRangeOfTheSourceIsThatOfWhatShows(_ source: Range<Int>, _ range: Range<Int>) {
    let found = Self.view.range(ofSource: source)
    // The line feed at the end stands for nothing of the document.
    #expect(found.lowerBound == range.lowerBound || found.isEmpty && range.isEmpty)
    #expect(
      Self.view.scalars[found].filter { !$0.isBlank } == Self.view.scalars[range].filter { !$0.isBlank })
  }

  @Test func anEmptyRangeHasAnOffset() {
    #expect(Self.view.source(of: 3..<3) == 14..<14)
    #expect(Self.view.source(of: 7..<7) == 21..<21)
    #expect(TextViewBuilder().finished.source(of: 0..<0) == 0..<0)
  }

  @Test func thePlainTextIsItsOwnSource() {
    let view = TextView(plainText: Array("One.\nTwo.".unicodeScalars))
    #expect(view.source(of: 5..<9) == 5..<9)
    #expect(view.range(ofSource: 5..<20) == 5..<9)
    #expect(view.text(in: 5..<9) == "Two.")
  }
}

extension TextViewBuilder {
  fileprivate var finished: TextView {
    var builder = self
    return builder.finish()
  }
}
