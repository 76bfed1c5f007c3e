import Dictionaries
import Texts

/// The words of a document, as its names are checked: each with the kind of text it stands in and the name it is part of.
struct CheckedText {
  /// A name of the table where the document has it.
  struct Mention {
    /// The index of the entity, and of the form among the entity's.
    let entity, form: Int
    /// Whether the entity is a person.
    let isPerson: Bool
    /// The words it is made of.
    let words: Range<Int>
  }

  /// Numbers texts in the order in which they are met.
  private struct Numbering {
    private var known: [String: Int] = [:]

    mutating func number(_ text: String) -> Int {
      let number = known[text, default: known.count]
      if number == known.count { known[text] = number }
      return number
    }
  }

  let language: Language
  let view: TextView
  let rules: NameRules
  /// The words of all sentences in order.
  let tokens: [NameToken]
  /// For each word the number of its text, by which different ones are told apart, and how many there are.
  let spellings: [Int]
  let spellingCount: Int
  /// The same of its text in lower case.
  let numbers: [Int]
  let differentCount: Int
  /// For each word what it is compared by: in lower case, without the ending of its case where names have cases.
  let keys: [String]
  /// For each word the number of that.
  let keyNumbers: [Int]
  /// For each word whether it is the first of its sentence, and the paragraph it stands in.
  let isFirst: [Bool]
  let paragraphs: [Int]
  /// For each word the kind of text it stands in.
  let scopes: [Inconsistency.Scope]
  /// The names in order.
  let mentions: [Mention]
  /// For each word the index of the name it is part of; nil if it is part of none.
  let mentionOfWord: [Int?]

  /// Prepares a document for being checked.
  ///
  /// - Complexity: O(length of the document + names in it).
  init(_ document: TokenizedDocument, _ table: EntityTable, at index: Int) {
    language = document.document.language
    view = document.document.view
    rules = NameRules.of(language)
    let tokenizer = NameTokenizer(document)
    let words = document.sentences.map(tokenizer.tokens)
    let sentences = document.sentences
    let view = view
    let after = sentences.indices.map { index -> String in
      let end = words[index].last?.range.upperBound ?? sentences[index].viewRange.lowerBound
      let limit = index + 1 < sentences.count ? sentences[index + 1].viewRange.lowerBound : view.scalars.count
      return end < limit ? view.text(in: end..<min(limit, end + 8)) : ""
    }
    scopes = TextScopes(language).scopes(sentences, words, after: after).flatMap(\.self)
    tokens = words.flatMap(\.self)
    // A genitive is the name where that stands, too.
    let bare = Set(tokens.lazy.filter { $0.shape == .capital }.map(\.folded))
    var spellings = Numbering()
    var numbers = Numbering()
    var keyNumbers = Numbering()
    /// Of each text as it is written, and of each in lower case.
    var numbersOfSpellings: [Int] = []
    var keysOfNumbers: [(text: String, number: Int)] = []
    var spellingsOfTokens: [Int] = []
    for token in tokens {
      let spelling = spellings.number(token.text)
      spellingsOfTokens.append(spelling)
      guard spelling == numbersOfSpellings.count else { continue }
      let number = numbers.number(token.folded)
      numbersOfSpellings.append(number)
      guard number == keysOfNumbers.count else { continue }
      let key = CheckedText.key(token, bare, rules)
      keysOfNumbers.append((key, keyNumbers.number(key)))
    }
    let numbersOfTokens = spellingsOfTokens.map { numbersOfSpellings[$0] }
    self.spellings = spellingsOfTokens
    self.numbers = numbersOfTokens
    keys = numbersOfTokens.map { keysOfNumbers[$0].text }
    self.keyNumbers = numbersOfTokens.map { keysOfNumbers[$0].number }
    spellingCount = numbersOfSpellings.count
    differentCount = keysOfNumbers.count
    isFirst = words.flatMap { $0.indices.map { $0 == 0 } }
    paragraphs = zip(words, sentences).flatMap { words, sentence in words.map { _ in sentence.paragraph } }
    var starts: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() { starts[token.range.lowerBound] = index }
    var mentions: [Mention] = []
    for (entity, named) in table.entities.enumerated() {
      for (form, written) in named.forms.enumerated() where written.document == index {
        for span in written.viewSpans {
          guard let first = starts[span.lowerBound] else { continue }
          var end = first
          while end < tokens.count, tokens[end].range.upperBound <= span.upperBound { end += 1 }
          if end > first {
            mentions.append(
              Mention(entity: entity, form: form, isPerson: named.kind == .person, words: first..<end))
          }
        }
      }
    }
    mentions.sort { $0.words.lowerBound < $1.words.lowerBound }
    self.mentions = mentions
    var mentionOfWord = [Int?](repeating: nil, count: tokens.count)
    for (index, mention) in mentions.enumerated() {
      for word in mention.words { mentionOfWord[word] = index }
    }
    self.mentionOfWord = mentionOfWord
  }

  private static func key(_ token: NameToken, _ bare: Set<String>, _ rules: NameRules) -> String {
    let isPlain = token.folded.utf8.allSatisfy { $0 < 0x80 }
    let folded =
      isPlain ? token.folded : token.folded.filter { $0 != "\u{301}" }.replacing("ё", with: "е")
    if token.isCyrillic {
      // Stress marks are no letters.
      return Inflection.stem(
        String(String.UnicodeScalarView(folded.unicodeScalars.filter { $0.value != 0x301 })), rules)
    }
    for ending in rules.genitives where folded.hasSuffix(ending) && folded.count > ending.count + 2 {
      let base = String(folded.dropLast(ending.count))
      if bare.contains(base) { return base }
    }
    return folded
  }

  /// The text of words, with single spaces.
  func text(_ words: Range<Int>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    return view.text(in: tokens[first].range.lowerBound..<tokens[last].range.upperBound)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Where words stand in the document's source.
  func span(_ words: Range<Int>) -> Range<Int> {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return view.source(of: tokens[first].range.lowerBound..<tokens[last].range.upperBound)
  }

  /// Whether a word follows the one before it with only a space, or an initial's, between.
  func isAdjacent(_ word: Int) -> Bool {
    guard word > 0, word < tokens.count, !isFirst[word] else { return false }
    return tokens[word].gap == " " || tokens[word].gap.isEmpty && tokens[word - 1].shape == .initial
  }

  /// The words of a name that a word stands among: capitals, initials and numerals side by side, without titles.
  func run(_ word: Int) -> Range<Int> {
    func belongs(_ at: Int) -> Bool {
      switch tokens[at].shape {
      case .small, .digits: false
      case .capital:
        !FunctionWords.contains(tokens[at].folded, language) && !rules.titles.contains(tokens[at].folded)
      case .acronym, .initial, .numeral: true
      }
    }
    var start = word
    while isAdjacent(start), belongs(start - 1) { start -= 1 }
    var end = word + 1
    while end < tokens.count, isAdjacent(end), belongs(end) { end += 1 }
    return start..<end
  }
}
