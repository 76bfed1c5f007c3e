import Algorithms
import Texts

/// Finds what stands about the expressions of time in a sentence: parentheses, and words that tell what they are.
struct NarrativeScanner {
  private let rules: NarrativeRules
  private let scalars: [Unicode.Scalar]

  init(_ rules: NarrativeRules, _ scalars: [Unicode.Scalar]) {
    self.rules = rules
    self.scalars = scalars
  }

  /// A word or mark and where it stands.
  private struct Item {
    let key: WordKey
    let range: Range<Int>
    let isWord: Bool
    /// How many parentheses are open.
    let depth: Int
    /// The number of the outermost parenthesis it stands in, 0 outside of all.
    let parenthesis: Int
    let isCapital: Bool
    let isQuoted: Bool
  }

  /// What is to be known of a sentence.
  struct Findings {
    /// For each expression, whether it stands in parentheses.
    var isAside: [Bool] = []
    /// For each expression, whether it is a date of another's life, or of a work that is referred to.
    var isForeign: [Bool] = []
    /// For each expression, whether a word of birth stands near it or it opens a life span in parentheses.
    var isBirth: [Bool] = []
    /// For each expression, whether it says since when or until when something was so.
    var isBound: [Bool] = []
    /// For each expression, whether it says the age of whom it stands with, such as "seventeen-year-old".
    var isAttribute: [Bool] = []
    /// Whether the sentence looks back.
    var looksBack = false
    /// What in its form is of sentences that tell of no time.
    var form = NarrativeForm()
    /// Whether it has a word of chapters that are not told in time.
    var isTheme = false
    /// Whether nothing follows its last expression of time.
    var endsWithTime = false
    /// How many words it has.
    var words = 0
  }

  /// How many words or marks may stand between a word of birth and the date.
  private static let birthReach = 8

  /// Whether a line ends between two sentences.
  func isParagraph(between one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.upperBound < other.lowerBound else { return false }
    return scalars[(one.upperBound..<other.lowerBound).clamped(to: 0..<scalars.count)].contains("\n")
  }

  /// - Complexity: O(length of the sentence).
  func findings(_ sentence: NarrativeSentence) -> Findings {
    var found = Findings()
    let items = self.items(in: sentence.range.clamped(to: 0..<scalars.count))
    found.words = items.count(where: \.isWord)
    if sentence.block == .heading {
      found.isTheme = items.contains { isTheme($0) }
    }
    found.form = form(items)
    if let end = sentence.times.last?.range.upperBound, let last = items.last {
      found.endsWithTime = last.range.upperBound <= end
    }
    guard !sentence.times.isEmpty else { return found }
    found.looksBack = items.contains { $0.depth == 0 && rules.earlier.contains($0.key) }
    let parentheses = self.parentheses(in: items, sentence.times)
    for time in sentence.times {
      let first = items.partitioningIndex { $0.range.upperBound > time.range.lowerBound }
      let next = max(first, items.partitioningIndex { $0.range.lowerBound >= time.range.upperBound })
      let parenthesis = first < items.endIndex ? items[first].parenthesis : 0
      let about = items[max(0, first - NarrativeScanner.birthReach)..<first]
      let after = items[next..<min(items.endIndex, next + NarrativeScanner.birthReach)]
      found.isAside.append(parenthesis > 0)
      found.isBound.append(about.last.map { rules.bound.contains($0.key) } ?? false)
      found.isAttribute.append(
        time.kind == .age && { text in rules.attribute.contains { text.contains($0) } }(text(time.range)))
      let isBorn =
        about.contains { rules.birth.contains($0.key) } || after.contains { rules.birth.contains($0.key) }
        || about.last?.key == NarrativeScanner.star
      guard parenthesis > 0 else {
        found.isForeign.append(false)
        found.isBirth.append(isBorn)
        continue
      }
      let inside = parentheses[parenthesis] ?? Parenthesis()
      // "(1870–1924)" is one expression, "(22 April 1870 – 21 January 1924)" perhaps two.
      let isSpan = inside.years > 1 || time.kind == .yearRange || time.kind == .dateRange
      let before = first > 0 ? items[first - 1] : nil
      let isWork =
        (before?.isWord == true && before?.isCapital == true && time.kind == .year)
        || after.prefix(2).contains { rules.page.contains($0.key) }
      found.isBirth.append(isBorn || isSpan)
      found.isForeign.append(isSpan || isWork || inside.isLife)
    }
    return found
  }

