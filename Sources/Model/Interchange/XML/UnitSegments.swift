/// The links of the segments of a unit, in room that the unit before has taken up.
struct UnitSegments {
  private var links: [LinkRecord] = []
  private var count = 0
  private var given = 0

  /// Forgets the segments.
  mutating func clear() { (count, given) = (0, 0) }

  /// Adds a segment.
  ///
  /// - Parameter fill: makes an empty link of it, and is told its number, from 1.
  mutating func add(_ fill: (inout LinkRecord, _ number: Int) throws -> Void) rethrows {
    if count == links.count { links.append(LinkRecord()) }
    links[count].clear()
    try fill(&links[count], count + 1)
    count += 1
  }

  /// Gives the next segment in exchange for a link; false if all were given.
  mutating func give(_ link: inout LinkRecord) -> Bool {
    guard given < count else { return false }
    swap(&link, &links[given])
    given += 1
    return true
  }
}
