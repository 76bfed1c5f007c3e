import Basics
import Testing

@Suite struct RecentValuesTests {
  @Test func whatWasAskedForLongestAgoGoes() {
    let recent = RecentValues<Int, String>(most: 8)
    for key in 0..<4 { recent.keep("\(key)", for: key) }
    #expect(recent.value(0) == "0" && recent.value(9) == nil)
    // What is asked for stays, though others come.
    for key in 10..<200 {
      recent.keep("\(key)", for: key)
      #expect(recent.value(0) == "0")
    }
    #expect(recent.value(1) == nil && recent.value(199) == "199")
    let kept = (0..<200).count { recent.value($0) != nil }
    #expect(kept <= 8)
  }

  @Test func sizesCount() {
    let recent = RecentValues<Int, Int>(most: 100)
    recent.keep(1, for: 1, size: 30)
    recent.keep(2, for: 2, size: 30)
    recent.keep(3, for: 3, size: 30)
    #expect(recent.value(3) == 3 && recent.value(1) == nil)
    // One that is too large would push out all others.
    recent.keep(4, for: 4, size: 60)
    #expect(recent.value(4) == nil && recent.value(3) == 3)
  }
}
