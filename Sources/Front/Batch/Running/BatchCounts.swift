/// How far a run is.
public struct BatchCounts: Equatable, Sendable {
  /// How many sets there are.
  public let sets: Int
  /// How many were aligned now.
  public internal(set) var done = 0
  /// How many were done before.
  public internal(set) var known = 0
  /// How many of these have an alignment that somebody has edited, which is kept.
  public internal(set) var edited = 0
  /// The name of the first of them.
  public internal(set) var firstEdited: String?
  /// How many failed.
  public internal(set) var failed = 0
  /// How many links were found now.
  public internal(set) var links = 0
  /// How many sentences were read now.
  public internal(set) var sentences = 0
  /// How many sets were aligned now in each mode.
  public internal(set) var modes: [String: Int] = [:]
  /// The first sets that failed.
  public internal(set) var failures: [Failure] = []
  /// How long the run has taken.
  public internal(set) var seconds = 0.0

  /// A set that failed, and why.
  public struct Failure: Equatable, Sendable, Encodable {
    /// The name of the set.
    public let id: String
    /// The line of the manifest.
    public let line: Int
    /// Why it failed.
    public let problem: String
  }

  /// Of so many sets it is kept why they failed; of all the journal says it.
  static let mostFailures = 100

  /// Counts of a run that begins.
  init(sets: Int) { self.sets = sets }

  /// How many sets need no more work.
  public var finished: Int { done + known + failed }

  /// How many sets are aligned in a second; nil where none is yet.
  public var rate: Double? { done + failed > 0 && seconds > 0 ? Double(done + failed) / seconds : nil }

  /// How many seconds the rest will take at that rate; nil where it is not known.
  public var secondsLeft: Double? { rate.map { Double(sets - finished) / $0 } }

  /// Counts a set whose alignment somebody has edited.
  mutating func addEdited(_ id: String) {
    known += 1
    edited += 1
    firstEdited = firstEdited ?? id
  }

  /// Counts a result.
  mutating func add(_ result: SetResult, line: Int) {
    guard let made = result.made else {
      failed += 1
      if failures.count < BatchCounts.mostFailures {
        failures.append(Failure(id: result.id, line: line, problem: result.problem ?? ""))
      }
      return
    }
    done += 1
    links = links.addingSaturated(made.links)
    sentences = sentences.addingSaturated(made.sentences)
    modes[made.mode, default: 0] += 1
  }
}
