/// One of several parts of a manifest, for several machines: every so many sets one.
public struct Shard: Equatable, Sendable {
  /// Which part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// The whole.
  public static let whole = Shard(unchecked: 1, of: 1)

  private init(unchecked number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// The part of a text such as `2/8`; nil for other texts.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0,
      (1...count).contains(number)
    else { return nil }
    self.init(unchecked: number, of: count)
  }

  /// Whether a set belongs to it, by how many stand before it in the manifest.
  public func contains(_ index: Int) -> Bool { index % count == number - 1 }
}
