import Basics

extension XMLEvents {
  /// The indexes of sentences, between spaces, in the element that has begun.
  func sentenceIndexes() throws -> [Int] {
    try content().split(separator: " ").map { word in
      guard let index = Int(word), index >= 0 else {
        throw error("'\(word)' is no number of a sentence")
      }
      return index
    }
  }

  /// The number in the content of an element.
  func number(in content: [UInt8]) throws -> Double {
    try content.withUnsafeBufferPointer { bytes in
      var cursor = ByteCursor(bytes)
      guard let number = cursor.passNumber(), cursor.isAtEnd else {
        throw error("'\(String(decoding: bytes, as: UTF8.self))' is no number")
      }
      return number
    }
  }
}

extension [UInt8] {
  /// Appends the indexes of the sentences of a side, with spaces between them.
  mutating func addSentenceIndexes(_ side: LinkRecord.Side, of link: LinkRecord) {
    for at in side.sentences {
      if at > side.sentences.lowerBound { add(" ") }
      add(link.sentences[at])
    }
  }
}
