import ArgumentParser
import Foundation
import Synoptic

struct Segment: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds the sentences of a document.",
    discussion: """
      Prints a sentence a line, or with --json an array of objects with index, paragraph, block (\
      \(BlockKind.allCases.map(\.rawValue).joined(separator: ", "))), the offsets start and end in code points of the \
      document, text and, where the document has them, pages. Plain text of any size is read part by part.
      """)

  @Argument(help: "The document.", completion: .file())
  var file: String

  @OptionGroup var document: OneDocumentOptions

  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Print JSON with offsets.")
  var json = false

  private struct Item: Encodable {
    let index, paragraph, start, end: Int
    let block: BlockKind
    /// Left out where the document has none.
    let pages: String?
    let text: String
  }

  func run() throws {
    var options = SentenceStream.Options()
    options.language = try document.chosenLanguage()
    options.encoding = try document.chosenEncoding()
    options.lossy = reading.lossy
    options.format = reading.chosenFormat
    let stream = try SentenceStream(file, options)
    Terminal.noteDecoding(stream.decoding, of: file)
    for note in stream.notes { Terminal.note(DecodingNotes.text(note, of: file)) }
    if let note = OmissionNotes.text(stream.omitted, of: file) { Terminal.note(note) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var parts = 0
    while let part = try stream.next() {
      parts += part.sentences.count(where: \.isPart)
      var output: [UInt8] = []
      for sentence in part.sentences {
        let text = part.view.text(in: sentence.viewRange)
        if json {
          let item = Item(
            index: sentence.index, paragraph: sentence.paragraph, start: sentence.range.lowerBound,
            end: sentence.range.upperBound, block: sentence.block,
            pages: part.view.pages(of: sentence.viewRange)?.description, text: text)
          output += Array((sentence.index == 0 ? "[\n" : ",\n").utf8)
          output += try encoder.encode(item)
        } else {
          output += Array(text.utf8)
          output.append(UInt8(ascii: "\n"))
        }
      }
      if json {
        try Terminal.write(String(decoding: output, as: UTF8.self))
      } else {
        try Terminal.writeAsItIs(output)
      }
    }
    if json { try Terminal.write("\n]\n") }
    Terminal.noteReplaced(stream.decoding, in: file)
    if let text = CutNotes.text([(file, parts)]) { Terminal.note(text) }
    Terminal.noteLayout(stream.layout, of: file)
  }
}
