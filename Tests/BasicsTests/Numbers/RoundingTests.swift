import Basics
import Testing

@Suite struct RoundingTests {
  @Test func roundsToDecimals() {
    #expect(0.12345.rounded(to: 3) == 0.123)
    #expect((-0.0005).rounded(to: 3) == -0.001)
    #expect(2.5.rounded(to: 0) == 3)
    #expect(Float(0.666).rounded(to: 2) == 0.67)
    for decimals in 0...15 { #expect(0.5.rounded(to: max(1, decimals)) == 0.5) }
  }
}
