/// What a document has that is no text, and is left out of its view.
public struct Omissions: Hashable, Sendable {
  /// Pictures, drawings and diagrams.
  public var pictures = 0
  /// Formulas.
  public var formulas = 0
  /// Other documents, tables and sounds that are kept within it.
  public var objects = 0

  /// Nothing.
  public init() {}

  /// Whether nothing is left out.
  public var isEmpty: Bool { pictures == 0 && formulas == 0 && objects == 0 }
}
