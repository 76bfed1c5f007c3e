import Basics

/// Goes through an XML file of units, of which one that is broken costs itself only.
///
/// Where the file is not well formed, reading goes on at the next unit. What is left out is counted in `report`; a strict reading stops at the first
/// thing instead.
final class UnitScanner {
  let events: XMLEvents
  /// The elements that units begin with, and those around them: names without prefixes.
  private let names: [String]
  private let isStrict: Bool
  /// The elements that are open around the next unit, with their prefixes, outermost first.
  @exclusivity(unchecked) var open: [String] = []
  @exclusivity(unchecked) private var counted = ReadingReport()
  /// Whether a unit has begun within another one, which was not whole.
  @exclusivity(unchecked) private var isAtUnit = false

  init(_ path: String, units names: [String], _ reading: LinkReading) throws(InputError) {
    events = try XMLEvents(path, .records, reading.xml)
    self.names = names
    isStrict = reading.isStrict
  }

  /// What was left out or mended so far.
  var report: ReadingReport {
    var report = counted
    report.encodingNote = events.encodingNote
    report.mended = events.mending?.texts ?? []
    return report
  }

  /// Counts something that the reader said itself.
  func count(_ kind: ReadingReport.Kind) { counted.count(kind, at: events.mark()) }

  /// Counts something at a place.
  func count(_ kind: ReadingReport.Kind, at place: InputError.Place) { counted.count(kind, at: place) }

  /// Counts the element that has begun as one that the format does not have.
  func countElement() { counted.countElement(events.name, at: events.mark()) }

  /// Goes to what comes next outside of units.
  func next() throws(InputError) -> XMLEvents.Event {
    if isAtUnit {
      isAtUnit = false
      return .start
    }
    do { return try events.next() } catch {
      try goOn(after: error)
      return try next()
    }
  }

  /// Reads the unit that has begun; nil if it is broken, which is counted, and passed.
  func unit<Unit>(_ read: () throws -> Unit) throws -> Unit? {
    let own = events.depth
    do { return try read() } catch var error as InputError {
      let isNested = error == UnitScanner.nested
      if isNested { error = events.error(error.problem) }
      guard !isStrict, error.code == .damaged else { throw error }
      if events.hasFailed {
        try goOn(after: error)
        return nil
      }
      counted.count(error)
      guard !isNested else {
        isAtUnit = true
        return nil
      }
      do {
        while events.depth >= own { if try events.next() == .finish { break } }
      } catch {
        try goOn(after: error)
      }
      return nil
    }
  }

  /// Thrown by what reads a unit where another one begins within it.
  static let nested = InputError(.damaged, "a unit begins within another one")

  private func goOn(after error: InputError) throws(InputError) {
    guard !isStrict, try events.resume(at: names, within: open) else { throw error }
    counted.count(error)
  }
}
