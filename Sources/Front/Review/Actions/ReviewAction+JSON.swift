import AlignmentModel

/// The JSON in which a page says what its reader does.
extension ReviewAction: Decodable {
  private enum Key: String, CodingKey {
    case kind, link, status, comment, tags, passage, links, by, a, b, verdict, d, at, text
  }

  /// Reads an action.
  ///
  /// - Throws: `DecodingError` if it is none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func link() throws -> String { try values.decode(String.self, forKey: .link) }
    switch try values.decode(Kind.self, forKey: .kind) {
    case .status:
      let name = try values.decode(String.self, forKey: .status)
      guard let status = Link.Status(rawValue: name) else {
        throw DecodingError.dataCorruptedError(forKey: .status, in: values, debugDescription: "no status")
      }
      self = .status(link: try link(), status)
    case .comment: self = .comment(link: try link(), try values.decode(String.self, forKey: .comment))
    case .tags: self = .tags(link: try link(), try values.decode([String].self, forKey: .tags))
    case .takeOut: self = .takeOut(link: try link(), passage: try values.decode(Int.self, forKey: .passage))
    case .replace:
      self = .replace(
        links: try values.decode([String].self, forKey: .links),
        by: try values.decode([[ReviewPassage]].self, forKey: .by))
    case .verdict:
      let name = try values.decodeIfPresent(String.self, forKey: .verdict) ?? ""
      let verdict = ConflictDecision.Verdict(rawValue: name)
      guard verdict != nil || name.isEmpty else {
        throw DecodingError.dataCorruptedError(forKey: .verdict, in: values, debugDescription: "no verdict")
      }
      let comment = try values.decodeIfPresent(String.self, forKey: .comment) ?? ""
      self = .verdict(
        ConflictDecision(
          a: try values.decode(SideValue.self, forKey: .a).side,
          b: try values.decode(SideValue.self, forKey: .b).side, verdict: verdict,
          comment: comment.isEmpty ? nil : comment))
    case .note:
      self = .note(
        document: try values.decode(Int.self, forKey: .d), sentence: try values.decode(Int.self, forKey: .at),
        try values.decode(String.self, forKey: .text))
    case .align:
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: values, debugDescription: "aligning again is no action of this kind")
    }
  }

  /// A side of a contradiction as the page writes it.
  private struct SideValue: Decodable {
    let document: String
    let start, end: Int

    var side: ConflictDecision.Side { .init(document: document, start: start, end: end) }
  }
}

/// Document, first and last sentence.
extension ReviewPassage: Decodable {
  /// Reads three numbers.
  ///
  /// - Throws: `DecodingError` if they are no run of sentences.
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    let document = try values.decode(Int.self)
    let first = try values.decode(Int.self)
    let last = try values.decode(Int.self)
    guard values.isAtEnd, first <= last else {
      throw DecodingError.dataCorruptedError(
        in: values, debugDescription: "a passage is a document, its first and its last sentence")
    }
    self.init(document: document, sentences: first...last)
  }
}
