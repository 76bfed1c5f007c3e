import Basics

/// How an installed encoder lies in its file, which is mapped and read where it stands.
///
/// First come whole numbers of 64 bits: `magic`, the version, the length of the file, what the header adds up to, four for the SHA-256 of all that
/// follows the header, four for that of the wheel, and for each section where it begins and how many bytes it has. Sections begin at
/// multiples of 64 bytes. Numbers are in the order of bytes of the processor, which `magic` tells.
package enum EncoderLayout {
  /// "SynVects".
  static let magic: UInt64 = 0x7374_6365_566E_7953
  /// Changes with the layout.
  static let version: UInt64 = 1
  /// What sections begin at multiples of, in bytes.
  static let alignment = 64

  /// The parts of a file, in their order.
  enum Section: Int, CaseIterable {
    /// The embeddings of pieces, six bits an element (`vk_unpack`): those of pieces 0, 17, 34, then of 1, 18 and so on.
    case table
    /// What the numbers of each of the 17 chunks of pieces are multiplied with, and what is added.
    case tableScales, tableLows
    /// From an embedding to three times 256 elements, and their normalization.
    case projection, projectionStart, projectionGain, projectionShift
    /// The first convolution over 2, 3 and 5 pieces: what each piece adds at each place of the window.
    case first2, first3, first5, firstStart
    /// The second.
    case second2, second3, second5, secondStart
    /// The normalization of all that is known of a piece.
    case gain, shift
    /// From the sum of pieces to a sentence.
    case sum, sumStart
    /// The layers over a sentence.
    case dense0, dense1, bypass1, dense2, dense3, bypass3
    /// The tree of pieces (`PieceTrie`), and the scores of pieces.
    case labels, children, pieces, scores
    /// How text is normalized (`PieceNormalizer`).
    case nodes, replacements
  }

  /// Where in the header each number stands.
  enum Index {
    static let magic = 0
    static let version = 1
    static let length = 2
    static let check = 3
    static let content = 4
    static let wheel = 8
    static let sections = 12
    static let count = sections + 2 * Section.allCases.count
  }

  /// How many bytes the header takes, with what fills it up.
  package static let headerBytes = (Index.count * 8 + alignment - 1) / alignment * alignment

  /// What the numbers of a header add up to, without the sum itself.
  static func check(_ header: [UInt64]) -> UInt64 {
    header.enumerated().reduce(0xCBF2_9CE4_8422_2325) { sum, number in
      number.offset == Index.check ? sum : (sum ^ number.element) &* 0x0000_0100_0000_01B3
    }
  }
}

/// The shape of the network, which is that of version 3 of the multilingual Universal Sentence Encoder.
enum EncoderShape {
  /// The elements of an embedding, and of a vector.
  static let width = 512
  /// The bytes of an embedding in the table.
  static let rowBytes = width * 3 / 4
  /// The elements of a convolution.
  static let convolution = 256
  /// How many pieces each convolution looks at, and how many of them before the piece itself.
  static let windows = [(size: 2, before: 0), (size: 3, before: 1), (size: 5, before: 2)]
  /// What is known of a piece in the end: its embedding and three convolutions.
  static let features = width + 3 * convolution
  /// The hidden layers over a sentence.
  static let hidden = 320
  /// The chunks of the table of embeddings, and the pieces in each.
  static let chunks = 17
  static let chunkRows = 7530
  /// How many pieces have an embedding.
  static let pieces = chunks * chunkRows
  /// What keeps a division by a length of 0 away.
  static let epsilon: Float = 1e-12
}
