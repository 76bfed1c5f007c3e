import Basics
import Testing

@Suite struct SidesTests {
  @Test func swappingTwiceChangesNothing() {
    let sides = Sides("de", "en")
    #expect(sides.swapped == Sides("en", "de"))
    #expect(sides.swapped.swapped == sides)
  }

  @Test func mapKeepsTheSides() {
    #expect(Sides(1, 2).map { "\($0)" } == Sides("1", "2"))
    #expect(throws: InputError.self) {
      try Sides(1, 2).map { value throws(InputError) in
        if value == 2 { throw InputError(.invalidArgument, "the second one") }
        return value
      }
    }
  }
}
