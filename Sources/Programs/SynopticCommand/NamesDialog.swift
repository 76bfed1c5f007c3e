import Foundation
import Proofreading
import Synoptic

/// Asks on the terminal which places are to be changed.
enum NamesDialog {
  /// Whether somebody can be asked: both input and output are a terminal.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && Terminal.isInteractive }

  /// For each finding whether it is to be changed; nil for those that were not asked about any more.
  ///
  /// - Throws: `InputError` if the terminal cannot be written to.
  static func decisions(_ check: NameCheck) throws -> [Bool?] {
    var decisions = [Bool?](repeating: nil, count: check.findings.count)
    for (index, found) in check.findings.enumerated() where decisions[index] == nil {
      let text = FindingText(check, limit: 0, isForReading: true, hasColors: Terminal.wantsColor)
      try text.forEachLine(of: found) { try Terminal.viewLine($0) }
      switch try answer("\(index + 1) of \(check.findings.count): write \"\(found.proposal)\"?") {
      case .yes: decisions[index] = true
      case .no: decisions[index] = false
      case .all:
        for (other, place) in check.findings.enumerated()
        where place.finding == found.finding && decisions[other] == nil { decisions[other] = true }
      case .quit: return decisions
      }
    }
    return decisions
  }

  private enum Answer { case yes, no, all, quit }

  private static func answer(_ question: String) throws -> Answer {
    while true {
      try Terminal.write(PrintableText.line(question) + " [y/n/a/q] ")
      // The end of the input is an answer too.
      guard let line = readLine() else {
        try Terminal.write("\n")
        return .quit
      }
      switch line.trimmingCharacters(in: .whitespaces).lowercased() {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "a", "all": return .all
      case "q", "quit": return .quit
      default:
        try Terminal.line("y: yes; n: no; a: yes, here and at all other places of this finding; q: no more")
      }
    }
  }
}
