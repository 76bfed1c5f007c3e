/// What of an alignment a format cannot say, counted.
struct Losses {
  /// A kind of thing that is left out.
  enum Kind: Int, CaseIterable {
    case rejected, oneDocument, crossing, overlapping, gaps, notFound, noElement, unnamed, unnamedNull, empty
    case otherDocuments, contradictions, notes
    case evidence, focus, scores, statuses, comments, names, partOfSentence, offsets, tags, labels

    /// What is left out, for a number of it.
    func text(_ count: Int) -> String {
      let links = count == 1 ? "1 link" : "\(count) links"
      return switch self {
      case .rejected: "\(links) that a person has rejected"
      case .oneDocument: "\(links) within one document"
      case .crossing: "\(links) that cross or overlap others"
      case .overlapping: "\(links) with sentences that stand in others too"
      case .gaps: "\(links) of sentences that do not follow each other"
      case .notFound: "\(links) whose text is not in the documents"
      case .noElement: "\(links) to ids that the documents do not have"
      case .unnamed: "\(links) of sentences to which the documents give no id"
      case .unnamedNull:
        "\(count) \(count == 1 ? "sentence" : "sentences") without a partner to which the documents give no id"
      case .empty: "\(links) without text on one side"
      case .otherDocuments: "\(links) of other documents"
      case .contradictions:
        "what was decided about \(count) \(count == 1 ? "contradiction" : "contradictions")"
      case .notes: "\(count) \(count == 1 ? "note" : "notes") on sentences"
      case .evidence: "the evidence of \(links)"
      case .focus: "which clauses \(links) \(count == 1 ? "is" : "are") about"
      case .scores: "the scores of \(links)"
      case .statuses: "the status of \(links)"
      case .comments: "the comments on \(links)"
      case .names: "the numbers of \(links)"
      case .tags: "the regions or scripts of the languages of \(links), which differ from the others'"
      case .labels: "the tags of \(links)"
      case .partOfSentence: "the ends of \(links) within sentences, for whole ones"
      case .offsets: "the offsets of \(links) that are not those of sentences"
      }
    }
  }

  private var counts = [Int](repeating: 0, count: Kind.allCases.count)

  /// Counts one more of a kind.
  mutating func count(_ kind: Kind) { counts[kind.rawValue] += 1 }

  /// How many there are of a kind.
  subscript(kind: Kind) -> Int { counts[kind.rawValue] }

  /// The kinds of which there are any, with their numbers.
  var texts: [String] {
    Kind.allCases.filter { self[$0] > 0 }.map { $0.text(self[$0]) }
  }
}
