/// Lists of lists in one flat array, and where each begins (compressed sparse rows): what inner loops read without a reference count
/// or an allocation.
///
/// It is public, as are other tools of this module that loops of other modules call: only such code is specialized across modules.
public struct FlatLists<Element> {
  @usableFromInline var ends: [UInt32] = [0]
  @usableFromInline var elements: [Element] = []

  /// No lists.
  @inlinable
  public init() {}

  /// Lists one after the other.
  ///
  /// - Complexity: O(number of lists and elements).
  @inlinable
  public init(_ lists: some Sequence<some Sequence<Element>>) {
    for list in lists { append(list) }
  }

  /// Lists that are flat already.
  ///
  /// - Parameters:
  ///   - starts: where each list begins in `values`, ascending from 0, and at the end their number.
  ///   - values: the elements of all lists.
  @inlinable
  public init(starts: [UInt32], values: [Element]) {
    ends = starts
    elements = values
  }

  /// Lists of the elements that belong to each number below `count`, in the order in which they come.
  ///
  /// - Parameters:
  ///   - count: how many lists there are.
  ///   - items: the elements, each with the number of its list; gone through twice.
  /// - Complexity: O(count + number of items).
  @inlinable
  public init(count: Int, grouping items: some Collection<(list: Int, element: Element)>) {
    var next = [UInt32](repeating: 0, count: count + 1)
    var first: Element?
    for item in items {
      next[item.list + 1] += 1
      if first == nil { first = item.element }
    }
    for list in 0..<count { next[list + 1] += next[list] }
    ends = next
    guard let first else { return }
    elements = [Element](repeating: first, count: Int(next[count]))
    for item in items {
      elements[Int(next[item.list])] = item.element
      next[item.list] += 1
    }
  }

  /// Where the lists begin of elements that are sorted by their lists' numbers.
  ///
  /// - Parameters:
  ///   - count: how many lists there are.
  ///   - keys: the number of each element's list, ascending and below `count`.
  /// - Complexity: O(count + number of elements).
  @inlinable
  public static func starts(count: Int, ofSorted keys: some Sequence<Int>) -> [UInt32] {
    var starts: [UInt32] = []
    starts.reserveCapacity(count + 1)
    var end: UInt32 = 0
    for key in keys {
      while starts.count <= key { starts.append(end) }
      end += 1
    }
    while starts.count <= count { starts.append(end) }
    return starts
  }

  /// The number of lists.
  @inlinable
  public var count: Int { ends.count - 1 }

  /// The elements of all lists.
  @inlinable
  public var values: [Element] { elements }

  /// Where each list begins in `values`, and at the end their number.
  @inlinable
  public var starts: [UInt32] { ends }

  /// The numbers of the lists.
  @inlinable
  public var indices: Range<Int> { 0..<count }

  /// Where a list stands in `values`.
  @inlinable
  public func range(_ list: Int) -> Range<Int> { Int(ends[list])..<Int(ends[list + 1]) }

  /// A list.
  @inlinable
  public subscript(list: Int) -> ArraySlice<Element> { elements[range(list)] }

  /// Adds an element to the list that is being written.
  @inlinable
  public mutating func append(_ element: Element) { elements.append(element) }

  /// Ends the list that is being written.
  @inlinable
  public mutating func endList() { ends.append(UInt32(elements.count)) }

  /// Adds a list.
  ///
  /// - Complexity: O(length), amortized.
  @inlinable
  public mutating func append(_ list: some Sequence<Element>) {
    elements.append(contentsOf: list)
    endList()
  }

  /// Makes room for some lists and their elements.
  public mutating func reserveCapacity(lists: Int, elements count: Int) {
    ends.reserveCapacity(lists + 1)
    elements.reserveCapacity(count)
  }
}

extension FlatLists: Sendable where Element: Sendable {}

extension FlatLists where Element: BinaryInteger {
  /// For each number below `count` the lists that hold it, ascending.
  ///
  /// - Complexity: O(count + number of elements).
  @inlinable
  public func inverted(count: Int) -> FlatLists<Element> {
    var next = [UInt32](repeating: 0, count: count + 1)
    for value in elements { next[Int(value) + 1] += 1 }
    for value in 0..<count { next[value + 1] += next[value] }
    let starts = next
    var lists = [Element](repeating: 0, count: elements.count)
    for list in indices {
      for index in range(list) {
        let value = Int(elements[index])
        lists[Int(next[value])] = Element(truncatingIfNeeded: list)
        next[value] += 1
      }
    }
    return FlatLists(starts: starts, values: lists)
  }
}
