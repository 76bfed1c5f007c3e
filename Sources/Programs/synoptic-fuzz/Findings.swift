import Foundation

/// The folder of what was found: each input beside a sentence, a few of each kind.
struct Findings {
  private static let mostOfKind = 5

  private let folder: URL
  private var kinds: [String: Int] = [:]

  init(_ folder: URL) { self.folder = folder }

  /// Keeps an input, and prints what it did; of a kind of which there are many it is only counted.
  mutating func add(_ target: String, run: Int, _ what: String, _ input: [UInt8]) throws {
    let kind = target + what.prefix(60).filter { !$0.isNumber }
    kinds[kind, default: 0] += 1
    guard kinds[kind, default: 0] <= Findings.mostOfKind else { return }
    let file = folder.appending(path: "\(target)-\(run)")
    try Data(input).write(to: file)
    try Data((what + "\n").utf8).write(to: file.appendingPathExtension("txt"))
    let line = "\(target) \(run): \(what.prefix(400))\n"
    try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
  }
}
