import Names
import Texts

/// Says of a name that several persons of a document have whose it is where it stands alone: of him or her who was named last with it
/// in full, as far as what stands beside it does not say that it is a man's or a woman's name.
struct BearerFinder {
  /// A person that a name may be of.
  struct Bearer {
    /// The person's form that has the name.
    let form: Int
    /// Where the person is named by forms that have it, in order.
    let ranges: [Range<Int>]
    /// The sex that the person's names tell.
    let sex: NameIdentity.Sex?
  }

  private let rules: NameRules
  private let view: TextView
  private let spelling: RussianSpelling
  private let mentions: [Range<Int>: NameMention]

  init(_ mentions: [NameMention], in document: Document) {
    rules = NameRules.of(document.language)
    view = document.view
    spelling = RussianSpelling(of: document)
    self.mentions = Dictionary(mentions.map { ($0.range, $0) }) { first, _ in first }
  }

  /// For each range the form of the person whose name it is; nil where nothing says so.
  ///
  /// - Parameter reach: how many characters before a range, at most, a person was named for the name to be taken for that person's; nil for any, and if there is none for the next one.
  /// - Complexity: O(ranges · mentions of the bearers).
  func bearers(of ranges: [Range<Int>], among bearers: [Bearer], reach: Int? = nil) -> [Int?] {
    ranges.map { range in
      let sex = self.sex(at: range)
      let possible = bearers.filter { sex == nil || $0.sex == nil || $0.sex == sex }
      let before = possible.compactMap { bearer in
        bearer.ranges.last { $0.upperBound <= range.lowerBound }.map { (range: $0, form: bearer.form) }
      }.sorted { $0.range.lowerBound > $1.range.lowerBound }
      guard let last = before.first else {
        if reach != nil { return nil }
        return possible.compactMap { bearer in bearer.ranges.first.map { (range: $0, form: bearer.form) } }
          .min { $0.range.lowerBound < $1.range.lowerBound }?.form
      }
      // Of two whom one sentence names together nobody can tell whose it is.
      let sentence = mentions[last.range]?.sentence
      if before.dropFirst().contains(where: { mentions[$0.range]?.sentence == sentence }) { return nil }
      if let reach, range.lowerBound - last.range.upperBound > reach { return nil }
      return last.form
    }
  }

  /// Whether a name is introduced as that of one of a family: "his brother Mikhail".
  func isOfFamily(_ ranges: [Range<Int>]) -> Bool {
    guard let first = ranges.first, let mention = mentions[first], mention.gap == " " else { return false }
    return mention.before.last.map { rules.kin.contains($0.folded) } ?? false
  }

  /// The sex that what stands beside the places of a name says, where it says one.
  func sex(at ranges: [Range<Int>]) -> NameIdentity.Sex? {
    let sexes = Set(ranges.compactMap(sex))
    return sexes.count == 1 ? sexes.first : nil
  }

  /// Whose name it is by the word before it, or by a verb behind it that tells the sex: Скотт писала.
  private func sex(at range: Range<Int>) -> NameIdentity.Sex? {
    guard let mention = mentions[range] else { return nil }
    if let before = mention.before.last, mention.gap == " " || mention.gap == ". " {
      if rules.women.contains(before.folded) { return .female }
      if rules.men.contains(before.folded) { return .male }
    }
    guard !rules.womenVerbs.isEmpty, mention.gapAfter.hasPrefix(" ") else { return nil }
    let end = min(range.upperBound + 1 + BearerFinder.longestVerb, view.scalars.count)
    guard range.upperBound + 1 < end else { return nil }
    let verb = spelling.modern(String(view.text(in: range.upperBound + 1..<end).prefix { $0.isLetter }))
    guard verb.count > 3, verb.first?.isLowercase ?? false else { return nil }
    if rules.womenVerbs.contains(where: verb.hasSuffix) { return .female }
    return rules.menVerbs.contains(where: verb.hasSuffix) ? .male : nil
  }

  /// The most letters of a verb that is looked at.
  private static let longestVerb = 24
}
