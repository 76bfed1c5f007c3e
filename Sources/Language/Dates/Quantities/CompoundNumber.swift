import Basics

/// Reads numbers that are written in one word: dreiundzwanzig, zweihundertjährig, двадцатипятилетний.
struct CompoundNumber {
  private let scalars: UnsafeBufferPointer<Unicode.Scalar>
  private let words: QuantityWords
  private let end: Int

  /// Shorter units are no ends of compounds: стол is not a hundred litres.
  private static let shortestUnit = 4
  /// No number word has more letters; longer words are looked at only so far.
  private static let longestPart = 16
  private static let mostParts = 12

  /// What a word says, nil if it is not all made of numbers, with a unit at its end or not.
  ///
  /// - Complexity: O(letters) for most words, as few parts fit at an offset.
  static func read(
    _ range: Range<Int>, of scalars: UnsafeBufferPointer<Unicode.Scalar>, _ words: QuantityWords
  ) -> QuantityWord? {
    guard range.count >= 6, range.count <= 60 else { return nil }
    return CompoundNumber(scalars: scalars, words: words, end: range.upperBound)
      .read(range.lowerBound, NumberSum(), isInverted: false, depth: 0)
  }

  private func read(_ at: Int, _ sum: NumberSum, isInverted: Bool, depth: Int) -> QuantityWord? {
    guard depth < CompoundNumber.mostParts else { return nil }
    // The longest part first, as зwölf begins like zwei.
    var hashes: [(end: Int, hash: UInt64)] = []
    var hash = FNV1a.start
    for index in at..<min(end, at + CompoundNumber.longestPart) {
      let letter = scalars[index].value
      if FoldedLetters.isMark(letter) { continue }
      hash = FoldedLetters.add(FoldedLetters.fold(letter), to: hash)
      hashes.append((index + 1, hash))
    }
    for (next, hash) in hashes.reversed() {
      guard let word = words[hash] else { continue }
      if next == end {
        if let found = last(word, length: next - at, sum, isInverted: isInverted) { return found }
      } else if let found = step(word, next, sum, isInverted: isInverted, depth: depth) {
        return found
      }
    }
    return nil
  }

  private func step(
    _ word: QuantityWord, _ next: Int, _ sum: NumberSum, isInverted: Bool, depth: Int
  ) -> QuantityWord? {
    if word.roles.contains(.joint), !isInverted, !sum.isEmpty {
      if let found = read(next, sum, isInverted: true, depth: depth + 1) { return found }
      // hundertundacht
      return sum.mayTakeAnd ? read(next, sum, isInverted: false, depth: depth + 1) : nil
    }
    guard let sum = added(word, sum, isInverted: isInverted) else { return nil }
    return read(next, sum, isInverted: false, depth: depth + 1)
  }

  private func added(_ word: QuantityWord, _ sum: NumberSum, isInverted: Bool) -> NumberSum? {
    var sum = sum
    if let number = word.part ?? word.cardinal, !word.roles.contains(.article) || word.part != nil {
      return sum.add(number, isInverted: isInverted) ? sum : nil
    }
    if isInverted { return nil }
    if let magnitude = word.magnitude, magnitude >= 100 { return sum.multiply(magnitude) ? sum : nil }
    if let addition = word.addition { return sum.addPart(addition) ? sum : nil }
    return nil
  }

  private func last(_ word: QuantityWord, length: Int, _ sum: NumberSum, isInverted: Bool) -> QuantityWord? {
    var found = QuantityWord()
    if let sum = added(word, sum, isInverted: isInverted) {
      found.cardinal = sum.value
      return found
    }
    var sum = sum
    if let ordinal = word.ordinal ?? word.ordinalPart, !sum.isEmpty {
      if ordinal >= 100 ? sum.multiply(ordinal) : sum.add(ordinal, isInverted: isInverted) {
        found.ordinal = sum.value
        return found
      }
    }
    guard !isInverted, !sum.isEmpty else { return nil }
    if let unit = word.unit, word.amount == nil, length >= CompoundNumber.shortestUnit {
      found.unit = unit
      found.amount = sum.value
      return found
    }
    return nil
  }
}
