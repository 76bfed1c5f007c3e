import Algorithms

/// Where a page of a document begins, so that a passage can be cited by its page.
public struct PageBreak: Equatable, Sendable {
  /// Where the page begins in the view, in code points.
  public let offset: Int
  /// What the document calls the page, such as "17" or "xii"; counted on from the page before if it only says that one begins.
  public let label: String

  /// Makes a page break; see the properties.
  public init(offset: Int, label: String) {
    self.offset = offset
    self.label = label
  }
}

extension TextView {
  /// The pages that a range of the view stands on: the first and the last; nil if it begins before the first page, or there are none.
  ///
  /// - Complexity: O(log of the number of pages).
  public func pages(of range: Range<Int>) -> PageRange? {
    let first = pages.partitioningIndex { $0.offset > range.lowerBound }
    guard first > 0 else { return nil }
    let last = max(first, pages.partitioningIndex { $0.offset >= range.upperBound })
    return PageRange(first: pages[first - 1].label, last: pages[last - 1].label)
  }
}

/// The pages that a passage stands on.
public struct PageRange: Hashable, Sendable, CustomStringConvertible {
  /// What the document calls the page on which it begins.
  public let first: String
  /// What the document calls the page on which it ends.
  public let last: String

  /// Makes a range; see the properties.
  public init(first: String, last: String) {
    self.first = first
    self.last = last
  }

  /// The pages from the first to the last of several ranges in order; nil if those are not known.
  package init?(_ ranges: [PageRange?]) {
    guard let first = ranges.first, let first, let last = ranges.last, let last else { return nil }
    self.init(first: first.first, last: last.last)
  }

  /// As in a citation: "17", or "17-18" with an en dash.
  public var description: String { first == last ? first : "\(first)\u{2013}\(last)" }
}
