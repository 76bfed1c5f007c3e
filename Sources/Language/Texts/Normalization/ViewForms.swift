import Basics

/// Which code points a view writes otherwise, from `Resources/view-forms.txt`.
struct ViewForms: Sendable {
  /// What is done with a code point.
  enum Action: UInt8, Sendable {
    case keep, replace, compatible, wide, combining, invisible, joiner, apostrophe
    /// A hyphen, a comma, an angle bracket, a grave accent or an apostrophe of ASCII: two of them may stand for one other mark.
    case double
  }

  /// The forms; reading their data once is enough.
  static let shared = ViewForms()

  /// Actions for code points below `tableSize`.
  private let table: [Action]
  private let others: [Unicode.Scalar: Action]
  /// What a code point is replaced with.
  private let replacements: [Unicode.Scalar: [Unicode.Scalar]]
  private static let tableSize: UInt32 = 0x3100
  /// From here on all code points but those in `others` and the combining ones stay.
  private static let firstCombiningOther: UInt32 = 0xA66F

  private init() {
    var table = [Action](repeating: .keep, count: Int(ViewForms.tableSize))
    var others: [Unicode.Scalar: Action] = [:]
    var replacements: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for value in 0x300..<ViewForms.tableSize {
      if let scalar = Unicode.Scalar(value), scalar.properties.canonicalCombiningClass != .notReordered {
        table[Int(value)] = .combining
      }
    }
    for mark in "-,<>`'".unicodeScalars { table[Int(mark.value)] = .double }
    let compose = try? Normalizer(.nfkc)
    func set(
      _ forms: some Sequence<String>, _ action: Action, _ replacement: (Unicode.Scalar) -> [Unicode.Scalar]?
    ) {
      for scalar in forms.flatMap(ViewForms.scalars) {
        if let replacement = replacement(scalar) { replacements[scalar] = replacement }
        if scalar.value < ViewForms.tableSize {
          table[Int(scalar.value)] = action
        } else {
          others[scalar] = action
        }
      }
    }
    func composed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
      (try? compose?.normalize(String(scalar))).map { Array($0.unicodeScalars) }
    }
    for line in DataLines(PackageResources.view_forms_txt) {
      let forms = line.dropFirst()
      switch line[0] {
      case "space": set(forms, .replace) { _ in [" "] }
      case "as":
        let mark = ViewForms.scalars(line[1]).first
        set(forms.dropFirst(), line[1] == "U+0308" ? .combining : .replace) { _ in mark.map { [$0] } }
      case "compatible", "canonical": set(forms, .compatible, composed)
      case "wide": set(forms, .wide, composed)
      case "joining": set(forms, .combining, composed)
      case "invisible": set(forms, .invisible) { _ in nil }
      case "joiner": set(forms, .joiner) { _ in nil }
      case "apostrophe": set(forms, .apostrophe) { _ in nil }
      default: break
      }
    }
    self.table = table
    self.others = others
    self.replacements = replacements
  }

  /// What is done with a code point.
  ///
  /// - Complexity: O(1).
  func action(_ scalar: Unicode.Scalar) -> Action {
    if scalar.value < ViewForms.tableSize { return table[Int(scalar.value)] }
    if scalar.value < ViewForms.firstCombiningOther { return .keep }
    if let action = others[scalar] { return action }
    return scalar.properties.canonicalCombiningClass == .notReordered ? .keep : .combining
  }

  /// What a code point is replaced with; nil if it stays.
  func replacement(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? { replacements[scalar] }

  /// The code points of `U+XXXX`, `U+XXXX..U+XXXX` or a character.
  private static func scalars(_ form: String) -> [Unicode.Scalar] {
    guard form.hasPrefix("U+") else { return Array(form.unicodeScalars) }
    let ends = form.split(separator: ".", omittingEmptySubsequences: true).compactMap {
      UInt32($0.dropFirst(2), radix: 16)
    }
    guard let first = ends.first, let last = ends.last, first <= last else { return [] }
    return (first...last).compactMap { Unicode.Scalar($0) }
  }
}
