import AlignmentModel
import ArgumentParser
import ComparableMode
import Preparation
import Texts

/// What can be said about the links of comparable mode.
struct SynopsisOptions: ParsableArguments {
  /// What the cut favours.
  enum Favour: EnumerableFlag {
    case recall, precision

    static func help(for value: Favour) -> ArgumentHelp? {
      switch value {
      case .recall: "Rather keep a wrong link than miss a right one."
      case .precision: "Rather miss a right link than keep a wrong one."
      }
    }
  }

  /// A document of which a smaller share of sentences is linked with any other is likely to be about something else.
  ///
  /// A share of the shorter document's sentences. Accounts of one subject have .34 and more, of different subjects .08 and less.
  private static let leastLinked = 0.1

  @Flag(
    help: "Write links between two documents each, instead of groups of passages of all that tell an event.")
  var pairs = false

  @Flag(exclusivity: .exclusive)
  var favour: Favour?

  var preference: ComparableAligner.Preference {
    switch favour {
    case .recall: .recall
    case .precision: .precision
    case nil: .balanced
    }
  }

  /// The parts of the signature of an alignment for what is not left as it is by default.
  var signature: [String] {
    (favour == nil ? [] : ["favour:\(preference.rawValue)"]) + (pairs ? ["pairs"] : [])
  }

  /// Makes sure that at most one says where to cut.
  func check(threshold: Double?) throws {
    if let favour, threshold != nil {
      throw ValidationError("--threshold and --\(favour) both say what to keep; give one")
    }
  }

  /// Notes about documents that have next to nothing in common with any other.
  ///
  /// - Complexity: O(sentences linked + documents²).
  static func strangers(in alignment: Alignment, _ input: AlignmentInput) -> [String] {
    // For each document, its sentences linked with each other one.
    var linked: [String: [String: Set<Int>]] = [:]
    for link in alignment.links {
      for passage in link.passages {
        for other in link.passages where other.document != passage.document {
          linked[passage.document, default: [:]][other.document, default: []].formUnion(passage.sentences)
        }
      }
    }
    let told = Dictionary(
      input.documents.map { document in
        (document.document.id, document.sentences.count { !$0.tokens.isEmpty })
      }
    ) { first, _ in first }
    return alignment.documents.compactMap { document in
      let id = document.id
      let own = told[id] ?? 0
      guard own > 0 else {
        return "\(id): nothing to align: it has no text but references, numbers or function words"
      }
      let others = linked[id] ?? [:]
      let isKnown = others.contains { other, sentences in
        Double(sentences.count) >= leastLinked * Double(min(own, told[other] ?? 0))
      }
      guard !isKnown else { return nil }
      let count = others.values.reduce(into: Set<Int>()) { $0.formUnion($1) }.count
      return
        "\(id): \(count) of \(own) sentences \(count == 1 ? "is" : "are") linked; is it about the same events?"
    }
  }
}
