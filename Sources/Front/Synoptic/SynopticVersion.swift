/// The version of this library and its program.
public enum SynopticVersion {
  /// The version, by semantic versioning.
  public static let current = "0.2.0"
  /// How alignments name what made them.
  public static let generator = "synoptic \(current)"
}
