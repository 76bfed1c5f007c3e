import Basics
import Entities
import Testing

@Suite struct AllowListTests {
  private func list(_ text: String) throws -> AllowList { try AllowList(text, path: "allowed.txt") }

  @Test func aFormMayStandBesideAnyOther() throws {
    let list = try list("Natalya\n")
    #expect(list.allows("Natalya"))
    #expect(list.allows("Natalya", "Natalia"))
    #expect(list.allows("Natalia", "Natalya"))
    #expect(!list.allows("Natalia"))
    #expect(!list.allows("Natalia", "Natalja"))
  }

  @Test func twoFormsMayStandBesideOneAnother() throws {
    let list = try list("Alma-Ata\tAlmaty\n")
    #expect(list.allows("Almaty", "Alma-Ata"))
    #expect(list.allows("Alma-Ata", "Almaty"))
    #expect(!list.allows("Almaty"))
    #expect(!list.allows("Almaty", "Alma Ata"))
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}"])
  func commentsAndEmptyLinesAndSpacesDoNotMatter(lineEnd: String) throws {
    let list = try list(
      ["# names", "", "  Leo Trotzki ", "\t", "Lew\t Lev", "#Stalin"].joined(separator: lineEnd))
    #expect(list.allows("Leo Trotzki"))
    #expect(list.allows("Lev", "Lew"))
    #expect(!list.allows("Stalin"))
    #expect(!list.allows("# names"))
    #expect(!list.allows(""))
  }

  @Test func anEmptyListAllowsNothing() throws {
    #expect(!AllowList().allows("Natalya"))
    #expect(!(try list("").allows("", "Natalya")))
  }

  @Test func aLineOfThreeColumnsIsAnError() throws {
    let error = try #require(throws: InputError.self) { try list("# a\tb\tc\nLeo\tLew\nLeo\tLew\tLev\n") }
    #expect(error.file == "allowed.txt")
    #expect(error.place == .line(3))
    #expect("\(error)".contains("3 columns"))
  }
}
