/// What an offset counts; the raw value is its designator in ISO 8601.
public enum TimeUnit: String, Sendable, CaseIterable {
  case day = "D"
  case week = "W"
  case month = "M"
  case year = "Y"
}
