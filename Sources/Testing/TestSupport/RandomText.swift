import Basics

/// A generator of random numbers with a seed, so that a failing test fails again.
public struct SeededGenerator: RandomNumberGenerator {
  private var generator: SplitMix64

  /// Starts at a seed.
  public init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// The next number.
  public mutating func next() -> UInt64 { generator.next() }
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