  private func form(_ items: [Item]) -> NarrativeForm {
    var form = NarrativeForm()
    for item in items where item.isWord && !item.isQuoted {
      if rules.present.contains(item.key) { form.insert(.present) }
      if rules.opinion.contains(item.key) { form.insert(.opinion) }
    }
    guard let last = items.last(where: { !NarrativeScanner.closing.contains($0.key) }) else { return form }
    if last.key == NarrativeScanner.question { form.insert(.question) }
    if last.isWord || last.key == NarrativeScanner.colon { form.insert(.label) }
    return form
  }

  /// Marks that may stand after the end of a sentence.
  private static let closing = Set(["\"", "”", "“", "»", "’", "'", ")", "]"].map { WordKey($0) })
  private static let question = WordKey("?")
  private static let colon = WordKey(":")
  private static let star = WordKey("*")

  /// What a parenthesis holds.
  private struct Parenthesis {
    /// How many expressions that name a year.
    var years = 0
    /// Whether a word that dates of a life stand with.
    var isLife = false
  }

  /// What the parentheses of a sentence hold, by their numbers.
  ///
  /// - Complexity: O(items, and expressions · log(items)).
  private func parentheses(in items: [Item], _ times: [TimeExpression]) -> [Int: Parenthesis] {
    var found: [Int: Parenthesis] = [:]
    for item in items where item.parenthesis > 0 && rules.life.contains(item.key) {
      found[item.parenthesis, default: Parenthesis()].isLife = true
    }
    for time in times where time.date?.year != nil {
      let first = items.partitioningIndex { $0.range.upperBound > time.range.lowerBound }
      let within = items[first...].prefix { $0.range.lowerBound < time.range.upperBound }
      for parenthesis in Set(within.map(\.parenthesis)) where parenthesis > 0 {
        found[parenthesis, default: Parenthesis()].years += 1
      }
    }
    return found
  }

  private func items(in range: Range<Int>) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(range.count / 4)
    var depth = 0
    var parenthesis = 0
    var quotes = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = scalars[at]
      let begin = at
      let isWord = WordKey.isWord(scalar)
      var key = WordKey()
      key.add(scalar)
      at += 1
      if isWord {
        while at < range.upperBound, WordKey.isWord(scalars[at]) {
          key.add(scalars[at])
          at += 1
        }
      } else {
        switch scalar {
        case " ", "\n", "\u{A0}": continue
        case "(", "[":
          depth += 1
          if depth == 1 { parenthesis += 1 }
        case ")", "]": depth = max(0, depth - 1)
        case "\"": quotes = quotes > 0 ? 0 : 1
        case "“" where quotes == 0, "„", "«": quotes += 1
        case "“", "”", "»": quotes = max(0, quotes - 1)
        default: if scalar.properties.isWhitespace { continue }
        }
      }
      items.append(
        Item(
          key: key, range: begin..<at, isWord: isWord, depth: depth,
          parenthesis: depth > 0 ? parenthesis : 0, isCapital: WordKey.isCapital(scalar), isQuoted: quotes > 0
        ))
    }
    return items
  }

  /// Whether a word begins with one of the rules' beginnings.
  private func isTheme(_ item: Item) -> Bool {
    let word = text(item.range)
    return item.isWord && rules.themes.contains { word.hasPrefix($0) }
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(text).lowercased()
  }
}
