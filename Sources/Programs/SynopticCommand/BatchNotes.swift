import Batch
import Foundation
import Synoptic

/// What `batch` says on standard error.
package enum BatchNotes {
  /// How far a run is, in a line.
  package static func progress(_ counts: BatchCounts) -> String {
    var parts = ["\(number(counts.finished)) of \(sets(counts.sets))"]
    if counts.failed > 0 { parts.append("\(number(counts.failed)) failed") }
    if let rate = counts.rate { parts.append("\(decimal(rate)) a second") }
    if let left = counts.secondsLeft { parts.append("\(time(left)) left") }
    return parts.joined(separator: ", ")
  }

  /// How far a run is, with a bar.
  package static func bar(_ counts: BatchCounts, width: Int) -> String {
    let text = progress(counts)
    let room = width - text.count - 4
    guard room >= 10 else { return String(text.prefix(max(0, width - 1))) }
    let length = min(room, 40)
    let filled = counts.sets > 0 ? length * counts.finished / counts.sets : length
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled) + "] "
      + text
  }

  /// What a run came to.
  package static func result(_ counts: BatchCounts) -> String {
    var parts = ["\(number(counts.done)) of \(sets(counts.sets)) aligned"]
    if counts.known > 0 { parts.append("\(number(counts.known)) done before") }
    if counts.edited > 0 {
      let first = counts.firstEdited.map { " (\(Quotation.cut($0)))" } ?? ""
      parts.append("\(number(counts.edited)) of them kept as edited since" + first)
    }
    if counts.failed > 0 { parts.append("\(number(counts.failed)) failed") }
    let rest = counts.sets - counts.finished
    if rest > 0 { parts.append("\(number(rest)) not reached") }
    parts.append("\(number(counts.links)) links")
    let rate = counts.rate.map { ", \(decimal($0)) sets a second" } ?? ""
    return parts.joined(separator: ", ") + "; \(time(counts.seconds))\(rate)."
  }

  /// A set that failed.
  package static func failed(_ failure: BatchCounts.Failure) -> String {
    "\(Quotation.cut(failure.id)) (line \(failure.line)): \(failure.problem)"
  }

  /// That sets failed.
  package static func failure(_ counts: BatchCounts, journal: String) -> String {
    "\(number(counts.failed)) of \(sets(counts.sets)) failed; \(Quotation.cut(journal)) says why of each"
  }

  /// What was found in a folder.
  package static func pairs(_ layout: PairLayout) -> String {
    let rest = layout.alone
    return "\(sets(layout.count)) found"
      + (rest > 0 ? "; \(number(rest)) \(rest == 1 ? "file stands" : "files stand") in none" : "")
      + (layout.missing > 0 ? "; \(number(layout.missing)) pairs of files of links are not there" : "") + "."
  }

  /// What was put into one file.
  ///
  /// - Parameters:
  ///   - merged: the file.
  ///   - notDone: how many sets are not in it as they are not done.
  ///   - path: the file's path.
  package static func merged(_ merged: MergedLinks, notDone: Int, path: String) -> String {
    var parts = [sets(merged.sets) + (merged.links.map { ", \(number($0)) links" } ?? "")]
    if let (count, first) = merged.leftOut {
      parts.append("left out: \(sets(count)); the first, \(PrintableText.line(first))")
    }
    if notDone > 0 { parts.append("not in it as they are not done: \(sets(notDone))") }
    return "\(Quotation.cut(path)): \(parts.joined(separator: "; "))."
  }

  private static func sets(_ count: Int) -> String { "\(number(count)) \(count == 1 ? "set" : "sets")" }

  private static func number(_ count: Int) -> String { AlignNotes.number(count) }

  private static func decimal(_ value: Double) -> String {
    String(format: value < 10 ? "%.1f" : "%.0f", value)
  }

  /// A span of time: 40 s, 12 min, 3 h 20 min.
  package static func time(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e9)).rounded())
    if whole < 100 { return "\(whole) s" }
    let minutes = (whole + 30) / 60
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
