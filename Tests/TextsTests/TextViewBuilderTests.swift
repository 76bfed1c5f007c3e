import TestSupport
import Testing
import Texts

@Suite struct TextViewBuilderTests {
  /// A builder into which text is put word by word, each with its range.
  private struct Writer {
    var builder = TextViewBuilder()

    mutating func write(_ text: String, at start: Int) {
      for (index, scalar) in text.unicodeScalars.enumerated() {
        builder.append(scalar, at: start + index..<start + index + 1)
      }
    }

    mutating func texts() -> [String] {
      let view = builder.finish()
      return view.blocks.map { view.text(in: $0.range) }
    }
  }

  @Test func runsOfWhiteSpaceAreOneSpaceAndBlocksAreTrimmed() {
    var writer = Writer()
    writer.write(" \n One \t\u{A0} two ", at: 0)
    writer.builder.appendSpace()
    writer.write(" three\n", at: 20)
    #expect(writer.texts() == ["One two three"])
  }

  @Test func aBlockWithinABlockDividesIt() {
    var writer = Writer()
    writer.builder.begin(.listItem)
    writer.write("One", at: 0)
    writer.builder.begin(.text)
    writer.write("two", at: 5)
    writer.builder.begin(.heading)
    writer.write("three", at: 10)
    writer.builder.end()
    writer.builder.end()
    writer.write("four", at: 20)
    writer.builder.end()
    let view = writer.builder.finish()
    // Text has the kind of the block around it.
    #expect(view.blocks.map(\.kind) == [.listItem, .listItem, .heading, .listItem])
    #expect(view.blocks.map(\.paragraph) == [1, 2, 3, 4])
  }

  @Test func whatStandsAmongReferencesIsOne() {
    var writer = Writer()
    writer.builder.begin(.reference)
    writer.builder.begin(.listItem)
    writer.write("One", at: 0)
    #expect(writer.builder.finish().blocks.map(\.kind) == [.reference])
  }

  @Test func sentencesOfOneParagraphShareItsNumber() {
    var writer = Writer()
    writer.builder.begin(.text)
    for (index, text) in ["One", "two"].enumerated() {
      writer.builder.beginSentence()
      writer.write(text, at: index * 10)
      writer.builder.end()
    }
    writer.write("three", at: 30)
    writer.builder.end()
    let blocks = writer.builder.finish().blocks
    #expect(blocks.map(\.paragraph) == [1, 1, 1])
    #expect(blocks.map(\.isSentence) == [true, true, false])
  }

  @Test func moreEndsThanBeginningsAreNoMatter() {
    var writer = Writer()
    writer.builder.end()
    writer.write("One", at: 0)
    writer.builder.end()
    writer.builder.end()
    #expect(writer.texts() == ["One"])
  }

  @Test func theEndOfALineMayDivideAWord() {
    var writer = Writer()
    writer.write("sea-\n", at: 0)
    writer.builder.breakLine(joins: true)
    writer.write("side and sea-", at: 5)
    writer.builder.breakLine()
    writer.builder.beginPage("2")
    writer.builder.breakLine()
    writer.write("shore -", at: 20)
    writer.builder.breakLine()
    writer.write("left", at: 30)
    let view = writer.builder.finish()
    #expect(view.blocks.map { view.text(in: $0.range) } == ["seaside and seashore - left"])
    #expect(view.pages == [PageBreak(offset: 15, label: "2")])
  }

  @Test func textIsPutBackInOrder() {
    var writer = Writer()
    writer.builder.begin(.text)
    writer.write("moved", at: 10)
    writer.builder.end()
    writer.builder.begin(.tableRow)
    writer.write("One ", at: 0)
    writer.write("two", at: 20)
    writer.builder.end()
    let view = writer.builder.finish()
    #expect(view.blocks.map { view.text(in: $0.range) } == ["One", "moved", "two"])
    #expect(view.blocks.map(\.kind) == [.tableRow, .text, .tableRow])
    #expect(view.source(of: view.blocks[1].range) == 10..<15)
  }

  @Test func twoCodePointsOfOneReferenceShareItsRange() {
    var writer = Writer()
    writer.builder.append("≂", at: 0..<15)
    writer.builder.append("\u{338}", at: 0..<15)
    writer.write("x", at: 15)
    let view = writer.builder.finish()
    #expect(view.source(of: 0..<2) == 0..<15)
    #expect(view.range(ofSource: 0..<15) == 0..<2)
    #expect(view.scalars.prefix(3) == ["≂", "\u{338}", "x"])
  }

  @Test(arguments: [UInt64](1...200))
  func whateverComesIsInOrderAndApart(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var builder = TextViewBuilder()
    for _ in 0..<100 {
      let start = Int.random(in: 0...60, using: &generator)
      let range = start..<start + Int.random(in: 0...3, using: &generator)
      switch Int.random(in: 0...13, using: &generator) {
      case 0: builder.begin(BlockKind.allCases.randomElement(using: &generator) ?? .text)
      case 1: builder.beginSentence()
      case 2: builder.end()
      case 3: builder.breakParagraph()
      case 4: builder.appendSpace()
      case 5: builder.breakLine(joins: seed.isMultiple(of: 2))
      case 6: builder.append("\u{AD}", at: range)
      case 7: builder.append("-", at: range)
      case 8: builder.append(" ", at: range)
      default: builder.append("x", at: range)
      }
    }
    let view = builder.finish()
    var end = 0
    for at in view.scalars.indices {
      let range = view.source(of: at..<at + 1)
      #expect(range.lowerBound >= end)
      end = range.upperBound
    }
    for (block, next) in zip(view.blocks, view.blocks.dropFirst()) {
      #expect(block.range.upperBound < next.range.lowerBound)
      #expect(block.paragraph <= next.paragraph)
    }
    for block in view.blocks {
      #expect(view.scalars[block.range].first.map(\.isBlank) == false)
      #expect(view.scalars[block.range].last.map(\.isBlank) == false)
    }
  }
}
