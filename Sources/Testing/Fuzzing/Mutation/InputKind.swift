/// How an input is written, for mutations that know its syntax.
public enum InputKind: String, CaseIterable, Sendable {
  /// Text of lines and columns.
  case text
  /// One JSON value.
  case json
  /// XML or HTML.
  case xml
  /// Numbers of fixed width, least or most significant byte first.
  case binary
  /// A gzip file; half of the mutations are of what is in it.
  case gzip
}
