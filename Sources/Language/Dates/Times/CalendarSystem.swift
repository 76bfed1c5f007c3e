/// The calendar by which a date is to be read.
public enum CalendarSystem: String, Sendable {
  /// Old style.
  case julian
  /// New style.
  case gregorian
  /// Nothing says which: a Russian text about the time before February 1918, or any about that before October 1582.
  case either
}
