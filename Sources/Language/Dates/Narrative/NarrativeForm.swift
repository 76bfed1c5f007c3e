/// What in the form of a sentence is of those that tell of no time.
struct NarrativeForm: OptionSet {
  let rawValue: Int

  /// A word of the present tense.
  static let present = NarrativeForm(rawValue: 1)
  /// A word of what somebody thought.
  static let opinion = NarrativeForm(rawValue: 2)
  /// A question.
  static let question = NarrativeForm(rawValue: 4)
  /// No mark at the end, as in the rows of a table.
  static let label = NarrativeForm(rawValue: 8)

  /// How probable it is that a sentence of this form tells of no time.
  func timeless(_ rules: NarrativeRules) -> Double {
    var told = 1.0
    if contains(.present) { told *= 1 - rules.presentShare }
    if contains(.opinion) { told *= 1 - rules.opinionShare }
    if contains(.question) { told *= 1 - rules.questionShare }
    if contains(.label) { told *= 1 - rules.labelShare }
    return 1 - told
  }
}
