import AlignmentModel
import Basics

/// The names of sentences in formats that point at elements of other files.
///
/// A document of elements is looked up for its own (`SentenceNames`). In others sentences are counted: `s12` from 1, or `6:5` for the fifth of the
/// sixth paragraph.
enum SentenceName {
  /// A document that is not copied for each name.
  final class DocumentBox {
    let document: OutputDocument

    init(_ document: OutputDocument) { self.document = document }
  }

  /// Reads names between spaces, and adds the indexes of their sentences to a link.
  ///
  /// A name that its document does not have is told in the link (`LinkRecord.missing`).
  ///
  /// - Parameter reference: the document; nil if it is not known.
  /// - Returns: what is wrong; nil if nothing is.
  static func read(
    _ cursor: inout ByteCursor, _ reference: DocumentBox?, into link: inout LinkRecord
  ) -> String? {
    if reference?.document.isPassedOver == true {
      // That there are some makes it a link.
      link.sentences.append(link.sentences.count)
      cursor.at = cursor.end
      return nil
    }
    cursor.passSpace()
    if let names = reference?.document.names {
      while !cursor.isAtEnd {
        let start = cursor.at
        while let byte = cursor.next, byte > 0x20 { cursor.at += 1 }
        find(String(decoding: cursor.bytes[start..<cursor.at], as: UTF8.self), names, into: &link)
        cursor.passSpace()
      }
      return nil
    }
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
        guard let table = reference?.document.table else {
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

  /// Adds the sentences that stand in the element of a name.
  static func find(_ id: String, _ names: SentenceNames, into link: inout LinkRecord) {
    guard let sentences = names.sentences(id) else {
      link.missing = link.missing ?? names.problem(id)
      return
    }
    link.sentences.append(contentsOf: sentences)
  }

  private static func isAtSpace(_ cursor: ByteCursor) -> Bool { cursor.next.map { $0 <= 0x20 } ?? true }

  private static func word(_ cursor: ByteCursor, _ start: Int) -> String {
    String(decoding: cursor.bytes[start..<cursor.end].prefix { $0 > 0x20 }.prefix(40), as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the sentences of a link's sides as their documents name them.
  mutating func addSentenceNames(
    of link: LinkRecord, in documents: [OutputDocument], between sides: StaticString
  ) {
    for (index, side) in link.sides.enumerated() {
      if index > 0 { add(sides) }
      for at in side.sentences {
        if at > side.sentences.lowerBound { add(" ") }
        addSentenceName(link.sentences[at], in: documents[side.document])
      }
    }
  }

  /// Appends the name of a sentence: the document's own, or else s1, s2, counted from 1.
  mutating func addSentenceName(_ sentence: Int, in document: OutputDocument) {
    if let name = document.names?.name(sentence) {
      addXML(name, name.indices)
    } else {
      add("s")
      add(sentence + 1)
    }
  }
}
