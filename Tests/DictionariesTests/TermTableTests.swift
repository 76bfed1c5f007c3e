import Basics
import Dictionaries
import TestSupport
import Testing

@Suite struct TermTableTests {
  /// The number that a table gives a string.
  private func insert(_ string: String, into table: inout TermTable) -> UInt32 {
    var string = string
    return string.withUTF8 { table.insert($0) }
  }

  /// Calls `body` with the view that a compiled lexicon would have of a table.
  private func withView<Result>(of table: TermTable, _ body: (TermTableView) throws -> Result) rethrows
    -> Result
  {
    try table.strings.values.withUnsafeBufferPointer { values in
      try table.strings.starts.withUnsafeBufferPointer { starts in
        try table.slots.withUnsafeBufferPointer { slots in
          try body(TermTableView(strings: FlatListsView(starts: starts, values: values), slots: slots))
        }
      }
    }
  }

  @Test func numbersStringsInTheOrderTheyAreMet() {
    var table = TermTable()
    #expect(["eins", "zwei", "eins", "", "drei", ""].map { insert($0, into: &table) } == [0, 1, 0, 2, 3, 2])
    #expect(table.count == 4)
    #expect(table.withBytes(1) { Array($0) } == Array("zwei".utf8))
    #expect(table.withBytes(2) { $0.count } == 0)
  }

  /// A dictionary is the oracle.
  ///
  /// The strings are short, so that many come twice, and more than the first hash table holds.
  @Test(arguments: [1, 2, 3, 4])
  func isADictionary(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = TermTable()
    var oracle: [String: UInt32] = [:]
    var order: [String] = []
    for _ in 0..<20_000 {
      let string =
        Bool.random(using: &generator)
        ? String(Int.random(in: 0..<9_000, using: &generator)) : RandomText.string(upTo: 3, using: &generator)
      // Canonically equivalent strings are one key of a dictionary, but not one term.
      let key = string.unicodeScalars.map { String($0.value) }.joined(separator: " ")
      let number = insert(string, into: &table)
      if let known = oracle[key] {
        #expect(number == known)
      } else {
        #expect(number == UInt32(order.count))
        oracle[key] = number
        order.append(string)
      }
    }
    #expect(table.count == order.count)
    withView(of: table) { view in
      #expect(view.count == order.count)
      for (number, string) in order.enumerated() {
        #expect(view.number(of: string) == UInt32(number))
        #expect(Array(view.bytes(UInt32(number))) == Array(string.utf8))
      }
      for absent in ["9001", "not there", "12345x"] { #expect(view.number(of: absent) == nil) }
    }
  }

  @Test func anEmptyTableHasNothing() {
    withView(of: TermTable()) { view in
      #expect(view.count == 0)
      #expect(view.number(of: "") == nil)
      #expect(view.number(of: "word") == nil)
    }
  }

  @Test func stringsThatBeginAlikeAreApart() {
    var table = TermTable()
    let strings = (0..<300).map { String(repeating: "a", count: $0) }
    #expect(strings.map { insert($0, into: &table) } == Array(0..<300))
    withView(of: table) { view in
      #expect(strings.map { view.number(of: $0) } == (0..<300).map { UInt32($0) })
    }
  }
}
