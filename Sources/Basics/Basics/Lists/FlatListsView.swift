/// Lists of lists in memory that belongs to others, such as a mapped file: what `FlatLists` is in arrays.
public struct FlatListsView<Element> {
  /// Where each list begins in `values`, and at the end their number.
  public let starts: UnsafeBufferPointer<UInt32>
  /// The elements of all lists.
  public let values: UnsafeBufferPointer<Element>

  /// A view of memory that must outlive it.
  @inlinable
  public init(starts: UnsafeBufferPointer<UInt32>, values: UnsafeBufferPointer<Element>) {
    self.starts = starts
    self.values = values
  }

  /// The number of lists.
  @inlinable
  public var count: Int { starts.count - 1 }

  /// Where a list stands in `values`.
  @inlinable
  public func range(_ number: UInt32) -> Range<Int> {
    Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
  }

  /// A list.
  @inlinable
  public subscript(number: UInt32) -> UnsafeBufferPointer<Element> { .init(rebasing: values[range(number)]) }
}
