/// What a text says of how well a number fits.
public enum Approximation: String, Hashable, Sendable {
  /// Nothing.
  case exact
  /// About, nearly, rund, около.
  case about
  /// More than, at least, über, свыше.
  case over
  /// Less than, up to, unter, до.
  case under
}
