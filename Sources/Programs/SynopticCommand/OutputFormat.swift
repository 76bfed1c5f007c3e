import ArgumentParser
import Publishing
import Synoptic

/// A format that `convert` writes: one in which alignments are exchanged, or one for people.
enum OutputFormat: ExpressibleByArgument, Equatable {
  case interchange(InterchangeFormat)
  case export(SynopsisExport)

  init?(argument: String) {
    if let format = InterchangeFormat(rawValue: argument) {
      self = .interchange(format)
    } else if let format = SynopsisExport(rawValue: argument) {
      self = .export(format)
    } else {
      return nil
    }
  }

  /// The format, if it is one for people.
  var export: SynopsisExport? {
    if case .export(let format) = self { format } else { nil }
  }

  static var allValueStrings: [String] {
    InterchangeFormat.allCases.map(\.rawValue) + SynopsisExport.allCases.map(\.rawValue)
  }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The formats for people, as help names them.
  static var exports: String { SynopsisExport.allCases.map(\.rawValue).joined(separator: ", ") }
}
