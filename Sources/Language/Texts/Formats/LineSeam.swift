/// How a line of a plain text ends and the next begins, which tells whether one sentence goes over both.
struct LineSeam {
  /// What the line ends with.
  enum End {
    /// A mark that divides a word.
    case hyphen
    /// A stop, as a sentence does.
    case stop
    /// A comma, a semicolon, a colon or a dash.
    case pause
    /// Anything else, a word mostly.
    case open
  }

  /// What the next line begins with.
  enum Start {
    case lowercase, capital, other
  }

  let end: End
  let start: Start

  init(_ line: TextLine, _ next: TextLine, _ scalars: [Unicode.Scalar]) {
    start = LineSeam.start(next, scalars)
    var last = line.range.upperBound - 1
    let isAfterWord = last > line.range.lowerBound && scalars[last - 1].isWordPart
    if isAfterWord, LineEndHyphens.isMark(scalars[last]) || scalars[last] == "\u{AD}" {
      end = .hyphen
      return
    }
    while last > line.range.lowerBound, LineSeam.closes(scalars[last]) { last -= 1 }
    end =
      switch scalars[last] {
      case ",", ";", ":", "–", "—": .pause
      case let mark where mark.isStop || mark.isOtherEnder: .stop
      default: .open
      }
  }

  /// Whether the line does not end as a sentence does.
  var isOpen: Bool { end != .stop }

  /// Whether a word or a sentence surely goes on: from an open end to a small letter.
  var goesOn: Bool { end != .stop && start == .lowercase }

  /// How much more probable the seam is where lines are wrapped than where they are meant, in the logarithm of the odds.
  ///
  /// Set by hand: about 8 % of wrapped lines end with a stop, 60 to 85 % of the others go on with a small letter; of lines that are meant
  /// (verses, rows, items, a sentence a line) most begin with a capital.
  var evidence: Double {
    switch (end, start) {
    case (.hyphen, .lowercase): 3
    case (.stop, .lowercase), (_, .other): 0
    case (.stop, .capital): -1.5
    case (.pause, .lowercase), (.open, .lowercase): 1.2
    case (.pause, .capital): -0.9
    case (.open, .capital): -0.7
    case (.hyphen, .capital): 0
    }
  }

  private static func start(_ line: TextLine, _ scalars: [Unicode.Scalar]) -> Start {
    var isMarked = false
    for scalar in scalars[line.range] {
      if scalar.isLowercase { return .lowercase }
      if scalar.isCapital { return .capital }
      // "(seit" goes on, "„Ja" begins, and numbers and scripts without case say nothing.
      if scalar.isWordPart { return .other }
      isMarked = isMarked || scalar == "–" || scalar == "—"
      if isMarked { return .capital }
    }
    return .other
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "»", "«", "”", "’", "“", "›", "‹", ")", "]": true
    default: false
    }
  }
}
