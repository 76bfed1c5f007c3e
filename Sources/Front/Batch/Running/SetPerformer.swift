/// Who aligns sets, one after the other: each of the threads of a run has its own.
public protocol SetPerformer {
  /// Aligns the documents of a set and writes the alignment file.
  ///
  /// Whatever is wrong with the set is in the result.
  func perform(_ set: BatchSet) -> SetResult

  /// Ends what was kept for further sets.
  func finish()
}
