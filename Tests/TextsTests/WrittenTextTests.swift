import Testing
import Texts

/// Texts as documents write them, of which a view has the usual letters.
@Suite struct WrittenTextTests {
  private func document(_ text: String, _ format: DocumentFormat) throws -> Document {
    let scalars = Array(text.unicodeScalars)
    return Document(
      id: "a", path: "a", language: .german, sha256: "", scalars: scalars, format: format,
      view: try format.view(of: scalars, path: "a"))
  }

  private func written(_ text: String, _ format: DocumentFormat = .plainText) throws -> [String] {
    let document = try document(text, format)
    return document.view.blocks.map {
      String(String.UnicodeScalarView(document.written(in: $0.range)))
    }
  }

  @Test(arguments: [
    "Das iſt der erſte Brief.", "50\u{A0}000 Mann, 3\u{202F}km", "ein Zug\u{2011}Unglück",
    "der ﬁnſtere Fluß floß ﬂott.",
    "I\u{301}gor und Zoe\u{308}", "Er ging -- und kam.", "№ 4 kostet 3½ Mark …", "Ⅳ. Kapitel: １９０５",
    "Plain text.",
  ])
  func lettersAndSpacesAreTheDocuments(_ text: String) throws {
    #expect(try written(text + "\n\n" + text) == [text, text])
    #expect(try written(text, .presegmented) == [text])
    // Of markup too, where it writes letters and no references.
    #expect(try written("<p>\(text)</p>", .html) == [text])
  }

  @Test func whatAViewLeavesOutIsNotInIt() throws {
    #expect(try written("Er kam.¹ Sie ging.[3] Dann ſchlief er.") == ["Er kam. Sie ging. Dann ſchlief er."])
    #expect(try written("Ver\u{AD}ſuch") == ["Verſuch"])
    let wrapped =
      "Die Straße führt ohne Umwege zum Fluſſe hin-\nunter, wo eine\tlange Brücke ſteht und das Waſſer\nrauſcht.\n"
    let text = try written(String(repeating: wrapped, count: 4)).joined(separator: " ")
    #expect(
      !text.contains("\n") && !text.contains("\t") && text.contains("Fluſſe hinunter")
        && text.contains("ſteht"))
    #expect(try written("<p>a &lt; b &amp; c&nbsp;d</p>", .html) == ["a < b & c d"])
  }

  /// Parts of a text are what stands in the whole; letters of a ligature are not told apart.
  @Test func partsAreWrittenAsTheWhole() throws {
    let document = try document("Der ﬁnſtere\u{A0}Fluß -- Ende.", .plainText)
    let count = document.view.scalars.count
    let whole = document.written(in: 0..<count)
    for lower in 0..<count {
      for upper in lower..<count {
        let part = document.written(in: lower..<upper)
        #expect(part.isEmpty || whole.indices.contains { whole[$0...].starts(with: part) })
      }
    }
    #expect(document.written(in: 0..<0).isEmpty)
  }
}
