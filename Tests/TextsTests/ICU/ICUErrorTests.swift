import Testing
import Texts

@Suite struct ICUErrorTests {
  @Test func saysWhatWasDoneAndWhatICUCallsTheError() throws {
    let error = try #require(throws: ICUError.self) { try Transliterator(id: "No-Such") }
    #expect(error.description == "ICU could not open the transliterator No-Such: U_INVALID_ID")
    #expect(error.place == nil)
  }

  @Test func namesThePlaceWhereThereIsOne() throws {
    let error = try #require(throws: ICUError.self) {
      try Transliterator(name: "broken", rules: "a > b;\nc > [d ;")
    }
    let place = try #require(error.place)
    #expect(error.description.hasSuffix(" at \(place)"))
  }

  @Test func versionIsThatOfTheSystemLibrary() throws {
    // At least 60: older ones lack the language tailorings that the sentence tests rely on.
    let major = try #require(ICU.version.split(separator: ".").first.flatMap { Int($0) })
    #expect(major >= 60)
  }

  @Test(
    arguments: [
      ("a", 1), ("я", 1), ("ß", 1), ("日", 2), ("Ａ", 2), ("🚀", 2), ("\u{301}", 0), ("\u{200D}", 0),
      ("\u{7}", 0),
    ] as [(Unicode.Scalar, Int)])
  func columnWidth(of scalar: Unicode.Scalar, is width: Int) {
    #expect(ICU.columnWidth(of: scalar) == width)
  }
}
