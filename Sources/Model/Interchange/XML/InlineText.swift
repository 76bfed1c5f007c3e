import Basics

/// Reads text with elements in it: codes of a format are passed, and what all other elements hold is text.
struct InlineText {
  let units: UnitScanner
  /// The elements whose content is code, but for the text of `sub` in it.
  let codes: [StaticString]
  /// The elements that cannot stand in text: if they do, the unit was not whole.
  let outer: [StaticString]
  /// The elements that the format has besides; others are counted.
  let known: [StaticString]

  /// Reads the text of the element that has begun.
  func read(into text: inout [UInt8]) throws {
    let own = units.events.depth
    while true {
      switch try units.events.next() {
      case .text: text += units.events.text
      case .start: try begin(&text)
      case .end: if units.events.depth < own { return }
      case .finish: return
      }
    }
  }

  /// Takes the element that has begun within text.
  func begin(_ text: inout [UInt8]) throws {
    if codes.contains(where: units.events.isNamed) {
      try readCode(&text)
    } else if outer.contains(where: units.events.isNamed) {
      throw UnitScanner.nested
    } else if !known.contains(where: units.events.isNamed) {
      units.countElement()
    }
  }

  /// Passes codes; text that stands in them for itself, as a footnote does, is read.
  private func readCode(_ text: inout [UInt8]) throws {
    let own = units.events.depth
    while true {
      switch try units.events.next() {
      case .start where units.events.isNamed("sub"): try read(into: &text)
      case .end: if units.events.depth < own { return }
      case .finish: return
      default: continue
      }
    }
  }
}
