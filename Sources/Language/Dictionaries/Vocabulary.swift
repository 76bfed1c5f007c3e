import Texts

/// The terms of one language: every word form that was met, and its term, numbered from 0.
///
/// A term stands for all word forms that share a stem. Numbers, not strings, go through the aligners.
public struct Vocabulary {
  /// The language of the terms.
  public let language: Language
  /// The stems, by term number.
  public private(set) var stems: [String] = []
  /// The word forms met of each term, in lower case, by term number, in the order they were met.
  public private(set) var forms: [[String]] = []

  /// For each term, how often it was met, and how often with a capital.
  private var met: [(all: Int, capitalized: Int)] = []
  private var terms: [String: Int32] = [:]
  private var termOfForm: [String: Int32] = [:]
  private let stemmer: Stemmer
  private let folder: TermFolder

  /// An empty vocabulary.
  public init(_ language: Language) {
    self.language = language
    stemmer = Stemmer(language)
    folder = TermFolder(language)
  }

  /// The term of a word as it stands in a text, entered if it is new.
  public mutating func enter(_ word: String) -> Int32 {
    let term = number(of: folder.fold(word))
    met[Int(term)].all += 1
    if word.unicodeScalars.first?.properties.isUppercase == true { met[Int(term)].capitalized += 1 }
    return term
  }

  /// Whether a term is nearly always written with a capital: a name, or in German a noun.
  public func isCapitalized(_ term: Int32) -> Bool {
    10 * met[Int(term)].capitalized >= 9 * met[Int(term)].all
  }

  private mutating func number(of form: String) -> Int32 {
    if let term = termOfForm[form] { return term }
    let stem = stemmer.stem(form)
    let term = terms[stem] ?? Int32(stems.count)
    if Int(term) == stems.count {
      stems.append(stem)
      forms.append([])
      met.append((0, 0))
      terms[stem] = term
    }
    forms[Int(term)].append(form)
    termOfForm[form] = term
    return term
  }

  /// The term with a stem, nil if there is none.
  public func term(stem: String) -> Int32? { terms[stem] }

  /// The stem of any word, whether it is in the vocabulary or not.
  public func stem(_ word: some StringProtocol) -> String {
    stemmer.stem(folder.fold(word))
  }
}
