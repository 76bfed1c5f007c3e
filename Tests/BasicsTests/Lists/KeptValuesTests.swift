import Basics
import Testing

@Suite struct KeptValuesTests {
  private struct Failure: Error {}

  @Test func aValueIsMadeOnce() {
    let kept = KeptValues<String, Int>()
    var made = 0
    for _ in 0..<3 {
      let value = kept.value("a") {
        made += 1
        return 7
      }
      #expect(value == 7)
    }
    #expect(made == 1)
  }

  @Test func whatCannotBeMadeIsTriedAgain() {
    let kept = KeptValues<Int, Int>()
    #expect(throws: Failure.self) { try kept.value(1) { () throws(Failure) in throw Failure() } }
    #expect(kept.value(1) { 2 } == 2)
  }

  @Test func itBeginsAnewWhenItIsFull() {
    let kept = KeptValues<Int, Int>(most: 4)
    for key in 0..<5 { _ = kept.value(key) { key } }
    var made = 0
    for key in [4, 0] {
      _ = kept.value(key) {
        made += 1
        return key
      }
    }
    #expect(made == 1)
  }
}
