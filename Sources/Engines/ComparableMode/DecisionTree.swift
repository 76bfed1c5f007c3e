/// A decision tree, from its root: what it adds to the log-odds of a pair depends on whether features of the pair are below thresholds.
package indirect enum DecisionTree: Equatable, Sendable {
  /// What is added to the log-odds of the pairs that come here.
  case leaf(Float)
  /// Pairs whose feature is below the threshold go on to `below`, the others to `above`; `value` is what is added on average.
  case split(feature: Int, threshold: Float, value: Float, below: DecisionTree, above: DecisionTree)

  /// What is added on average to pairs that come here.
  package var value: Float {
    switch self {
    case .leaf(let value), .split(_, _, let value, _, _): value
    }
  }
}

extension DecisionTree: Codable {
  // A tree is one string: its nodes from the root, each before those below its threshold and then those above. A split is
  // "feature<threshold:value", a leaf ":value".

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    var words = text.split(separator: " ")[...]
    guard let tree = DecisionTree(&words), words.isEmpty else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no tree")
    }
    self = tree
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private var text: String {
    switch self {
    case .leaf(let value): ":\(value)"
    case .split(let feature, let threshold, let value, let below, let above):
      "\(PairFeatures.names[feature])<\(threshold):\(value) \(below.text) \(above.text)"
    }
  }

  /// The tree that begins with the first of some words, which are taken away; nil if they are none, or not of finite numbers.
  private init?(_ words: inout ArraySlice<Substring>) {
    guard let word = words.popFirst() else { return nil }
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = Float(parts[1]), value.isFinite else { return nil }
    if parts[0].isEmpty {
      self = .leaf(value)
      return
    }
    let question = parts[0].split(separator: "<")
    guard question.count == 2, let threshold = Float(question[1]), threshold.isFinite,
      let feature = PairFeatures.names.firstIndex(of: String(question[0])),
      let below = DecisionTree(&words), let above = DecisionTree(&words)
    else { return nil }
    self = .split(feature: feature, threshold: threshold, value: value, below: below, above: above)
  }
}
