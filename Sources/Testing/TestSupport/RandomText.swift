/// A generator of random numbers with a seed, so that a failing test fails again: SplitMix64 (Steele, Lea and Flood 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Random text for property tests.
public enum RandomText {
  private static let interesting: [Unicode.Scalar] = Array(
    "aZéß.!?…,;: \n\r\t\u{85}\u{2028}\u{A0}«»„“\"'()[]–—-0123456789ЯяЁй\u{301}\u{200D}\u{202E}שלום日本。🚀🇩🇪\u{FE0F}"
      .unicodeScalars)

  /// Code points from anywhere in Unicode, half of them ones that segmentation cares about.
  public static func scalars(count: Int, using generator: inout SeededGenerator) -> [Unicode.Scalar] {
    (0..<count).map { _ in
      if Bool.random(using: &generator) { return interesting.randomElement(using: &generator) ?? " " }
      return Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &generator)) ?? "x"
    }
  }

  /// A string of at most `limit` such code points, the empty one included.
  public static func string(upTo limit: Int, using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...limit, using: &generator)
    return String(String.UnicodeScalarView(scalars(count: count, using: &generator)))
  }
}
