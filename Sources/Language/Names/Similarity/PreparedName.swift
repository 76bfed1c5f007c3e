extension NameScorer {
  /// A name made ready to be compared with many.
  public struct Prepared: Sendable {
    /// A word: where its letters stand, and what it is.
    package struct Word {
      let start, count: Int
      package let script: NameLetters.Script
      package let isInitial: Bool
      /// The given name it is a translation of, by number; 0 for none.
      let givenName: UInt8
      /// What it costs to leave it out; nil where that is counted as a missing word.
      let omission: Float?
    }

    /// The letters of all words.
    package let letters: [NameLetters.Letter]
    /// For each letter, the runs that end with it: four numbers of the model of its own script, then four of the model between
    /// scripts.
    let runs: [UInt16]
    package let words: [Word]
    /// The index of the surname in `words`.
    let surname: Int

    /// Whether there is no letter in it.
    public var isEmpty: Bool { words.isEmpty }
    /// The number of words, those divided by hyphens counted apart.
    public var wordCount: Int { words.count }
  }
}
