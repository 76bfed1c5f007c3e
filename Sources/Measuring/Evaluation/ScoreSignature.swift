import AlignmentModel
import Basics
import Texts

/// What a figure depends on, in one line, so that two figures can be told to be comparable or not (after Post 2018).
public struct ScoreSignature: Sendable, CustomStringConvertible {
  /// The parts of the line.
  private let parts: [(name: String, value: String)]

  /// The signature of a score.
  ///
  /// - Parameters:
  ///   - metric: the definition: `events`, `beads`, `borders` or `decisions`.
  ///   - mode: how the documents were taken, where that is known.
  ///   - gold: the files that hold the gold; their bytes decide the figure, so a part of their SHA-256 is given.
  ///   - unit: what is drawn for the interval.
  ///   - resampling: how intervals were made; nil where nothing was drawn.
  ///   - against: whether another system is compared.
  ///   - version: the program's version.
  /// - Throws: `InputError` if a file cannot be read.
  /// - Complexity: O(size of the files).
  public init(
    metric: String, mode: Alignment.Mode? = nil, gold: [String], unit: String, resampling: Resampling?,
    against: Bool = false, version: String
  ) throws(InputError) {
    var bytes: [UInt8] = []
    for path in gold { bytes += try InputFile.bytes(path) }
    var parts = [("metric", metric)]
    if let mode { parts.append(("mode", mode.rawValue)) }
    parts.append(("gold", String(Checksum.sha256(bytes).prefix(12))))
    parts.append(("unit", unit))
    if let resampling {
      parts.append(("bs", String(resampling.samples)))
      if against { parts.append(("ar", String(resampling.trials))) }
      parts.append(("seed", String(resampling.seed)))
    }
    parts.append(("icu", ICU.version))
    parts.append(("version", version))
    self.parts = parts.map { (name: $0.0, value: $0.1) }
  }

  /// The line: `metric:events|mode:comparable|…`.
  public var description: String { parts.map { "\($0.name):\($0.value)" }.joined(separator: "|") }
}
