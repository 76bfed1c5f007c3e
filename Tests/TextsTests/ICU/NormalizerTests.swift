import Testing
import Texts

@Suite struct NormalizerTests {
  /// Compares code points: Swift's `==` on strings holds for canonically equivalent ones, which is what is tested here.
  private func scalars(_ form: Normalizer.Form, _ text: String) throws -> [Unicode.Scalar] {
    Array(try Normalizer(form).normalize(text).unicodeScalars)
  }

  @Test func composes() throws {
    #expect(try scalars(.nfc, "u\u{308}ber й") == ["ü", "b", "e", "r", " ", "й"])
    #expect(try scalars(.nfc, "и\u{306}") == ["\u{439}"])
  }

  @Test func decomposes() throws {
    #expect(try scalars(.nfd, "\u{FC}") == ["u", "\u{308}"])
    #expect(try scalars(.nfd, "\u{451}") == ["\u{435}", "\u{308}"])
  }

  @Test func foldsCompatibilityForms() throws {
    #expect(try scalars(.nfkc, "ﬁ²") == ["f", "i", "2"])
    // The canonical forms leave them alone.
    #expect(try scalars(.nfc, "ﬁ²") == ["ﬁ", "²"])
  }

  @Test func foldsCaseAndDropsWhatIsInvisible() throws {
    #expect(try scalars(.nfkcCasefold, "Stra\u{AD}ße") == Array("strasse".unicodeScalars))
    #expect(try scalars(.nfkcCasefold, "ЁЛКА") == ["\u{451}", "л", "к", "а"])
  }

  @Test(arguments: [Normalizer.Form.nfc, .nfd, .nfkc, .nfkcCasefold])
  func leavesNothingOfNothing(_ form: Normalizer.Form) throws {
    #expect(try scalars(form, "").isEmpty)
  }

  @Test func growsItsBuffer() throws {
    // U+FDFA is the code point that grows most, to 18.
    let result = try scalars(.nfkc, String(repeating: "\u{FDFA}", count: 40))
    #expect(result.count == 40 * 18)
    #expect(Array(result.prefix(18)) == Array(result.suffix(18)))
  }
}
