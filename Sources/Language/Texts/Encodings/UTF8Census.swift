/// A count of the sequences of bytes above 7F, as UTF-8: it tells UTF-8 that was damaged from text that never was UTF-8.
struct UTF8Census: Equatable {
  /// How many are well formed: code points above U+007F.
  let wellFormed: Int
  /// How many are malformed (maximal subparts, as The Unicode Standard counts them in section 3.9).
  let malformed: Int

  /// Counts the sequences of a text.
  ///
  /// - Complexity: O(`bytes.count`).
  init(_ bytes: [UInt8]) {
    var wellFormed = 0
    var malformed = 0
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    parsing: while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let sequence): wellFormed += sequence.count > 1 ? 1 : 0
      case .error: malformed += 1
      case .emptyInput: break parsing
      }
    }
    self.wellFormed = wellFormed
    self.malformed = malformed
  }

  /// Whether the bytes are damaged UTF-8: at least a fifth of the sequences are well formed.
  ///
  /// In text of one byte a letter that happens by chance only: in the Russian texts of the corpus encoded as windows-1251, KOI8-R or
  /// ISO-8859-5 with less than a tenth of the sequences, in code page 866 with up to .16 of them. A cut file or a flipped byte
  /// leaves nearly all well formed, and a file put together of UTF-8 and something else leaves its share.
  var isDamagedUTF8: Bool { wellFormed > 0 && wellFormed * 4 >= malformed }

  /// Whether there are as many well formed sequences as malformed ones: text of one byte a letter has not, in any encoding.
  var isMostlyUTF8: Bool { wellFormed >= malformed }

  /// Whether nearly all sequences are well formed, so that the rest is damage, whatever the document says of itself.
  var isSurelyUTF8: Bool { wellFormed >= 5 && wellFormed >= 10 * malformed }
}
