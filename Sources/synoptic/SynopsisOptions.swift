import Alignment
import Analysis
import ArgumentParser

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

  /// A document of which a smaller share of sentences is linked is likely to be about something else.
  ///
  /// A share of its own sentences, or of the longest other document's where that is shorter. Accounts of one subject have .34 and
  /// more, of different subjects .08 and less.
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

  /// Notes about documents that have next to nothing in common with the others.
  static func strangers(in alignment: Alignment, _ input: AlignmentInput) -> [String] {
    var linked: [String: Set<Int>] = [:]
    for passage in alignment.links.flatMap(\.passages) {
      linked[passage.document, default: []].formUnion(passage.sentences)
    }
    let told = input.documents.map { $0.sentences.count { !$0.tokens.isEmpty } }
    return input.documents.enumerated().compactMap { place, document in
      let id = document.document.id
      let told = (
        here: told[place],
        elsewhere: told.enumerated().filter { $0.offset != place }.map(\.element).max() ?? 0
      )
      let count = linked[id]?.count ?? 0
      if told.here == 0 {
        return "\(id): nothing to align: it has no text but references, numbers or function words"
      }
      guard count == 0 || Double(count) < leastLinked * Double(min(told.here, told.elsewhere)) else {
        return nil
      }
      return
        "\(id): \(count) of \(told.here) sentences \(count == 1 ? "is" : "are") linked; is it about the same events?"
    }
  }
}
