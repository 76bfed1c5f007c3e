/// A format in which alignments are kept and exchanged.
public enum InterchangeFormat: String, CaseIterable, Sendable {
  /// The native file.
  case synoptic
  /// TMX 1.4b: translation memories.
  case tmx
  /// XCES cesAlign, as OPUS uses it.
  case xces
  /// TEI P5: `standOff` with `spanGrp` and `linkGrp`.
  case tei
  /// XLIFF 2.0.
  case xliff
  /// XLIFF 1.2, as translators' programs write it.
  case xliff12 = "xliff1.2"
  /// The ladder of hunalign.
  case ladder
  /// The lines of Vecalign, Bertalign and scorers.
  case vecalign
  /// Two files of text, line by line, as Moses takes them.
  case moses
  /// A table of text.
  case tsv
  /// Links of the native file, one a line.
  case jsonl
  /// The links of InterText.
  case intertext
  /// The beads of the IMS Open Corpus Workbench, as `cwb-align-import` reads them.
  case cwb
  /// The mapping of Sketch Engine and NoSketch Engine.
  case sketchengine

  /// What a format says of the passages of a link.
  enum Content {
    /// Everything: the native format.
    case all
    /// The numbers of sentences, counted through the document.
    case sentences
    /// The numbers of sentences in their paragraphs.
    case paragraphs
    /// The words.
    case text
  }

  /// In what order links may stand.
  enum Order {
    /// In any, and sentences may stand in several links.
    case any
    /// In any, but a sentence stands in one link at most.
    case disjoint
    /// In that of the sentences of both documents.
    case monotone
  }

  /// What a format can say; what it cannot is left out.
  struct Capacity {
    var content: Content
    /// Whether a link may be of more documents than two.
    var takesMany = false
    /// Whether it tells the languages of its documents, so that these must be known.
    var tellsLanguages = false
    var order = Order.any
    /// Whether it lists sentences without counterpart.
    var listsNulls = false
    /// Whether a side may be of sentences that do not follow each other.
    var takesGaps = true
    var hasScores = true
    /// Whether it tells confirmed links from others, and manual ones from both.
    var hasStatus = false
    var hasComments = false
    var hasNames = true
    /// Whether it points at sentences by the ids that documents give them.
    var pointsToElements = false
    /// Whether it counts lines of texts with a sentence a line, empty ones too.
    var countsLines = false
  }

  /// What the format can say.
  var capacity: Capacity {
    switch self {
    case .synoptic, .jsonl: Capacity(content: .all, takesMany: true, hasStatus: true, hasComments: true)
    case .tmx:
      Capacity(content: .text, takesMany: true, tellsLanguages: true, hasStatus: true, hasComments: true)
    case .xces: Capacity(content: .sentences, listsNulls: true, pointsToElements: true)
    case .tei: Capacity(content: .sentences, takesMany: true, hasStatus: true, pointsToElements: true)
    case .xliff, .xliff12: Capacity(content: .text, tellsLanguages: true, hasStatus: true, hasComments: true)
    case .ladder:
      Capacity(
        content: .sentences, order: .monotone, listsNulls: true, takesGaps: false, hasNames: false,
        countsLines: true)
    case .vecalign: Capacity(content: .sentences, listsNulls: true, hasNames: false, countsLines: true)
    case .moses: Capacity(content: .text, hasScores: false, hasNames: false)
    case .tsv: Capacity(content: .text, hasStatus: true, hasComments: true)
    case .intertext:
      Capacity(
        content: .paragraphs, order: .monotone, listsNulls: true, takesGaps: false, hasScores: false,
        hasNames: false, pointsToElements: true)
    case .cwb:
      Capacity(
        content: .sentences, order: .disjoint, takesGaps: false, hasScores: false, hasNames: false,
        pointsToElements: true)
    case .sketchengine:
      Capacity(
        content: .sentences, order: .monotone, listsNulls: true, takesGaps: false, hasScores: false,
        hasNames: false)
    }
  }

  /// The format by the name of a file; nil if that does not tell.
  static func named(_ path: String) -> InterchangeFormat? {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "json": return .synoptic
    case "jsonl", "ndjson": return .jsonl
    case "tmx": return .tmx
    case "xces", "ces": return .xces
    case "tei": return .tei
    case "xlf", "xliff": return .xliff
    case "ladder": return .ladder
    case "path", "vecalign", "align": return .vecalign
    case "tsv", "tab", "csv": return .tsv
    case "cwb", "beads": return .cwb
    case "map", "sketch": return .sketchengine
    default: return nil
    }
  }

  /// The format by the beginning of a file; nil if that does not tell.
  ///
  /// - Parameter beginning: the first kilobytes.
  static func told(by beginning: String) -> InterchangeFormat? {
    let text = beginning.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("{") {
      if text.contains(#""synoptic-links""#) { return .jsonl }
      return text.contains(#""synoptic-alignment""#) ? .synoptic : nil
    }
    if text.hasPrefix("<") {
      let root = text.matches(of: /<([A-Za-z][A-Za-z0-9_.:-]*)/).first.map { $0.output.1 }
      switch root?.split(separator: ":").last {
      case "tmx": return .tmx
      case "cesAlign", "cesDoc": return .xces
      case "linkGrp":
        // InterText's begins a file; so may a group of XCES, and one of TEI.
        let tag = text.firstRange(of: "linkGrp").map { text[$0.lowerBound...].prefix { $0 != ">" } } ?? ""
        return tag.contains("fromDoc") ? tag.contains("targType") ? .xces : .intertext : .tei
      case "standOff", "TEI": return .tei
      case "xliff": return .xliff
      default: return nil
      }
    }
    guard let line = text.split(whereSeparator: \.isNewline).first else { return nil }
    if line.wholeMatch(of: /(\d+:)?\[[\d, ]*\]:\[[\d, ]*\](:.*)?/) != nil { return .vecalign }
    if line.wholeMatch(of: /0[ \t]0([ \t]-?[\d.]+)?/) != nil { return .ladder }
    if line.wholeMatch(of: /(-1|\d+([,:]\d+)?)\t(-1|\d+([,:]\d+)?)/) != nil { return .sketchengine }
    if line.wholeMatch(of: /[A-Z0-9_-]+\t[A-Z0-9_-]+\t\w+\t\S*\{\w+\}\S*/) != nil { return .cwb }
    return line.contains("\t") ? .tsv : nil
  }
}
