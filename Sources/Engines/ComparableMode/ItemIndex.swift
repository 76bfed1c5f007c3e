import Basics

/// Which items the sentences of a document have (entities, years, numbers), and for each item the sentences that have it.
struct ItemIndex: Sendable {
  /// The distinct items of each sentence, ascending.
  let items: FlatLists<Int32>
  private let postings: FlatLists<Int32>

  /// - Parameter items: numbers from 0, which stand for the same in all documents that are compared.
  init(_ items: [[Int32]]) {
    self.items = FlatLists(items.map { Set($0).sorted() })
    postings = self.items.inverted(count: Int((self.items.values.max() ?? -1) + 1))
  }

  /// The sentences that have an item, ascending.
  func sentences(with item: Int32) -> ArraySlice<Int32> {
    postings.indices.contains(Int(item)) ? postings[Int(item)] : []
  }

  /// The items that a sentence has in common with one of another document, ascending.
  func shared(_ sentence: Int, with other: ItemIndex, _ otherSentence: Int) -> [Int32] {
    let theirs = other.items[otherSentence]
    return items[sentence].filter(theirs.contains)
  }
}

/// Numbers items from 0 on, equal ones alike.
struct ItemNumbers<Item: Hashable> {
  private var numbers: [Item: Int32] = [:]

  /// The items of sentences by their numbers.
  mutating func index(_ sentences: [[Item]]) -> ItemIndex {
    ItemIndex(
      sentences.map { items in
        items.map { item in
          let number = numbers[item] ?? Int32(numbers.count)
          numbers[item] = number
          return number
        }
      })
  }
}
