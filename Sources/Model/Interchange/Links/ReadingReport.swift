import Basics

/// What a reader left out, mended or took for something else, counted, with the first places.
struct ReadingReport {
  /// A kind of thing that is said.
  enum Kind: Int, CaseIterable {
    case broken, oneSide, otherLanguage, alternatives, unsegmented, repeatedNames, elements

    /// Whether units of this kind are not read.
    var isLeftOut: Bool { self == .broken || self == .oneSide || self == .otherLanguage }

    /// What is said, for a number of it.
    func text(_ count: Int) -> String {
      let units = count == 1 ? "1 unit" : "\(count) units"
      return switch self {
      case .broken: "\(units) that \(count == 1 ? "is" : "are") not whole"
      case .oneSide: "\(units) with text in one language only"
      case .otherLanguage: "\(units) in other languages than those of the first <file>"
      case .alternatives:
        "\(units) with several variants of a language, of which each becomes a link of its own"
      case .unsegmented:
        "\(count == 1 ? "1 variant" : "\(count) variants") without <seg>, whose text is taken"
      case .repeatedNames:
        "\(units) with a name that stands above, which \(count == 1 ? "gets" : "get") another"
      case .elements:
        "\(count == 1 ? "1 element" : "\(count) elements") that the format does not have, whose text is kept"
      }
    }
  }

  private var counts = [PlacedCount](repeating: PlacedCount(), count: Kind.allCases.count)
  /// What is wrong with the first unit that is broken.
  private(set) var firstError: InputError?
  /// The names of elements that are not known.
  private var elements: [String] = []
  /// How the file says wrongly what encoding it is in, after its name.
  var encodingNote: String?
  /// What was mended.
  var mended: [String] = []

  /// Counts one more of a kind.
  mutating func count(_ kind: Kind, at place: @autoclosure () -> InputError.Place) {
    counts[kind.rawValue].count(at: place())
  }

  /// Counts a unit that is broken.
  mutating func count(_ error: InputError) {
    count(.broken, at: error.place ?? .line(1))
    firstError = firstError ?? error
  }

  /// Counts an element that the format does not have.
  mutating func countElement(_ name: String, at place: @autoclosure () -> InputError.Place) {
    count(.elements, at: place())
    if elements.count < ReadingReport.mostNames, !elements.contains(name) { elements.append(name) }
  }

  private static let mostNames = 8

  /// How many there are of a kind.
  subscript(kind: Kind) -> Int { counts[kind.rawValue].count }

  /// What is to be said, in one sentence after the name of the file; nil for nothing.
  var note: String? {
    func texts(_ isLeftOut: Bool) -> [String] {
      Kind.allCases.filter { $0.isLeftOut == isLeftOut && self[$0] > 0 }.map { kind in
        var text = kind.text(self[kind]) + counts[kind.rawValue].firstPlaces
        if kind == .broken, let firstError { text += ": " + firstError.problem }
        if kind == .elements { text += ": " + elements.map { "<\($0)>" }.joined(separator: ", ") }
        return text
      }
    }
    let parts = [
      encodingNote, ReadingReport.list("left out", texts(true)),
      ReadingReport.list("read otherwise", texts(false)),
      ReadingReport.list("mended", mended),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private static func list(_ title: String, _ texts: [String]) -> String? {
    texts.isEmpty ? nil : "\(title): " + texts.joined(separator: ", ")
  }
}
