import Basics
import TestSupport
import Testing

@Suite struct KeyTableTests {
  /// A dictionary is the oracle; many keys differ in their high bits only.
  @Test(arguments: [1, 2, 3])
  func isADictionary(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = KeyTable()
    var oracle: [UInt64: Int] = [:]
    for _ in 0..<5_000 {
      let key = UInt64.random(in: 0..<2_000, using: &generator) << (Bool.random(using: &generator) ? 0 : 40)
      #expect(table[key] == oracle[key])
      if Bool.random(using: &generator) {
        let number = Int.random(in: 0..<1_000, using: &generator)
        table.set(number, for: key)
        oracle[key] = number
      } else {
        let number = table.number(of: key)
        #expect(number == oracle[key] ?? oracle.count)
        oracle[key] = number
      }
      #expect(table.count == oracle.count)
    }
    for (key, number) in oracle { #expect(table[key] == number) }
  }

  @Test func numbersKeysInTheOrderTheyAreMet() {
    var table = KeyTable(capacity: 100)
    #expect([7, 9, 7, 0, .max, 9].map { table.number(of: $0) } == [0, 1, 0, 2, 3, 1])
    #expect(table[8] == nil)
  }

  @Test func slotsAreLookedAtOneAfterTheOtherAndRound() {
    var seen: [Int] = []
    let slot = OpenAddressing.slot(from: 6, of: 8) {
      seen.append($0)
      return $0 == 1
    }
    #expect(slot == 1)
    #expect(seen == [6, 7, 0, 1])
  }

  /// The values of the authors' test suite.
  @Test func theHashIsThatOfItsAuthors() {
    #expect(FNV1a.hash("".utf8) == 0xCBF2_9CE4_8422_2325)
    #expect(FNV1a.hash("a".utf8) == 0xAF63_DC4C_8601_EC8C)
    #expect(FNV1a.hash("foobar".utf8) == 0x8594_4171_F739_67E8)
  }
}
