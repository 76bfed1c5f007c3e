extension NameScorer {
  /// A name made ready to be compared with many.
  public struct Prepared: Sendable {
    /// A word: where its letters stand, and what it is.
    package struct Word {
      let start, count: Int
      /// How many of its letters are compared: all, and the mark of its end, or those of a father's name.
      private(set) var length: Int
      /// The same without the mark.
      private(set) var letterCount: Int
      package let script: NameLetters.Script
      package let isInitial: Bool
      /// The given name it is a translation of, by number; 0 for none.
      let givenName: UInt8
      /// What it costs to leave it out; nil where that is counted as a missing word.
      let omission: Float?

      init(
        start: Int, count: Int, length: Int, letterCount: Int, script: NameLetters.Script, isInitial: Bool,
        givenName: UInt8, omission: Float?
      ) {
        self.start = start
        self.count = count
        self.length = length
        self.letterCount = letterCount
        self.script = script
        self.isInitial = isInitial
        self.givenName = givenName
        self.omission = omission
      }

      /// Leaves the first letters to be compared.
      mutating func cut(to letters: Int) {
        length = letters
        letterCount = letters
      }
    }

    /// The letters of all words.
    package let letters: [NameLetters.Letter]
    /// For each letter, the runs that end with it: four numbers of the model of its own script, then four of the model between
    /// scripts.
    let runs: [UInt16]
    package internal(set) var words: [Word]
    /// The index of the surname in `words`; -1 where they are a ruler's.
    var surname: Int
    /// What tells its bearer from others of the name.
    package let identity: NameIdentity
    /// The patronymic, by its index in `words`, and how many letters of it are the father's name; nil if there is none.
    let patronymic: (word: Int, father: Int)?
    /// How many words stand before a number, for that is the name; nil if there is no number.
    let wordsBeforeNumber: Int?
    /// The same as it may be written otherwise: with hyphens before small letters left out, Tse-tung as Tsetung, and in the new Russian
    /// spelling, Горькій as Горький; empty for most.
    var others: [Prepared] = []

    /// Whether there is no letter in it.
    public var isEmpty: Bool { words.isEmpty }
    /// The number of words, those divided by hyphens counted apart.
    public var wordCount: Int { words.count }

    /// Leaves the words before a number, none of them a surname.
    mutating func keepRuler(_ count: Int) {
      words = Array(words.prefix(max(1, count)).drop { $0.omission != nil && words.count > 1 })
      surname = -1
    }
  }
}
