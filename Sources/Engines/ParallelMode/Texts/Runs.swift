/// Lists of lists in one flat array: what inner loops read without a reference count or an allocation.
package struct Runs<Element: Sendable>: Sendable {
  /// Where each list starts in `values`, and at the end where the last one ends.
  package private(set) var starts: [Int32] = [0]
  /// The elements of all lists.
  package private(set) var values: [Element] = []

  /// No lists.
  package init() {}

  /// Lists that are flat already.
  init(starts: [Int32], values: [Element]) {
    self.starts = starts
    self.values = values
  }

  /// Flattens lists.
  package init(_ lists: some Sequence<[Element]>) {
    for list in lists {
      values += list
      endList()
    }
  }

  /// The number of lists.
  package var count: Int { starts.count - 1 }

  /// Where a list stands in `values`.
  package func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  /// A list.
  package subscript(list: Int) -> ArraySlice<Element> { values[range(list)] }

  /// Adds an element to the list that is being written.
  package mutating func append(_ element: Element) { values.append(element) }

  /// Ends the list that is being written.
  package mutating func endList() { starts.append(Int32(values.count)) }
}
