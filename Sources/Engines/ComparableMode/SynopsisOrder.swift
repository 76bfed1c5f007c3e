import AlignmentModel
import Dates

/// Sorts the groups of a synopsis by the time they tell of, and by their positions where that is the same.
package enum SynopsisOrder {
  private struct Key {
    let day: Int
    let positions: [SentencePosition]
  }

  /// The groups by the first day they tell of; those told before any year is named come first.
  ///
  /// A group tells of the time of which its sentences leave the least doubt; of equals, the earliest.
  ///
  /// - Parameter time: the narrative time of a sentence.
  /// - Complexity: O(s + g log g) for s sentences of g groups.
  package static func sorted(
    _ groups: [SynopsisBuilder.Group], time: (SentencePosition) -> NarrativeTime?
  ) -> [SynopsisBuilder.Group] {
    sorted(groups, passages: \.passages, time: time)
  }

  /// Things that tell of the passages of groups, in the order of those.
  ///
  /// - Parameters:
  ///   - passages: a thing's sentences by the indexes of their documents.
  ///   - time: the narrative time of a sentence.
  package static func sorted<Item>(
    _ groups: [Item], passages: (Item) -> [Int: Range<Int>], time: (SentencePosition) -> NarrativeTime?
  ) -> [Item] {
    let keyed = groups.map { group in
      let passages = passages(group)
      let positions = passages.map { SentencePosition($0, $1.lowerBound) }.sorted()
      let times = passages.flatMap { document, passage in
        passage.compactMap { time(SentencePosition(document, $0)) }
      }
      let surest = times.min { ($0.doubt, $0.days.lowerBound) < ($1.doubt, $1.days.lowerBound) }
      return (group, Key(day: surest?.days.lowerBound ?? .min, positions: positions))
    }
    return keyed.sorted { one, other in
      if one.1.day != other.1.day { return one.1.day < other.1.day }
      return one.1.positions.lexicographicallyPrecedes(other.1.positions)
    }.map(\.0)
  }
}
