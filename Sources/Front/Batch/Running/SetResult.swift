import Synoptic

/// What became of a set.
public struct SetResult: Equatable, Sendable {
  /// What was made.
  public struct Made: Equatable, Sendable {
    /// How the documents were taken.
    public let mode: String
    /// How many sentences the documents have together.
    public let sentences: Int
    /// How many links were found.
    public let links: Int
    /// How many bytes the alignment file has.
    public let bytes: Int
    /// The checksum of the alignment file.
    public let sha256: String
    /// The codes of the documents' languages.
    public let languages: [String]
    /// The mean score of the links; nil if there are none.
    public let score: Double?
    /// The share of the sentences that stand in links, 0…1.
    public let linked: Double
    /// What looks wrong, as sentences that begin with what they are about (`language: …`).
    public let doubts: [String]

    /// Makes a result; see the properties.
    public init(
      mode: String, sentences: Int, links: Int, bytes: Int, sha256: String, languages: [String] = [],
      score: Double? = nil, linked: Double = 0, doubts: [String] = []
    ) {
      self.mode = mode
      self.sentences = sentences
      self.links = links
      self.bytes = bytes
      self.sha256 = sha256
      self.languages = languages
      self.score = score
      self.linked = linked
      self.doubts = doubts
    }
  }

  /// The name of the set.
  public let id: String
  /// Where the alignment was to be written; nil if it was not to be.
  public let output: String?
  /// What was made; nil if the set failed.
  public let made: Made?
  /// Why the set failed, as a sentence; nil if it did not.
  public let problem: String?
  /// The alignment in one line; nil if it was written to a file, or the set failed.
  let alignment: String?

  /// The result of a set that is done.
  ///
  /// - Parameters:
  ///   - set: the set.
  ///   - made: what was made.
  ///   - alignment: the alignment file in one line, where it was not written.
  public init(_ set: BatchSet, _ made: Made, alignment: String? = nil) {
    self.init(id: set.id, output: set.output, made: made, problem: nil, alignment: alignment)
  }

  /// The result of a set that failed, and why.
  public init(_ set: BatchSet, problem: String) {
    self.init(id: set.id, output: set.output, problem: problem)
  }

  /// The result of a line that is no set.
  init(line: Int, problem: String) { self.init(id: "line \(line)", output: nil, problem: problem) }

  private init(id: String, output: String?, problem: String) {
    self.init(id: id, output: output, made: nil, problem: problem, alignment: nil)
  }

  private init(id: String, output: String?, made: Made?, problem: String?, alignment: String?) {
    self.id = id
    self.output = output
    self.made = made
    self.problem = problem
    self.alignment = alignment
  }
}

extension SetResult {
  /// The result as a line of JSON, with its end.
  ///
  /// - Parameters:
  ///   - key: what tells the work on the set from all other; nil to leave it out.
  ///   - milliseconds: how long it took; nil to leave it out.
  package func json(key: ShortHash? = nil, milliseconds: Int? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.write("{\"id\":")
    writer.write(string: id)
    if let key {
      writer.write(",\"key\":")
      writer.write(string: key.text)
    }
    writer.write(",\"status\":")
    writer.write(string: made == nil ? "failed" : "done")
    if let output {
      writer.write(",\"output\":")
      writer.write(string: output)
    }
    if let made {
      writer.write(",\"mode\":")
      writer.write(string: made.mode)
      writer.write(",\"sentences\":")
      writer.write(made.sentences)
      writer.write(",\"links\":")
      writer.write(made.links)
      writer.write(",\"bytes\":")
      writer.write(made.bytes)
      writer.write(",\"sha256\":")
      writer.write(string: made.sha256)
      writer.write(",\"languages\":")
      writer.write(strings: made.languages)
      // What is no number is nowhere.
      if let score = made.score, score.isFinite {
        writer.write(",\"score\":")
        writer.write(verbatim: "\(score)")
      }
      writer.write(",\"linked\":")
      writer.write(verbatim: "\(made.linked)")
      if !made.doubts.isEmpty {
        writer.write(",\"doubts\":")
        writer.write(strings: made.doubts)
      }
    }
    if let problem {
      writer.write(",\"problem\":")
      writer.write(string: problem)
    }
    if let milliseconds {
      writer.write(",\"milliseconds\":")
      writer.write(milliseconds)
    }
    if let alignment {
      writer.write(",\"alignment\":")
      writer.write(verbatim: alignment)
    }
    writer.write("}\n")
    return writer.bytes
  }

  /// No set has more sentences, links or bytes than this.
  private static let mostCounted = 1 << 48

  /// Reads a line that `json` has written; nil if it is none, or has a number that cannot be.
  ///
  /// - Returns: the result, without its alignment, and its key.
  package static func read(_ line: UnsafeBufferPointer<UInt8>) -> (result: SetResult, key: ShortHash?)? {
    var texts: [String: String] = [:]
    var counts: [String: Int] = [:]
    var numbers: [String: Double] = [:]
    var lists: [String: [String]] = [:]
    var reader = JSONReader(line)
    var alignment: String?
    do throws(JSONError) {
      try reader.forEachMember { reader, name throws(JSONError) in
        switch reader.kind() {
        case .string: texts[name] = try reader.string()
        case .number where name == "score" || name == "linked": numbers[name] = try reader.number()
        case .number: counts[name] = try reader.count()
        case .array where name == "languages" || name == "doubts":
          try reader.forEachItem { reader, _ throws(JSONError) in
            lists[name, default: []].append(try reader.string())
          }
        default: if name == "alignment" { alignment = try reader.json() } else { try reader.skipValue() }
        }
      }
      try reader.end()
    } catch { return nil }
    guard let id = texts["id"] else { return nil }
    var made: Made?
    if texts["status"] == "done" {
      guard let mode = texts["mode"], let sentences = counts["sentences"], let links = counts["links"],
        let bytes = counts["bytes"], let sha256 = texts["sha256"],
        [sentences, links, bytes].allSatisfy({ $0 <= mostCounted }),
        numbers.values.allSatisfy({ (0...1).contains($0) })
      else { return nil }
      made = Made(
        mode: mode, sentences: sentences, links: links, bytes: bytes, sha256: sha256,
        languages: lists["languages"] ?? [], score: numbers["score"], linked: numbers["linked"] ?? 0,
        doubts: lists["doubts"] ?? [])
    } else if texts["problem"] == nil {
      return nil
    }
    let result = SetResult(
      id: id, output: texts["output"], made: made, problem: texts["problem"], alignment: alignment)
    return (result, texts["key"].flatMap(ShortHash.init))
  }
}
