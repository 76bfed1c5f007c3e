import Texts

extension Sequence<Sentence> {
  /// The indexes of those that are compared with other documents, which references and the like are not.
  ///
  /// Only of these it is said how many have a counterpart.
  package var compared: Set<Int> { Set(lazy.filter(\.block.isCompared).map(\.index)) }
}
