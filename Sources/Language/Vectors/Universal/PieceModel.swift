import Basics

/// What a model of SentencePiece says: the pieces that sentences are cut into, and how text is normalized before.
///
/// The file is a message of Protocol Buffers: pieces are its field 1, the normalizer its field 3, whose field 2 has the rules compiled
/// (sentencepiece_model.proto).
package struct PieceModel {
  /// The pieces in UTF-8, by their numbers.
  package private(set) var pieces: [ArraySlice<UInt8>] = []
  /// The logarithm of the probability of each.
  package private(set) var scores: [Float] = []
  /// The nodes of the rules: a double array as Darts-clone has it.
  package private(set) var nodes: [UInt32] = []
  /// What is put in place of what the rules find, each ended by a zero.
  package private(set) var replacements: [UInt8] = []

  /// Reads a model.
  ///
  /// - Parameter file: its name in errors.
  /// - Throws: `InputError` if it is none, or cut short.
  package init(_ bytes: [UInt8], file: String) throws(InputError) {
    do {
      try MessageFields.forEach(bytes, in: bytes.startIndex..<bytes.endIndex) { field, value in
        if field == 1, case .bytes(let range) = value { try addPiece(bytes, range) }
        if field == 3, case .bytes(let range) = value { try readNormalizer(bytes, range) }
      }
      guard !pieces.isEmpty, !nodes.isEmpty else { throw MessageFields.Malformed() }
    } catch {
      throw InputError(.damaged, file: file, "is no whole model of SentencePiece", remedy: "fetch it again")
    }
  }

  private mutating func addPiece(_ bytes: [UInt8], _ range: Range<Int>) throws {
    var piece: ArraySlice<UInt8>?
    var score: Float = 0
    try MessageFields.forEach(bytes, in: range) { field, value in
      if field == 1, case .bytes(let range) = value { piece = bytes[range] }
      if field == 2, case .word(let bits) = value { score = Float(bitPattern: bits) }
    }
    guard let piece, !piece.isEmpty, score.isFinite else { throw MessageFields.Malformed() }
    pieces.append(piece)
    scores.append(score)
  }

  private mutating func readNormalizer(_ bytes: [UInt8], _ range: Range<Int>) throws {
    try MessageFields.forEach(bytes, in: range) { field, value in
      guard field == 2, case .bytes(let range) = value else { return }
      guard range.count >= 4 else { throw MessageFields.Malformed() }
      let rules = bytes[range]
      func word(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(rules[at + $1]) << (8 * UInt32($1)) } }
      let size = Int(word(rules.startIndex))
      guard size % 4 == 0, size > 0, size <= range.count - 4 else { throw MessageFields.Malformed() }
      let start = rules.startIndex + 4
      nodes = stride(from: start, to: start + size, by: 4).map(word)
      replacements = Array(rules[(start + size)...])
    }
  }
}

/// The fields of a message of Protocol Buffers, one after the other.
enum MessageFields {
  /// The bytes are no such message.
  struct Malformed: Error {}

  /// A field's value.
  enum Value {
    case number
    case word(UInt32)
    case bytes(Range<Int>)
  }

  /// Calls `body` with the number and the value of each field.
  ///
  /// - Throws: `Malformed` if the bytes are no message, and what `body` throws.
  static func forEach(_ bytes: [UInt8], in range: Range<Int>, _ body: (UInt64, Value) throws -> Void) throws {
    var at = range.lowerBound
    func variable() throws -> UInt64 {
      var value: UInt64 = 0
      for shift in stride(from: 0, to: 64, by: 7) {
        guard at < range.upperBound else { throw Malformed() }
        let byte = bytes[at]
        at += 1
        value |= UInt64(byte & 0x7F) << UInt64(shift)
        if byte < 0x80 { return value }
      }
      throw Malformed()
    }
    while at < range.upperBound {
      let key = try variable()
      switch key & 7 {
      case 0:
        _ = try variable()
        try body(key >> 3, .number)
      case 1:
        guard range.upperBound - at >= 8 else { throw Malformed() }
        at += 8
      case 2:
        let length = try variable()
        guard length <= UInt64(range.upperBound - at) else { throw Malformed() }
        let end = at + Int(length)
        try body(key >> 3, .bytes(at..<end))
        at = end
      case 5:
        guard range.upperBound - at >= 4 else { throw Malformed() }
        let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        at += 4
        try body(key >> 3, .word(word))
      default: throw Malformed()
      }
    }
  }
}
