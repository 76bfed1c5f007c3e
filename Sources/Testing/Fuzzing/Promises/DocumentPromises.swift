import Dates
import Preparation
import Texts

/// What holds of every document that is read, whatever is in its file.
enum DocumentPromises {
  /// Makes sure that view, blocks, sentences, words, times, numbers and quantities of a document are where they can be.
  ///
  /// - Throws: `BrokenPromise` if not; `ICUError` if ICU fails.
  static func check(_ document: Document) throws {
    let view = document.view
    let count = document.scalars.count
    var end = 0
    var last = 0
    for block in view.blocks {
      try require(!block.range.isEmpty && end <= block.range.lowerBound, "blocks are empty or out of order")
      try require(block.range.upperBound <= view.scalars.count, "a block ends after its view")
      try require(
        view.scalars[end..<block.range.lowerBound].allSatisfy(\.isBlank), "text stands in no block")
      let source = view.source(of: block.range)
      try require(last <= source.lowerBound && source.upperBound <= count, "a block is not in its document")
      last = source.lowerBound
      end = block.range.upperBound
    }
    try require(view.scalars[end...].allSatisfy(\.isBlank), "text stands after the last block")
    let tokenized = try TokenizedDocument(document)
    try check(tokenized.sentences, of: document)
    for sentence in tokenized.sentences {
      var start = sentence.viewRange.lowerBound
      for word in tokenized.words(of: sentence.index) {
        try require(
          start <= word.lowerBound && !word.isEmpty && word.upperBound <= sentence.viewRange.upperBound,
          "a word is not in its sentence")
        _ = tokenized.text(of: word)
        _ = tokenized.isNumber(word)
        start = word.upperBound
      }
    }
    try checkTimes(tokenized)
  }

  /// Makes sure that sentences are in order, apart, and hold all text of their document.
  static func check(_ sentences: [Sentence], of document: Document) throws(BrokenPromise) {
    let scalars = document.view.scalars
    var end = 0
    var start = 0
    for (index, sentence) in sentences.enumerated() {
      try require(sentence.index == index, "sentences are counted wrongly")
      try require(
        end <= sentence.viewRange.lowerBound && !sentence.viewRange.isEmpty
          && sentence.viewRange.upperBound <= scalars.count,
        "sentences are empty, overlap or end after the text")
      try require(
        start <= sentence.range.lowerBound && sentence.range.upperBound <= document.scalars.count,
        "a sentence is not in its document")
      try require(
        scalars[end..<sentence.viewRange.lowerBound].allSatisfy(\.isBlank), "text is in no sentence")
      _ = document.text(in: sentence.range)
      start = sentence.range.lowerBound
      end = sentence.viewRange.upperBound
    }
    try require(scalars[end...].allSatisfy(\.isBlank), "text stands after the last sentence")
  }

  private static func checkTimes(_ tokenized: TokenizedDocument) throws {
    let document = tokenized.document
    let scalars = document.view.scalars
    let times = TimeFinder(document.language)
    let quantities = try QuantityFinder(document.language)
    for sentence in tokenized.sentences {
      func checkOrder(_ ranges: [Range<Int>], _ what: String) throws(BrokenPromise) {
        var start = sentence.viewRange.lowerBound
        for range in ranges {
          try require(
            start <= range.lowerBound && !range.isEmpty && range.upperBound <= sentence.viewRange.upperBound,
            "\(what) overlap or are not in their sentence")
          start = range.upperBound
        }
      }
      let expressions = times.expressions(in: sentence.viewRange, of: scalars)
      try checkOrder(expressions.map(\.range), "times")
      for expression in expressions {
        try require(!expression.normalized.isEmpty, "a time has no normal form")
        _ = expression.days
        _ = expression.span()
        _ = expression.span(told: 0...0, born: -10_000...10_000)
      }
      let found = quantities.quantities(
        in: sentence.viewRange, of: scalars, leavingOut: expressions.map(\.range))
      try checkOrder(found.map(\.range), "quantities")
      for quantity in found {
        _ = quantity.canonical
        _ = quantity.description
        _ = quantity.isCompatible(with: found[0])
      }
      try checkOrder(
        NumberFinder.numbers(in: sentence.viewRange, of: scalars).map(\.range), "numbers")
    }
    let narrated = NarratedDocument(tokenized.segmented)
    try require(narrated.times.count == tokenized.sentences.count, "times of too many sentences or too few")
  }

  private static func require(_ holds: Bool, _ problem: @autoclosure () -> String) throws(BrokenPromise) {
    try BrokenPromise.unless(holds, problem())
  }
}
