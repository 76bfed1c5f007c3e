/// What it costs to take one name for another.
extension NameScorer {
  /// The cost of two single words per letter of the longer: 0 for spellings that always stand for each other, 3 at most.
  ///
  /// Of names of several words the surnames are compared; an empty name costs the most.
  ///
  /// - Parameters:
  ///   - a: the first.
  ///   - b: the second.
  ///   - limit: costs from this up are of no interest, and become this in less time.
  /// - Complexity: O(length of `a` · length of `b`), less where they have little in common.
  public func wordCost(_ a: Prepared, _ b: Prepared, limit: Float = .infinity) -> Float {
    let limit = min(limit, weights.cap)
    guard !a.isEmpty, !b.isEmpty else { return limit }
    return min(limit, wordCost(a, a.surname, b, b.surname, limit: limit))
  }

  /// The cost of two words per letter of the longer, from 0 for spellings that always stand for each other, up to the cap.
  ///
  /// - Parameter limit: costs from this up are of no interest, and become this in less time.
  package func wordCost(_ a: Prepared, _ first: Int, _ b: Prepared, _ second: Int, limit: Float) -> Float {
    let x = a.words[first]
    let y = b.words[second]
    if x.isInitial || y.isInitial {
      // The initial of a translation: И. for Joseph.
      if x.isInitial != y.isInitial,
        givenNames.initials(ofGroup: (x.isInitial ? y : x).givenName)
          .contains(x.isInitial ? a.letters[x.start] : b.letters[y.start])
      {
        return weights.initial
      }
      return initialCost(a.letters[x.start], x, b.letters[y.start], y)
    }
    // The model across scripts reads from Cyrillic to Latin.
    if x.script == .latin, y.script == .cyrillic { return spellingCost(b, y, a, x, limit: limit) }
    return spellingCost(a, x, b, y, limit: limit)
  }

  private func spellingCost(
    _ a: Prepared, _ x: Prepared.Word, _ b: Prepared, _ y: Prepared.Word, limit: Float
  ) -> Float {
    let isAcross = x.script != y.script
    let longer = weights.norms[max(x.letterCount, y.letterCount)] * Float(SpellingModel.unit)
    let bound = Int32(limit * longer) + 1
    let cost = a.letters.withUnsafeBufferPointer { lettersA in
      b.letters.withUnsafeBufferPointer { lettersB in
        a.runs.withUnsafeBufferPointer { runsA in
          b.runs.withUnsafeBufferPointer { runsB in
            guard let lettersA = lettersA.baseAddress, let lettersB = lettersB.baseAddress,
              let runsA = runsA.baseAddress, let runsB = runsB.baseAddress
            else { return bound }
            // The runs of a word stand together: those within its script, then those between scripts.
            func word(
              _ letters: UnsafePointer<NameLetters.Letter>, _ runs: UnsafePointer<UInt16>,
              _ word: Prepared.Word
            ) -> SpellingModel.Word {
              SpellingModel.Word(
                letters: letters + word.start,
                runs: runs + (2 * word.start + (isAcross ? word.count : 0)) * LetterRuns.longest,
                count: word.length)
            }
            let first = word(lettersA, runsA, x)
            let second = word(lettersB, runsB, y)
            return (isAcross ? across : x.script == .latin ? latin : cyrillic)
              .cost(first, second, limit: bound)
          }
        }
      }
    }
    return min(Float(cost) / longer, limit)
  }

  /// An initial costs the same whatever word it begins.
  private func initialCost(
    _ first: NameLetters.Letter, _ x: Prepared.Word, _ second: NameLetters.Letter, _ y: Prepared.Word
  ) -> Float {
    let fits =
      switch (x.script, y.script) {
      case (.cyrillic, .latin): across.areInitials(first, second)
      case (.latin, .cyrillic): across.areInitials(second, first)
      case (.latin, .latin): latin.areInitials(first, second)
      case (.cyrillic, .cyrillic): cyrillic.areInitials(first, second)
      }
    guard fits else { return weights.cap }
    return x.isInitial && y.isInitial ? weights.initial / 4 : weights.initial
  }

  /// The cost of two names, neither of them empty.
  package func cost(_ a: Prepared, _ b: Prepared) -> Float {
    if a.words.count == 1, b.words.count == 1 { return wordCost(a, 0, b, 0, limit: weights.cap) }
    // Each word of the name that has fewer gets one of the other; where both have as many, the order of the letters decides,
    // so that the result does not depend on which name comes first.
    let isFirst =
      a.words.count != b.words.count
      ? a.words.count < b.words.count : !b.letters.lexicographicallyPrecedes(a.letters)
    return isFirst ? ordered(a, b) : ordered(b, a)
  }

  private func ordered(_ a: Prepared, _ b: Prepared) -> Float {
    let rows = a.words.count
    let columns = b.words.count
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * columns) { buffer in
      guard let costs = buffer.baseAddress else { return weights.cap }
      for row in 0..<rows {
        for column in 0..<columns {
          // Surnames are not translated.
          let isTranslation =
            a.words[row].givenName != 0 && a.words[row].givenName == b.words[column].givenName
            && row != a.surname && column != b.surname
          costs[row * columns + column] = wordCost(
            a, row, b, column, limit: isTranslation ? weights.translated : weights.cap)
        }
      }
      let assignment = NameAssignment(rows: rows, columns: columns, costs: costs) { a.words[$0].omission }
      var sum: Float = 0
      var worst: Float = 0
      var matched = 0
      var omitted: Float = 0
      var taken = 0
      // The surnames are those of both names, if they are not the same pair.
      var surnames: [2 of Float] = [weights.missing, weights.missing]
      for row in 0..<rows {
        let column = Int(assignment.partners[row])
        guard column >= 0 else {
          omitted += a.words[row].omission ?? 0
          continue
        }
        let cost = costs[row * columns + column]
        sum += cost
        worst = max(worst, cost)
        matched += 1
        taken |= 1 << column
        // Middle names and patronymics by their initials: В. И. and В. Н. are two.
        if a.words[row].isInitial || b.words[column].isInitial, cost >= weights.cap, rows > 2, row > 0,
          column > 0,
          row != a.surname, column != b.surname
        {
          omitted += 1
        }
        if row == a.surname { surnames[0] = cost }
        if column == b.surname { surnames[1] = cost }
      }
      for column in 0..<columns where taken & 1 << column == 0 {
        omitted += b.words[column].omission ?? weights.missing
        if column == 0, rows > 1, b.words[column].omission == nil { omitted += weights.given }
      }
      guard matched > 0 else { return 2 * weights.cap }
      return sum / Float(matched) + weights.surname * (surnames[0] + surnames[1]) / 2
        + weights.worst * worst + omitted
    }
  }

  /// The words of two names that belong together, by index, with their costs.
  package func pairs(_ a: Prepared, _ b: Prepared) -> [(a: Int, b: Int, cost: Float)] {
    if a.words.count > b.words.count { return pairs(b, a).map { ($0.b, $0.a, $0.cost) } }
    let rows = a.words.count
    let columns = b.words.count
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: rows * columns) { buffer in
      guard let costs = buffer.baseAddress else { return [] }
      for row in 0..<rows {
        for column in 0..<columns {
          costs[row * columns + column] = wordCost(a, row, b, column, limit: weights.cap)
        }
      }
      let assignment = NameAssignment(rows: rows, columns: columns, costs: costs) { a.words[$0].omission }
      return (0..<rows).compactMap { row in
        let column = Int(assignment.partners[row])
        return column < 0 ? nil : (row, column, costs[row * columns + column])
      }
    }
  }
}
