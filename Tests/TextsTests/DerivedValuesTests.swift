import Testing
import Texts

@Suite struct DerivedValuesTests {
  @Test func whatWasAskedForLastIsKept() {
    let values = DerivedValues()
    var made = 0
    func value(_ number: Int) -> Int {
      values.value("\(number)") {
        made += 1
        return number
      }
    }
    for number in 0..<1000 { #expect(value(number) == number && value(0) == 0) }
    #expect(made == 1000)
    _ = value(500)
    #expect(made == 1001)
  }

  /// A value that is nil is one that was made, and none that is not there.
  @Test(arguments: [nil, 7])
  func valuesMayBeNil(_ expected: Int?) {
    let values = DerivedValues()
    var made = 0
    for _ in 0..<3 {
      let value: Int? = values.value("a") {
        made += 1
        return expected
      }
      #expect(value == expected)
    }
    #expect(made == 1)
    let twice: Int?? = values.value("b") { .some(expected) }
    #expect(twice == .some(expected))
  }

  @Test func aValueOfAnotherTypeIsAnother() {
    let values = DerivedValues()
    let number: Int? = values.value("a") { nil }
    let text: String? = values.value("a") { "made" }
    #expect(number == nil && text == "made")
  }
}
