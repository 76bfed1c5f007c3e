/// What a set may take.
public struct WorkerLimits: Equatable, Sendable {
  /// How long it may take, in seconds; nil for any time.
  public var seconds: Double?
  /// How much memory of its own it may have, in bytes, without mapped files; nil for any amount.
  public var bytes: Int?

  /// No limits.
  public init() {}

  /// Whether there is any.
  public var isSome: Bool { seconds != nil || bytes != nil }

  /// The number of bytes of a text such as `800M` or `2G`; nil for other texts, and for less than a megabyte.
  public static func bytes(_ text: String) -> Int? {
    guard let unit = text.last, let shift = ["K": 10, "M": 20, "G": 30, "T": 40][unit.uppercased()],
      let number = Double(text.dropLast()), number > 0
    else { return nil }
    let bytes = number * Double(1 << shift)
    return bytes >= Double(1 << 20) && bytes < Double(1 << 60) ? Int(bytes) : nil
  }
}
