import Basics
import Dates

/// How well narrative time tells linked pairs of sentences from others.
struct TimeLineScore {
  /// The days between linked pairs, and between others.
  private var linked: [Int] = []
  private var others: [Int] = []
  /// Linked pairs of which a sentence has no time.
  private var timeless = 0
  /// Linked pairs whose times are of different years.
  private var apart = 0

  init(_ pairs: [DevelopmentPair], isCounted: (NarrativeTime, NarrativeTime) -> Bool = { _, _ in true }) {
    for pair in pairs where pair.gold != nil {
      for (row, mine) in pair.times.a.enumerated() {
        for (column, other) in pair.times.b.enumerated() {
          let isLinked = pair.labels[row * pair.times.b.count + column]
          guard let mine, let other else {
            if isLinked { timeless += 1 }
            continue
          }
          guard isCounted(mine, other) else { continue }
          if isLinked, !mine.years.overlaps(other.years) { apart += 1 }
          if isLinked { linked.append(mine.gap(to: other)) } else { others.append(mine.gap(to: other)) }
        }
      }
    }
  }

  /// The probability that a linked pair is nearer in time than another pair is (the area under the ROC curve).
  var area: Double {
    let sorted = (linked.map { ($0, true) } + others.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var sum = 0.0
    var before = 0
    var at = 0
    while at < sorted.count {
      let end = sorted[at...].firstIndex { $0.0 != sorted[at].0 } ?? sorted.count
      let near = sorted[at..<end].count { $0.1 }
      let far = end - at - near
      sum += Double(far) * (Double(before) + Double(near) / 2)
      before += near
      at = end
    }
    return sum / Double(max(1, linked.count * others.count))
  }

  var text: String {
    func share(_ gaps: [Int]) -> String {
      decimal(Double(gaps.count { $0 == 0 }) / Double(max(1, gaps.count)))
    }
    return
      "narrative time: \(linked.count) linked pairs, \(share(linked)) of them compatible, "
      + "\(decimal(Double(apart) / Double(max(1, linked.count)))) a year or more apart, of other pairs "
      + "\(share(others)); area under the ROC curve \(decimal(area)); \(timeless) linked pairs without a time"
  }
}
