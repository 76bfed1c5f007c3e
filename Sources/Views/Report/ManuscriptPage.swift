import Basics
import Entities
import Mustache
import Names
import Proofreading
import Texts

/// A page on the names of one document: where they are written in several ways, with the sentences, and who and what is named.
///
/// It needs no network, no other file and no script, and prints as it is.
public struct ManuscriptPage {
  /// So many places of a finding are shown before one asks for the others.
  private static let mostPlaces = 5
  /// So many lines are named of a form.
  private static let mostLines = 8

  private let title: String
  private let check: NameCheck
  private let document: SegmentedDocument
  private let places: PlaceFinder

  /// A page.
  ///
  /// - Parameters:
  ///   - title: what the page is called.
  ///   - check: what was found in one document, in all kinds of text; of several the first is shown.
  /// - Returns: nil if there is no document.
  public init?(title: String, _ check: NameCheck) {
    guard let document = check.documents.first?.segmented else { return nil }
    self.title = title
    self.check = check
    self.document = document
    places = PlaceFinder(document.document)
  }

  /// The page.
  ///
  /// - Throws: `MustacheTemplate.ParserError` if the template built into the program is damaged, `InputError` if it is missing.
  /// - Complexity: O(number of names).
  public func html() throws -> String {
    let template = try MustacheTemplate(string: ReportPage.part("manuscript"))
    return template.render(try content())
  }

  /// Writes the page to `index.html` in a folder.
  ///
  /// - Returns: the path of the page.
  /// - Throws: `InputError` naming the path if it cannot be written; what `html()` throws.
  public func write(to folder: ReportFolder) throws -> [String] { try folder.write([("index.html", html())]) }

  private func content() throws -> [String: Any] {
    let findings = Dictionary(grouping: check.findings.filter { $0.document == 0 }, by: \.finding).values
      .sorted { ($0[0].span.lowerBound, $0[0].finding) < ($1[0].span.lowerBound, $1[0].finding) }
    let own = findings.filter { $0[0].scope == .text }
    let asides = findings.filter { $0[0].scope != .text }
    let count = own.reduce(0) { $0 + $1.count }
    let entities = check.table.entities.filter { $0.forms.contains { $0.document == 0 } }
    var content: [String: Any] = [
      "title": shown(title), "style": try ReportPage.part("style") + ReportPage.part("manuscript-style"),
      "summary":
        "\(counted(own.count, "finding")) in \(counted(count, "place")), \(counted(entities.count, "name")), language: \(document.document.language)",
      "lead": document.document.format.isArchive
        ? "Places are paragraphs and the columns in them."
        : "Places are lines of the file and the columns in them.",
      "hasFindings": !own.isEmpty, "findings": own.map(finding), "hasAsides": !asides.isEmpty,
      "asides": asides.map(finding), "entities": entities.map(entity),
      "namesLead":
        "\(counted(entities.count, "name")), those named most first, each with all its forms and the \(lineWord)s they stand in.",
      "hasAuthor": false,
    ]
    if let author = check.authors.first(where: { $0.document == 0 }) {
      content["hasAuthor"] = true
      content["author"] =
        (author.system.map { "The author follows \($0.title)" } ?? "The author follows no one system")
        + ", as told by \(counted(author.judged, "word")) whose Cyrillic spelling stands in the document"
        + (author.departures.isEmpty ? "." : "; not in these names:")
      content["hasDepartures"] = !author.departures.isEmpty
      content["departures"] = author.departures.map {
        [
          "form": shown($0.form), "expected": shown($0.expected), "count": String($0.spans.count),
          "language": language,
        ]
      }
    }
    return content
  }

  private var language: String { document.document.language.code }
  private var lineWord: String { document.document.format.isArchive ? "paragraph" : "line" }

  private func finding(_ found: [NameFinding]) -> [String: Any] {
    let first = found[0]
    let rest = found.count - ManuscriptPage.mostPlaces
    return [
      "written": shown(first.written), "proposal": shown(first.proposal), "kind": first.kind.words,
      "scope": first.scope.rawValue, "reason": shown(first.message), "language": language,
      "places": found.prefix(ManuscriptPage.mostPlaces).map(place),
      "hasRest": rest > 0, "rest": "\(counted(rest, "more place"))",
      "others": found.dropFirst(ManuscriptPage.mostPlaces).map(place),
    ]
  }

  private func place(_ found: NameFinding) -> [String: Any] {
    let page = document.document.view.pages(of: found.viewSpan).map { ", p. \($0)" } ?? ""
    return [
      "where": shown("\(lineWord == "line" ? "" : "par. ")\(found.place.line):\(found.place.column)\(page)"),
      "before": shown(found.sentence.before), "name": shown(found.sentence.name),
      "after": shown(found.sentence.after), "language": language,
      "direction": document.document.language.isWrittenFromTheRight ? "rtl" : "ltr",
    ]
  }

  private func entity(_ entity: EntityTable.Entity) -> [String: Any] {
    let forms = entity.forms.filter { $0.document == 0 }
    return [
      "name": shown(forms.first?.text ?? entity.id), "language": language,
      "kind": entity.kind == .other ? "unknown" : entity.kind.rawValue,
      "count": String(forms.reduce(0) { $0 + $1.spans.count }),
      "forms": forms.map { form in
        [
          "text": shown(form.text), "where": "(\(form.spans.count)) \(lines(of: form))", "language": language,
        ]
      },
    ]
  }

  private func lines(of form: EntityTable.Form) -> String {
    var lines: [Int] = []
    for (span, viewSpan) in zip(form.spans, form.viewSpans) {
      let line = places.place(of: span, view: viewSpan).line
      if lines.last != line { lines.append(line) }
    }
    let shown = lines.prefix(ManuscriptPage.mostLines).map(String.init).joined(separator: ", ")
    let more = lines.count - ManuscriptPage.mostLines
    return "\(lineWord)\(lines.count == 1 ? "" : "s") \(shown)" + (more > 0 ? " and \(more) more" : "")
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// A text without characters that would turn the writing round or are not seen.
  private func shown(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(PrintableText.isPrintable)))
  }
}
