import Foundation
import Synoptic

/// What a run came to, as a file of JSON.
public struct BatchSummary: Encodable, Sendable {
  private static let name = "synoptic-batch-summary"

  private let format = BatchSummary.name
  private let version = 1
  private let manifest, shard: String
  private let sets, done, doneBefore, edited, failed, notReached, links, sentences: Int
  private let seconds: Double
  private let setsPerSecond: Double?
  private let modes: [String: Int]
  /// The first 100 of them.
  private let failures: [BatchCounts.Failure]

  /// The summary of a run.
  public init(_ counts: BatchCounts, manifest: String, shard: Shard) {
    self.manifest = manifest
    self.shard = "\(shard.number)/\(shard.count)"
    sets = counts.sets
    done = counts.done
    doneBefore = counts.known
    edited = counts.edited
    failed = counts.failed
    notReached = counts.sets - counts.finished
    links = counts.links
    sentences = counts.sentences
    seconds = (counts.seconds * 1000).rounded() / 1000
    setsPerSecond = counts.rate.map { ($0 * 100).rounded() / 100 }
    modes = counts.modes
    failures = counts.failures
  }

  /// Writes the summary.
  ///
  /// - Throws: `InputError` naming the path if it cannot be written.
  public func write(to destination: OutputDestination) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let file = try AtomicFile(destination)
    try file.write([UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")])
    try file.commit()
  }

  /// Whether a file is a summary.
  public static func isSummary(_ path: String) -> Bool {
    struct Head: Decodable { let format: String }
    guard let bytes = try? InputFile.bytes(path) else { return false }
    return (try? JSONDecoder().decode(Head.self, from: Data(bytes)))?.format == name
  }
}
