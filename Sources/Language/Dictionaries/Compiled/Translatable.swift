/// Which stems of a lexicon belong to words that have a translation in another of its languages, directly or by way of a third.
enum Translatable {
  /// The indexes of two languages.
  struct Pair: Hashable, Comparable {
    let source, target: Int

    static func < (a: Pair, b: Pair) -> Bool { (a.source, a.target) < (b.source, b.target) }
  }

  /// The pairs of a dictionary, packed as `LexiconBuilder` packs them, and its languages.
  typealias Dictionary = (source: LanguageTables, target: LanguageTables, pairs: [UInt64])

  /// For each pair of languages 1 for the stems of words that a dictionary translates.
  ///
  /// - Complexity: O(number of pairs of words).
  static func direct(_ dictionaries: [Dictionary], _ languages: [LanguageTables]) -> [Pair: [UInt8]] {
    var result: [Pair: [UInt8]] = [:]
    for dictionary in dictionaries {
      for isForward in [true, false] {
        guard let key = pair(dictionary, languages, isForward) else { continue }
        let tables = languages[key.source]
        var marks = result[key] ?? .init(repeating: 0, count: tables.stems.count)
        for packed in dictionary.pairs {
          let (from, _) = terms(packed, isForward)
          if let stem = tables.stem(ofWord: from) { marks[Int(stem)] = 1 }
        }
        result[key] = marks
      }
    }
    return result
  }

  /// The same, with the words added whose translations in a third language have translations in turn; sorted by pair.
  static func byThirdLanguage(
    _ direct: [Pair: [UInt8]], _ dictionaries: [Dictionary], _ languages: [LanguageTables]
  ) -> [(key: Pair, value: [UInt8])] {
    var result = direct
    for source in languages.indices {
      for target in languages.indices where target != source {
        let key = Pair(source: source, target: target)
        var marks = direct[key] ?? .init(repeating: 0, count: languages[source].stems.count)
        for dictionary in dictionaries {
          for isForward in [true, false] {
            guard let first = pair(dictionary, languages, isForward), first.source == source,
              first.target != target,
              let onward = direct[Pair(source: first.target, target: target)]
            else { continue }
            for packed in dictionary.pairs {
              let (from, to) = terms(packed, isForward)
              if let stem = languages[source].stem(ofWord: from),
                let middle = languages[first.target].stem(ofWord: to), onward[Int(middle)] == 1
              {
                marks[Int(stem)] = 1
              }
            }
          }
        }
        result[key] = marks
      }
    }
    return result.sorted { $0.key < $1.key }
  }

  private static func pair(_ dictionary: Dictionary, _ languages: [LanguageTables], _ isForward: Bool)
    -> Pair?
  {
    guard let source = languages.firstIndex(where: { $0 === dictionary.source }),
      let target = languages.firstIndex(where: { $0 === dictionary.target })
    else { return nil }
    return isForward ? Pair(source: source, target: target) : Pair(source: target, target: source)
  }

  private static func terms(_ packed: UInt64, _ isForward: Bool) -> (from: UInt32, to: UInt32) {
    let source = UInt32(packed >> 32)
    let target = UInt32(packed >> 8 & 0xFF_FFFF)
    return isForward ? (source, target) : (target, source)
  }
}
