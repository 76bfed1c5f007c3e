import TestSupport

/// Pieces of markup thrown together: what random code points never form.
enum MarkupSoup {
  private static let words = [
    "text. ", "One", "two ", "Three? ", "12. ", "z. B. ", "Да. ", "\r\n", "\n", "\n\n", "\r", " ", "\t", "🚀",
    "e\u{301}",
    "\u{AD}", "\u{A0}", "\u{2028}", "\u{85}", "\u{200D}", "日本。", "<", ">", "\"", "'", "]", "]]>", ";", "-",
    "-\n", "—",
  ]
  private static let tags = [
    "<p>", "</p>", "</div>", "<div>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<b>", "</b>", "<i>",
    "<br>",
    "<br/>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>", "<!--", "-->", "<!-- a > b -->", "<![CDATA[",
    "<!doctype x>", "<?a b?>",
    "</x'>", "<a title=\"b > c\">", "</a>", "<select>", "</select>", "<pre>", "</pre>", "<svg>", "</svg>",
    "<script>",
    "</script>", "<xmp>", "</xmp>", "<nav>", "</nav>", "<form>", "<body>", "</body>", "<button>", "<",
  ]
  private static let references = [
    "&amp;", "&amp", "&lt;", "&copy", "&copyright", "&notit;", "&notin;", "&#038;", "&#8212", "&#x41;",
    "&#0;", "&foo;", "&",
    "&shy;", "&nbsp;", "&NotEqualTilde;", "&#", "&auml;",
  ]
  private static let marks = [
    "*", "**", "_", "`", "``", "~~", "# ", "## ", "- ", "* ", "1. ", "2) ", "> ", "    ", "\\", "\\*", "\\\\",
    "[", "](", ")",
    "](a b)", "[a][b]", "![", "[^1]", "[^x]", "\n[^x]: ", "\n[b]: http://a.b/c\n", "|", "\n|a|b|\n|-|-|\n|",
    "---\n", "```\n",
    "<http://a.b>", "===\n", "- [ ] ", "$", "!",
  ]

  private static func join(_ pieces: [String], using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...80, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  static func html(using generator: inout SeededGenerator) -> String {
    join(words + words + tags + references, using: &generator)
  }

  static func markdown(using generator: inout SeededGenerator) -> String {
    join(words + words + marks + marks + references + tags, using: &generator)
  }

  static func plainText(using generator: inout SeededGenerator) -> String {
    join(words + marks, using: &generator)
  }

  /// A TEI document that is well formed.
  static func tei(using generator: inout SeededGenerator) -> String {
    let names = [
      "p", "head", "s", "w", "note", "hi", "list", "item", "choice", "sic", "corr", "cell", "row", "div",
      "foo:bar",
    ]
    let pieces =
      words.filter { !["<", ">", "]]>"].contains($0) } + [
        "&amp;", "&lt;", "&#38;", "&#x41;", "&quot;", "<lb/>", "<lb break=\"no\"/>", "<pb n='>'/>",
        "<!-- a > b & c -->", "<?a b > c?>",
        "<![CDATA[a]]>", "<![CDATA[ <b> & ]] ]]>", "]", "]]",
      ]
    func element(_ depth: Int, _ generator: inout SeededGenerator) -> String {
      let name = names.randomElement(using: &generator) ?? "p"
      var text = "<\(name) a=\"x > y\">"
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        if depth > 0, Bool.random(using: &generator) {
          text += element(depth - 1, &generator)
        } else {
          text += pieces.randomElement(using: &generator) ?? ""
        }
      }
      return text + "</\(name)>"
    }
    let body = (0..<6).map { _ in element(3, &generator) }.joined(separator: "\n")
    return "<?xml version='1.0'?>\n<TEI xmlns:foo='x'><text><body>\(body)</body></text></TEI>\n"
  }
}
