/// Which part of a period is meant, or that it is meant roughly; the raw value is the mark in normalized forms.
///
/// The marks are those of ISO-TimeML (`START`, `MID`, `END`) and, for what is rough, EDTF's `~`.
public enum TimePart: String, Sendable, CaseIterable {
  case start = ":START"
  case middle = ":MID"
  case end = ":END"
  case firstHalf = ":H1"
  case secondHalf = ":H2"
  case approximate = "~"
}
