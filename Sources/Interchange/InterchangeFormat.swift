/// A format in which alignments are kept and exchanged.
public enum InterchangeFormat: String, CaseIterable, Sendable {
  /// The native file.
  case synoptic
}
