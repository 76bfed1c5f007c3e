import Synoptic

/// What is said of how far a run is: what is being done, how much of it, and about how long it will take.
package struct ProgressWords {
  /// A guess from less than so many seconds is no guess.
  private static let leastSeconds = 1.0

  /// Whether the run is over, and nothing is to be said any more.
  package var isEnded = false
  private var stage: WorkObserver.Stage?
  private var (done, total) = (0, 0)
  /// When the stage began, in seconds.
  private var began = 0.0

  private let doing: String?

  /// Knows nothing yet but what is being done, if that is no stage of an observer.
  package init(doing: String? = nil) { self.doing = doing }

  /// Takes in what an observer is told, in whatever order.
  ///
  /// - Parameter seconds: the time.
  package mutating func note(_ stage: WorkObserver.Stage, _ done: Int, _ total: Int, at seconds: Double) {
    if stage != self.stage || done == 0 || total != self.total {
      (self.stage, began, self.done) = (stage, seconds, done)
    }
    self.total = total
    self.done = max(self.done, done)
  }

  /// The line; nil if nothing is known yet.
  ///
  /// - Parameter seconds: the time.
  package func text(at seconds: Double) -> String? {
    guard let stage else { return doing.map { $0 + "…" } }
    let (doing, unit) = ProgressWords.words(stage)
    guard total > 1 else { return doing + "…" }
    let text = "\(doing): \(AlignNotes.number(done)) of \(AlignNotes.counted(total, unit))"
    let elapsed = seconds - began
    guard done > 0, done < total, elapsed >= ProgressWords.leastSeconds else { return text }
    return text + ", about \(ProgressWords.duration(elapsed * Double(total - done) / Double(done))) left"
  }

  private static func words(_ stage: WorkObserver.Stage) -> (doing: String, unit: String) {
    switch stage {
    case .segmenting: ("Finding sentences", "document")
    case .encoding: ("Making sentence vectors", "sentence")
    case .aligningTranslations: ("Aligning as translations", "pair")
    case .preparing: ("Finding words, dates and numbers", "document")
    case .comparing: ("Comparing sentences", "pair")
    case .findingNames: ("Finding names", "document")
    case .findingContradictions: ("Finding contradictions", "pair")
    }
  }

  /// A time in words: "40 s", "3 min", "2 h 5 min".
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "very long" }
    let whole = Int(seconds.rounded(.up))
    if whole < 90 { return "\(max(1, whole)) s" }
    let minutes = (whole + 30) / 60
    if minutes < 90 { return "\(minutes) min" }
    return "\(minutes / 60) h \(minutes % 60) min"
  }
}
