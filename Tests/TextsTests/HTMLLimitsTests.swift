import TestSupport
import Testing
import Texts

/// Pages with more in one another than any page needs are read as if it were less, with all their text.
@Suite struct HTMLLimitsTests {
  private func texts(_ html: String) throws -> [String] {
    let probe = try DocumentProbe(html, .html)
    try probe.check()
    return probe.texts
  }

  @Test(arguments: [
    "div", "blockquote", "ul><li", "table><tr><td", "svg><g", "b><p", "a><b><p", "button", "select><option",
    "ruby><rt", "font", "object",
  ])
  func elementsNestedAtAnyDepthAreRead(_ element: String) throws {
    let open = String(repeating: "<\(element)>", count: 30_000)
    _ = try texts(open + "Deep.")
    let end = element.split(separator: "<").reversed().map { "</\($0)".replacing(">", with: "") + ">" }
      .joined()
    _ = try texts(open + "Deep." + String(repeating: end, count: 30_000) + "<p>After.</p>")
  }

  @Test func textBeyondTheLimitIsKeptAndKnowsItsPlace() throws {
    let depth = 5_000
    let html =
      "<p>Before.</p>" + String(repeating: "<div>", count: depth) + "<p>Deep.</p>"
      + String(repeating: "</div>", count: depth) + "<p>After.</p>"
    let probe = try DocumentProbe(html, .html)
    try probe.check()
    #expect(probe.texts == ["Before.", "Deep.", "After."])
    #expect(try probe.sources() == ["Before.", "Deep.", "After."])
  }

  @Test func whatNoPageLeavesOpenIsRead() throws {
    // Each is opened again in every paragraph.
    let open = (0..<2_000).map { "<b class=\"c\($0)\">" }.joined()
    #expect(try texts("<p>" + open + "One.<p>Two.<p>Three.") == ["One.", "Two.", "Three."])
    #expect(try texts(String(repeating: "<p>One.<b>", count: 500)).count == 500)
    #expect(try texts(String(repeating: "</b></i></p>", count: 500) + "<p>One.</p>") == ["One."])
  }

  @Test func attributesBeyondTheLimitAreNotRead() throws {
    let attributes = (0..<3_000).map { "a\($0)=\"x > y\"" }.joined(separator: " ")
    #expect(try texts("<p \(attributes)>One.</p><p>Two.</p>") == ["One.", "Two."])
    #expect(try texts("<p \(attributes)").isEmpty)
  }

  @Test func whatIsOpenWithoutEndTagsIsNotNested() throws {
    // Their end tags may be left out; nothing of them is beyond a limit.
    let count = 2_000
    let list = try texts("<ul>" + (0..<count).map { "<li>Item \($0)." }.joined() + "</ul>")
    #expect(list.count == count && list.last == "Item \(count - 1).")
    let rows = try texts("<table>" + (0..<count).map { "<tr><td>Cell <td>\($0)." }.joined() + "</table>")
    #expect(rows.count == count && rows.last == "Cell \(count - 1).")
    let paragraphs = try texts(
      (0..<count).map { "<p>Text \($0). <b>bold</b> <a href=x>link</a><br>" }.joined())
    #expect(paragraphs.count == count)
    let terms = try texts("<dl>" + (0..<count).map { "<dt>Term \($0).<dd>Text." }.joined())
    #expect(terms.count == 2 * count)
  }

  @Test func pagesWithinTheLimitsStayAsTheyAre() throws {
    var generator = SeededGenerator(seed: 44)
    for _ in 0..<300 {
      // Pages of some dozen tags are far below all limits, whatever stands in them.
      let html = MarkupSoup.html(using: &generator)
      let scalars = Array(html.unicodeScalars)
      #expect(HTMLLimits.applied(to: scalars) == scalars)
    }
  }

  @Test func noCodePointChangesItsPlace() {
    var generator = SeededGenerator(seed: 45)
    for _ in 0..<60 {
      let html = (0..<60).map { _ in
        String(
          repeating: MarkupSoup.html(using: &generator), count: Int.random(in: 1...40, using: &generator))
      }.joined()
      let scalars = Array(html.unicodeScalars)
      let limited = HTMLLimits.applied(to: scalars)
      #expect(limited.count == scalars.count)
      #expect(zip(limited, scalars).allSatisfy { $0 == $1 || $0 == " " })
      _ = try? DocumentProbe(scalars, .html)
    }
  }
}
