/// A time of day, by whatever clock the text goes.
public struct ClockTime: Hashable, Sendable {
  /// The hour, 0…24.
  public let hour: Int
  /// The minute, 0…59.
  public let minute: Int
  /// The second, 0…59, nil where none is given.
  public let second: Int?

  /// Makes a time; see the properties.
  public init(hour: Int, minute: Int = 0, second: Int? = nil) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }
}
