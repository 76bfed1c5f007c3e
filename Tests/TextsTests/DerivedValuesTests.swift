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
}
