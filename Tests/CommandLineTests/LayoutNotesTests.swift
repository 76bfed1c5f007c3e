import Foundation
import SynopticCommand
import TestSupport
import Testing

/// What is said of the lines of plain texts.
@Suite struct LayoutNotesTests {
  private static let poem = """
    the ferry left at dawn
    and nobody saw it go,
    not the boy with the bell,
    not the old woman
    who always sees everything
    from her window above the quay.
    """
  private static let paged = """
    The ferry left the harbour at dawn, long before the fog had lifted from
    the water. Nobody on the quay had slept that night, and most of them had

                                      17

    brought whatever they could carry. The captain counted the passengers
    twice, and wrote the sum into his book with care.
    """

  @Test(arguments: [
    (poem, "5 lines go on with a small letter as wrapped lines do, but are taken for lines of their own"),
    (paged, "a line is left out as a page number or running head: '17'"),
  ])
  func segmentSaysWhatItMadeOfLines(_ text: String, _ note: String) throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "text.txt"))
      let outcome = try Program.run(["segment", "text.txt"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("text.txt: " + note), "\(outcome.errors)")
    }
  }

  @Test func ofPlainLinesNothingIsSaid() throws {
    try Fixtures.withTemporaryFolder { folder in
      let lines = Self.paged.split(separator: "\n").filter { !$0.hasSuffix("17") }
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "text.txt"))
      let outcome = try Program.run(["segment", "text.txt"], in: folder)
      #expect(outcome.errors.isEmpty)
      #expect(outcome.output.split(separator: "\n").count == 3)
    }
  }
}
