import Entities
import Names

/// Tells which proposals may leave the house style: those of names of which no document says what the house writes.
struct HouseGuard {
  private let scheme: TransliterationScheme
  private let forms: HouseForms
  private let table: EntityTable
  private let systems: FormSystems

  /// Loads the rules of the house's system.
  ///
  /// - Throws: `InputError` if the system has no rules for Russian, `ICUError` if ICU fails.
  init(_ scheme: TransliterationScheme, _ table: EntityTable, _ systems: FormSystems) throws {
    self.scheme = scheme
    self.table = table
    self.systems = systems
    forms = try HouseForms(scheme)
  }

  /// Whether nothing says that the house writes what is proposed, or something says that it does not.
  ///
  /// Capitals, hyphens, spaces, abbreviations and other spellings are no matter of transliteration.
  ///
  /// - Throws: `ICUError` if ICU fails.
  func mayLeave(_ found: Inconsistency, _ kind: Inconsistency.Kind) throws -> Bool {
    guard found.kinds.contains(where: { HouseGuard.transliterated.contains($0) }),
      !hasCyrillicName(found.entity)
    else { return false }
    let written = found.b.text.lowercased().split(separator: " ").map(String.init)
    let proposed = found.suggestion.lowercased().split(separator: " ").map(String.init)
    guard written.count == proposed.count else { return kind != .typo }
    return try zip(written, proposed).contains { old, new in
      if old == new { return false }
      switch try forms.verdict(old, new) {
      case .first: return true
      case .second: return false
      case .open: break
      }
      switch kind {
      case .typo: return false
      case .diacritics:
        // An accent that the house never writes may go, and must not come.
        return forms.verdict(byLettersOf: old, new) == .first
          || forms.verdict(byLettersOf: old, new) == .open && forms.writesMarks
      default: return true
      }
    }
  }

  /// What transliteration decides.
  private static let transliterated: Set<Inconsistency.Kind> = [
    .romanization, .diacritics, .translatedName, .typo,
  ]

  private func hasCyrillicName(_ entity: Int?) -> Bool {
    entity.map { systems.spellings[$0].contains { !($0?.systems ?? []).isEmpty } } ?? false
  }
}
