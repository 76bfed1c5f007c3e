import AlignmentModel
import Basics

/// The names of sentences in formats that point at elements of other files: `s12`, or `6:5` for the fifth of the sixth paragraph.
enum SentenceName {
  /// Reads names between spaces, and adds the indexes of their sentences to a link.
  ///
  /// - Parameter table: the sentences of the document; nil if they are not known.
  /// - Returns: what is wrong; nil if nothing is.
  static func read(
    _ cursor: inout ByteCursor, _ table: SentenceTable?, into link: inout LinkRecord
  ) -> String? {
    cursor.passSpace()
    while !cursor.isAtEnd {
      let start = cursor.at
      while let byte = cursor.next, byte &- 48 > 9, byte > 0x20 { cursor.at += 1 }
      guard let number = cursor.passIndex() else {
        return "'\(word(cursor, start))' names no sentence by its number"
      }
      if cursor.pass(UInt8(ascii: ":")) || cursor.pass(UInt8(ascii: ".")) {
        guard let sentence = cursor.passIndex(), isAtSpace(cursor) else {
          return "'\(word(cursor, start))' names no sentence by paragraph and number"
        }
        guard let table else {
          return "'\(word(cursor, start))' counts sentences in paragraphs, and the documents are not given"
        }
        guard let index = table.index(paragraph: number, sentence: sentence) else {
          return "there is no sentence '\(word(cursor, start))' in \(table.reference.path)"
        }
        link.sentences.append(index)
      } else {
        guard number > 0, isAtSpace(cursor) else {
          return "'\(word(cursor, start))' names no sentence by its number, from 1"
        }
        link.sentences.append(number - 1)
      }
      cursor.passSpace()
    }
    return nil
  }

  private static func isAtSpace(_ cursor: ByteCursor) -> Bool { cursor.next.map { $0 <= 0x20 } ?? true }

  private static func word(_ cursor: ByteCursor, _ start: Int) -> String {
    String(decoding: cursor.bytes[start..<cursor.end].prefix { $0 > 0x20 }.prefix(40), as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the sentences of a link's sides as s1 s2, counted from 1.
  mutating func addSentenceNames(of link: LinkRecord, between sides: StaticString) {
    for (index, side) in link.sides.enumerated() {
      if index > 0 { add(sides) }
      for at in side.sentences {
        add(at > side.sentences.lowerBound ? " s" : "s")
        add(link.sentences[at] + 1)
      }
    }
  }
}
