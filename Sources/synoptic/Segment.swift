import ArgumentParser
import Foundation
import Texts

struct Segment: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds the sentences of a document.",
    discussion: """
      Prints a sentence a line, or with --json an array of objects with index, paragraph, block (text or \
      reference), the offsets start and end in code points, and text.
      """)

  @Argument(help: "The document.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The language of the document, such as de. By default it is found out.", valueName: "code"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of the document, such as KOI8-R. By default it is found out.", valueName: "name"))
  var encoding: String?

  @OptionGroup var encodingOptions: EncodingOptions

  @Flag(help: "Print JSON with offsets.")
  var json = false

  private struct Item: Encodable {
    let index, paragraph, start, end: Int
    let block: BlockKind
    let text: String
  }

  func run() throws {
    let document = try DocumentReader.readOne(
      file, language: language,
      encoding: try encoding.map { name throws in try EncodingOptions.encoding(name, in: name) },
      lossy: encodingOptions.lossy)
    Terminal.noteDecoding(of: document)
    let sentences = try SentenceSegmenter(document.language).sentences(of: document.scalars)
    guard json else {
      for sentence in sentences { try Terminal.write(document.text(in: sentence.range) + "\n") }
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (place, sentence) in sentences.enumerated() {
      let item = Item(
        index: sentence.index, paragraph: sentence.paragraph, start: sentence.range.lowerBound,
        end: sentence.range.upperBound, block: sentence.block, text: document.text(in: sentence.range))
      try Terminal.write(
        (place == 0 ? "[\n" : ",\n") + String(decoding: encoder.encode(item), as: UTF8.self))
    }
    try Terminal.write(sentences.isEmpty ? "[]\n" : "\n]\n")
  }
}
