import Basics

/// Finds the words of a piece of text that have to do with quantities.
struct WordReader {
  /// A word or phrase that is known, and where it stands.
  struct Token {
    let range: Range<Int>
    let entry: QuantityEntry
    @inline(__always) var word: QuantityWord { entry.word }
  }

  let scalars: UnsafeBufferPointer<Unicode.Scalar>
  let words: QuantityWords
  /// The end of the piece.
  let limit: Int

  /// The end and the hash of the word at `start`, where a letter stands.
  @inline(__always) func word(at start: Int) -> (end: Int, hash: UInt64) {
    var end = start
    var hash = FNV1a.start
    var before = hash
    while end < limit, FoldedLetters.isLetter(scalars[end]) {
      let letter = scalars[end].value
      if !FoldedLetters.isMark(letter) {
        before = hash
        hash = FoldedLetters.add(FoldedLetters.fold(letter), to: hash)
      }
      end += 1
    }
    if end - start > 1, FoldedLetters.isHardSign(scalars[end - 1].value) { hash = before }
    // m², km³
    if end < limit, scalars[end] == "²" || scalars[end] == "³" {
      hash = FoldedLetters.add(scalars[end].value, to: hash)
      end += 1
    }
    return (end, hash)
  }

  /// The known word, phrase, compound or symbol at `start`.
  func token(at start: Int) -> Token? {
    guard start < limit else { return nil }
    let scalar = scalars[start]
    if FoldedLetters.isLetter(scalar) {
      let (end, hash) = word(at: start)
      return token(start, end, hash)
    }
    if FoldedLetters.isDigit(scalar) || FoldedLetters.isSpace(scalar) { return nil }
    let hash = FoldedLetters.add(scalar.value, to: FNV1a.start)
    if scalar == "°" {
      // "°C", "° C"
      let letter = spaces(start + 1, most: 1)
      guard letter < limit, FoldedLetters.isLetter(scalars[letter]), word(at: letter).end == letter + 1 else {
        return nil
      }
      let degrees = FoldedLetters.add(FoldedLetters.fold(scalars[letter].value), to: hash)
      return words.entry(degrees).map { Token(range: start..<letter + 1, entry: $0) }
    }
    return words.entry(hash).map { Token(range: start..<start + 1, entry: $0) }
  }

  /// Whether an unknown word may be a number all the same.
  @inline(__always) func mayBeCompound(_ start: Int, _ end: Int) -> Bool {
    words.hasCompounds && end - start >= 6 && words.mayBegin(scalars[start], scalars[start + 1])
  }

  /// The longest known phrase that begins with a word, else the word itself or the compound that it is.
  func token(_ start: Int, _ end: Int, _ hash: UInt64) -> Token? {
    guard var entry = words.entry(hash) else {
      guard mayBeCompound(start, end) else { return nil }
      return CompoundNumber.read(start..<end, of: scalars, words).map {
        Token(range: start..<end, entry: QuantityEntry($0))
      }
    }
    var found = entry.word.isBlank ? nil : Token(range: start..<end, entry: entry)
    var last = end
    var hash = hash
    while entry.word.isContinued, let next = phraseNext(last) {
      hash = FoldedLetters.add(FoldedLetters.joint, to: hash)
      var index = next
      while index < limit, FoldedLetters.isLetter(scalars[index]) {
        let letter = scalars[index].value
        if !FoldedLetters.isMark(letter) { hash = FoldedLetters.add(FoldedLetters.fold(letter), to: hash) }
        index += 1
      }
      guard let longer = words.entry(hash) else { break }
      entry = longer
      last = index
      if !entry.word.isBlank { found = Token(range: start..<last, entry: entry) }
    }
    return found
  }

  /// Where the next word of a phrase begins: after a space, a full stop, a hyphen.
  private func phraseNext(_ end: Int) -> Int? {
    var next = end
    if next < limit,
      scalars[next] == "." || scalars[next] == "-" || scalars[next] == "’" || scalars[next] == "'"
    {
      next += 1
    }
    next = spaces(next, most: 1)
    return next > end && next < limit && FoldedLetters.isLetter(scalars[next]) ? next : nil
  }

  /// Where the spaces at `start` end, of which only so many are looked at.
  @inline(__always) func spaces(_ start: Int, most: Int = 2) -> Int {
    var end = start
    while end < limit, end - start < most, FoldedLetters.isSpace(scalars[end]) { end += 1 }
    return end
  }

  /// Where what hangs together with an expression that ends at `end` goes on: after spaces, or after a hyphen.
  func next(_ end: Int) -> Int {
    if end + 1 < limit, scalars[end] == "-" || scalars[end] == "‑",
      FoldedLetters.isLetter(scalars[end + 1])
    {
      return end + 1
    }
    return spaces(end)
  }

  /// The known word that comes next.
  func tokenAfter(_ end: Int) -> Token? { token(at: next(end)) }

  /// Whether nothing but spaces stands between two offsets.
  func isGap(_ start: Int, _ end: Int) -> Bool {
    start >= 0 && start <= end && end - start <= 2
      && (start..<end).allSatisfy { FoldedLetters.isSpace(scalars[$0]) }
  }

  /// Whether a word begins with a capital.
  func isCapital(_ at: Int) -> Bool { FoldedLetters.isUpper(scalars[at].value) }
}
