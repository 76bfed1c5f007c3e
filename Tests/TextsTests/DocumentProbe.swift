import Basics
import Testing
import Texts

/// A document in a format, as tests look at it.
struct DocumentProbe {
  let source: [Unicode.Scalar]
  let view: TextView

  init(_ text: String, _ format: DocumentFormat) throws {
    try self.init(Array(text.unicodeScalars), format)
  }

  init(_ source: [Unicode.Scalar], _ format: DocumentFormat) throws {
    self.source = source
    view = try format.view(of: source, path: "a")
  }

  /// A document that is an archive.
  init(archive text: DocumentText) {
    source = text.scalars
    view = text.view
  }

  /// The text of each block.
  var texts: [String] { view.blocks.map { view.text(in: $0.range) } }

  /// The kind and text of each block.
  var blocks: [String] { view.blocks.map { "\($0.kind.rawValue): \(view.text(in: $0.range))" } }

  /// What stands in the source where each sentence does.
  func sources(_ language: Language = .english) throws -> [String] {
    try SentenceSegmenter(language).sentences(of: view).map { source.text(in: $0.range) }
  }

  /// Checks what holds for the view of every document.
  func check(_ language: Language = .english, at location: SourceLocation = #_sourceLocation) throws {
    var end = 0
    for block in view.blocks {
      #expect(block.range.lowerBound >= end && !block.range.isEmpty, sourceLocation: location)
      #expect(view.scalars[end..<block.range.lowerBound].allSatisfy { $0.isBlank }, sourceLocation: location)
      #expect(!view.scalars[block.range.lowerBound].isBlank, sourceLocation: location)
      #expect(!view.scalars[block.range.upperBound - 1].isBlank, sourceLocation: location)
      end = block.range.upperBound
    }
    #expect(view.scalars[end...].allSatisfy { $0.isBlank }, sourceLocation: location)

    end = 0
    var misplaced: [String] = []
    for at in view.scalars.indices where !view.scalars[at].isBlank {
      let range = view.source(of: at..<at + 1)
      // The letters of a ligature share its range.
      let isShared = at > 0 && view.source(of: at - 1..<at) == range
      let isInOrder = (range.lowerBound >= end || isShared) && range.upperBound <= source.count
      if !isInOrder || !stands(view.scalars[at], at: range) {
        misplaced.append("\(view.scalars[at]) at \(range) of \(source.count), after \(end)")
      }
      end = max(end, range.upperBound)
    }
    #expect(
      misplaced.isEmpty, "\(source.text(in: source.indices).debugDescription)", sourceLocation: location)

    end = 0
    for sentence in try SentenceSegmenter(language).sentences(of: view) {
      #expect(sentence.range.lowerBound >= end && !sentence.range.isEmpty, sourceLocation: location)
      #expect(sentence.range.upperBound <= source.count, sourceLocation: location)
      #expect(view.source(of: sentence.viewRange) == sentence.range, sourceLocation: location)
      #expect(view.range(ofSource: sentence.range) == sentence.viewRange, sourceLocation: location)
      end = sentence.range.upperBound
    }
  }

  /// Whether the source says `scalar` at `range`: as itself, by a reference, or with something unreadable there.
  private func stands(_ scalar: Unicode.Scalar, at range: Range<Int>) -> Bool {
    guard let first = range.first, source.indices.contains(first) else { return false }
    // A soft hyphen goes with the letter before it.
    var end = range.upperBound
    while end > first + 1, source[end - 1] == "\u{AD}" { end -= 1 }
    // The second code point of a reference stands at its semicolon.
    if source[end - 1] == ";" || source[first] == "&" { return true }
    // An element may stand for a character.
    if source[first] == "<", end > first + 1, source[end - 1] == ">" { return true }
    if end == first + 1, source[first] == scalar || scalar == "\u{FFFD}" { return true }
    if end == first + 1, source[first].superscript == scalar { return true }
    // What the view writes otherwise has a text of its own, but for what its neighbors decide.
    if scalar.properties.canonicalCombiningClass != .notReordered { return true }
    if "—“”„«»’".unicodeScalars.contains(scalar), "-`',<>´".unicodeScalars.contains(source[first]) {
      return true
    }
    return ViewNormalization.text(Array(source[range]))?.scalars.contains(scalar) ?? false
      || source[range].contains(scalar)
  }
}
