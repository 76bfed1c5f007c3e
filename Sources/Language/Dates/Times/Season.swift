/// A season of the northern year; the raw value is its number in EDTF (ISO 8601-2, 4.7).
public enum Season: Int, Sendable, CaseIterable {
  case spring = 21
  case summer = 22
  case autumn = 23
  case winter = 24
}
