/// The column that a text's lines are wrapped at, as in mail, old e-texts and what is taken from the columns of a newspaper.
///
/// Wrapped lines give themselves away: the first word of the next line would not have fitted at their end, and sentences go on from
/// line to line with small letters. Lines that are meant, such as verses, end where they like and begin with capitals.
package struct LineWrap {
  /// Wrapping that is narrower or wider than this is taken for lines that are meant.
  private static let columns = 20...220
  /// Lines narrower than this are of about one length whatever they are: they count as wrapped only if no word of the next would have
  /// fitted, or if they divide words.
  private static let narrow = 50
  /// How much of the width may stay free at the end of a wrapped line.
  private static let slack = 8
  /// A longer word at the beginning of a line would not have been needed to fill the line before.
  private static let longestWord = 24
  /// Fewer neighboring lines than this say nothing.
  private static let leastPairs = 2
  /// A part of a text of so many lines can have a width of its own.
  private static let leastOwnLines = 4
  /// Evidence that such a part needs.
  private static let ownEvidence = 3.0
  /// Of no more lines than this the longest is as long as lines may be.
  private static let fewLines = 40
  /// By so much of the width the longest lines may stand out.
  private static let excess = 4
  /// A line in so many divides a word where print is set in columns.
  private static let linesPerHyphen = 25

  /// A word before a stop that is shorter may be an abbreviation.
  private static let shortestLastWord = 4

  /// The column.
  package let width: Int
  /// The column that no word of the next line fits before: that of the longest lines but a few.
  private let widest: Int
  /// How far most lines are from the margin.
  private let indent: Int
  /// How many empty lines stand between printed lines: one where all lines are set apart, else none.
  let spacing: Int

  /// What the seams of a run of lines say together.
  private struct Tally {
    var pairs = 0
    /// Pairs of which nothing is said by a line's being short: a paragraph may end there.
    var ends = 0
    var full = 0
    var strict = 0
    var hyphens = 0
    var stops = 0
    /// Pairs without a stop between them, and those of them in which a sentence surely goes on: with a small letter, or after it has begun
    /// within the line.
    var open = 0
    var goingOn = 0
    var evidence = 0.0

    /// Whether small letters begin as many lines as in prose, also where nouns have capitals: a verse begins with a capital.
    var isProse: Bool { open <= LineWrap.leastPairs || goingOn * 5 >= open }

    /// Whether lines are as full as wrapped ones.
    func isFull(_ width: Int) -> Bool {
      let counted = pairs - ends
      guard counted > 0, full * 10 >= counted * 7 else { return false }
      return width >= LineWrap.narrow || strict * 20 >= counted * 17
        || hyphens * LineWrap.linesPerHyphen >= pairs && full * 5 >= counted * 4
    }
  }

  /// The wrap of a text; nil if its lines are not wrapped.
  ///
  /// - Complexity: O(number of lines · its logarithm).
  package init?(_ lines: [TextLine], _ scalars: [Unicode.Scalar]) {
    guard lines.count > LineWrap.leastPairs else { return nil }
    let apart = lines.dropFirst().count { $0.followsBlank }
    // All lines but a few are set apart: either each is a paragraph, or the print is.
    let spacing = apart * 10 > (lines.count - 1) * 8 ? 1 : 0
    if let wrap = LineWrap(lines, lines.indices, spacing: spacing, scalars) {
      self = wrap
      return
    }
    // Much in the text is not wrapped: what the longest run of wrapped lines has in common with others.
    let wrapped = LineWrap.runs(lines, spacing, scalars).compactMap { run in
      LineWrap(lines, run, spacing: spacing, scalars).map {
        (run: run, width: $0.width, length: run.count * $0.width)
      }
    }
    guard let longest = wrapped.max(by: { $0.length < $1.length }) else { return nil }
    let alike = wrapped.filter { abs($0.width - longest.width) * LineWrap.slack <= longest.width }
    let firsts = alike.flatMap { $0.run.dropLast() }
    self.init(lines, firsts: firsts, spacing: spacing, scalars)
    guard tally(lines, firsts, scalars).evidence >= LineWrap.ownEvidence else { return nil }
  }

  /// The runs of lines that do not say themselves that they begin something.
  private static func runs(_ lines: [TextLine], _ spacing: Int, _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, !beginsBlock(lines[end], after: lines[end - 1], spacing, scalars) { end += 1 }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  private init?(_ lines: [TextLine], _ range: Range<Int>, spacing: Int, _ scalars: [Unicode.Scalar]) {
    let firsts = range.dropLast().filter {
      !LineWrap.beginsBlock(lines[$0 + 1], after: lines[$0], spacing, scalars)
    }
    self.init(lines, firsts: firsts, spacing: spacing, scalars)
  }

  private init?(_ lines: [TextLine], firsts: [Int], spacing: Int, _ scalars: [Unicode.Scalar]) {
    guard firsts.count >= LineWrap.leastPairs else { return nil }
    let widths = firsts.map { lines[$0].width }.sorted()
    width = widths[(widths.count - 1) * 19 / 20]
    // A few lines are longer than all others where a word was too long to be divided.
    let most =
      widths.count <= LineWrap.fewLines ? widths[widths.count - 1] : widths[(widths.count - 1) * 39 / 40]
    widest = min(most, width + width / LineWrap.excess)
    indent = firsts.map { lines[$0].indent }.sorted()[firsts.count / 2]
    self.spacing = spacing
    guard LineWrap.columns.contains(width) else { return nil }
    let tally = tally(lines, firsts, scalars)
    // Of paragraphs in a line each, with empty lines between them, some do not end with a stop either.
    let isLong = tally.pairs > LineWrap.leastPairs || width >= 2 * LineWrap.narrow
    guard spacing == 0 || isLong && tally.goingOn * 4 >= tally.open else { return nil }
    guard tally.isFull(width), tally.isProse, tally.evidence > 0, tally.stops * 2 <= tally.full else {
      return nil
    }
  }

  private func tally(_ lines: [TextLine], _ firsts: some Sequence<Int>, _ scalars: [Unicode.Scalar]) -> Tally
  {
    var tally = Tally()
    for index in firsts {
      let (line, next) = (lines[index], lines[index + 1])
      let seam = LineSeam(line, next, scalars)
      guard !next.beginsPage || seam.goesOn else { continue }
      let length = LineWrap.firstWord(next, scalars)
      tally.pairs += 1
      tally.evidence += seam.evidence
      if seam.end == .hyphen { tally.hyphens += 1 }
      if seam.isOpen, seam.start != .other {
        tally.open += 1
        if seam.goesOn {
          tally.goingOn += 1
        } else if LineWrap.holdsSentenceEnd(line, scalars) {
          tally.goingOn += 1
          tally.evidence += 1.2
        }
      }
      if seam.end == .hyphen || line.width + 1 + length > widest {
        tally.strict += 1
        tally.full += 1
        tally.evidence += 0.9
        if seam.end == .stop { tally.stops += 1 }
      } else if isFull(line, next, scalars) {
        tally.full += 1
        tally.evidence += 0.3
        if seam.end == .stop { tally.stops += 1 }
      } else if seam.end == .stop {
        tally.ends += 1
      } else {
        tally.evidence -= 2
      }
    }
    return tally
  }

  /// Whether a sentence ends within a line, and another begins.
  private static func holdsSentenceEnd(_ line: TextLine, _ scalars: [Unicode.Scalar]) -> Bool {
    let range = line.range
    return range.dropFirst(shortestLastWord).dropLast(2).contains { at in
      scalars[at].isStop && scalars[at + 1] == " " && scalars[at + 2].isCapital
        // Not an abbreviation.
        && (at - shortestLastWord..<at).allSatisfy { scalars[$0].isLowercase }
    }
  }

  private static func firstWord(_ line: TextLine, _ scalars: [Unicode.Scalar]) -> Int {
    min(scalars[line.range].prefix { !$0.isBlank }.count, longestWord)
  }

  /// Whether the first word of `next` would hardly have fitted at the end of `line`.
  func isFull(_ line: TextLine, _ next: TextLine, _ scalars: [Unicode.Scalar]) -> Bool {
    line.width + 1 + LineWrap.firstWord(next, scalars) > width - width / LineWrap.slack
  }

  /// Whether `next` goes on with what `line` says.
  package func joins(_ line: TextLine, _ next: TextLine, _ scalars: [Unicode.Scalar]) -> Bool {
    guard !LineWrap.beginsBlock(next, after: line, spacing, scalars) else { return false }
    return isFull(line, next, scalars) || LineSeam(line, next, scalars).end == .hyphen
  }

  /// For each line of a text whether it goes on with what the line before says.
  ///
  /// Runs of lines between empty ones are looked at on their own too: verses keep their lines where the text around them is wrapped, and
  /// a column may be narrower than the rest.
  ///
  /// - Parameter wrap: that of the whole text; nil if it has none.
  /// - Complexity: O(number of lines · its logarithm).
  static func joins(_ lines: [TextLine], wrap: LineWrap?, _ scalars: [Unicode.Scalar]) -> [Bool] {
    var joins = [Bool](repeating: false, count: lines.count)
    for run in runs(lines, wrap?.spacing ?? 0, scalars) {
      let own = self.wrap(of: run, lines, wrap, scalars)
      for index in run.dropFirst() {
        joins[index] = lines[index].goesOn || own?.joins(lines[index - 1], lines[index], scalars) ?? false
      }
    }
    return joins
  }

  /// The wrap of a run of lines; nil if they are not wrapped.
  private static func wrap(
    of range: Range<Int>, _ lines: [TextLine], _ wrap: LineWrap?, _ scalars: [Unicode.Scalar]
  ) -> LineWrap? {
    let widest = range.map { lines[$0].width }.max() ?? 0
    guard range.count >= leastOwnLines, wrap.map({ widest * 5 <= $0.width * 4 }) ?? true else {
      // Where the text is wrapped, a run must speak against it.
      guard let wrap, range.count > leastPairs else { return wrap }
      let tally = wrap.tally(lines, range.dropLast(), scalars)
      // Verses are often set in from the margin.
      let isSetIn = range.allSatisfy { lines[$0].indent > wrap.indent + 1 }
      let isVerse = tally.goingOn == 0 && tally.open >= (isSetIn ? leastPairs : leastOwnLines)
      return tally.evidence < -1 || isVerse ? nil : wrap
    }
    guard let own = LineWrap(lines, range, spacing: wrap?.spacing ?? 0, scalars),
      own.tally(lines, range.dropLast(), scalars).evidence >= ownEvidence
    else { return nil }
    return own
  }

  /// How many lines go on with a small letter what the line before says, but are not joined to it; 0 if they are few.
  static func doubtfulLines(_ lines: [TextLine], _ joins: [Bool], _ scalars: [Unicode.Scalar]) -> Int {
    var pairs = 0
    var goingOn = 0
    for index in lines.indices.dropFirst() where lines[index].blanks <= 1 {
      pairs += 1
      if !joins[index], LineSeam(lines[index - 1], lines[index], scalars).goesOn { goingOn += 1 }
    }
    return goingOn > leastPairs && goingOn * 4 >= pairs ? goingOn : 0
  }

  /// Whether a line says itself that it does not go on with the one before: by an empty line, indentation or a list's label.
  private static func beginsBlock(
    _ next: TextLine, after line: TextLine, _ spacing: Int, _ scalars: [Unicode.Scalar]
  ) -> Bool {
    if next.blanks > spacing { return true }
    if !next.beginsPage, next.indent > line.indent, next.indent != contentIndent(line, scalars) {
      return true
    }
    let word = scalars[next.range].prefix { !$0.isBlank }
    if ListLabel.isBullet(word) { return true }
    // "am | 2. Mai" goes on.
    let last = scalars[line.range.upperBound - 1]
    guard let number = ListLabel.number(word) else { return false }
    let before = ListLabel.number(scalars[line.range].prefix { !$0.isBlank })
    return before == number - 1 || last.isStop || last == ";" || last == "," || last == ":"
  }

  /// How far the text after a list's label is from the margin, where the other lines of the item begin; nil if there is none.
  private static func contentIndent(_ line: TextLine, _ scalars: [Unicode.Scalar]) -> Int? {
    let label = scalars[line.range].prefix { !$0.isBlank }
    guard ListLabel.isBullet(label) || ListLabel.number(label) != nil else { return nil }
    let text = scalars[label.endIndex..<line.range.upperBound].drop(while: \.isBlank).startIndex
    return line.indent + text - line.range.lowerBound
  }
}
