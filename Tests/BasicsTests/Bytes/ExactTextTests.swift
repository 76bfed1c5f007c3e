import Basics
import Testing

@Suite struct ExactTextTests {
  @Test func bytesDecide() {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    #expect(composed == decomposed && ExactText(composed) != ExactText(decomposed))
    #expect(Set([ExactText(composed), ExactText(decomposed), ExactText("\u{E9}")]).count == 2)
    #expect(ExactText("") == ExactText("") && ExactText("a") != ExactText("ab"))
  }
}
