/// Lists of lists in memory that belongs to others, such as a mapped file: what `FlatLists` is in arrays.
package struct FlatListsView<Element> {
  /// Where each list begins in `values`, and at the end their number.
  package let starts: UnsafeBufferPointer<UInt32>
  /// The elements of all lists.
  package let values: UnsafeBufferPointer<Element>

  /// A view of memory that must outlive it.
  @inlinable
  package init(starts: UnsafeBufferPointer<UInt32>, values: UnsafeBufferPointer<Element>) {
    self.starts = starts
    self.values = values
  }

  /// The number of lists.
  @inlinable
  package var count: Int { starts.count - 1 }

  /// Where a list stands in `values`.
  @inlinable
  package func range(_ number: UInt32) -> Range<Int> {
    Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
  }

  /// A list.
  @inlinable
  package subscript(number: UInt32) -> UnsafeBufferPointer<Element> { .init(rebasing: values[range(number)]) }
}
