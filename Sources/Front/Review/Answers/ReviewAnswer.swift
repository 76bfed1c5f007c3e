import AlignmentFiles
import AlignmentModel
import Basics
import Report

/// What the server answers a window: what changed since the state that it shows, what it can undo, and what else is to be known.
struct ReviewAnswer {
  /// The review as it stands.
  let review: Review
  /// The window that is answered.
  let window: String
  /// The state that the window shows.
  let since: Int
  /// Work that goes on.
  var task: ReviewTask?
  /// Why what was asked for was not done; nil where it was.
  var problem: ReviewProblem?
  /// Something about saving that the reader must know.
  var warning: String?

  /// The answer in JSON.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  /// - Complexity: O(what changed); where passages did, O(links).
  func json(_ data: ReviewPageData) throws -> [UInt8] {
    var writer = JSONWriter()
    writer.write("{\"revision\":")
    writer.write(review.revision)
    let changes = review.changes(since: since)
    // The window shows what the review knows nothing of: the file was read anew.
    if changes == nil { writer.write(",\"reload\":true") }
    writer.write(",\"changes\":[")
    for change in changes ?? [] {
      if change.revision > since + 1 { writer.write(",") }
      try write(change, isFirst: change.revision == since + 1, data, &writer)
    }
    writer.write("]")
    let possible = review.possible(in: window)
    write(possible.undo, named: "undo", &writer)
    write(possible.redo, named: "redo", &writer)
    writer.write(",\"task\":")
    if let task {
      writer.write("{\"name\":\"align\",\"done\":")
      try writer.write(task.done)
      if let problem = task.problem {
        writer.write(",\"problem\":")
        writer.write(string: problem)
      }
      writer.write("}")
    } else {
      writer.write("null")
    }
    writer.write(",\"problem\":")
    if let text = problem?.text ?? warning { writer.write(string: text) } else { writer.write("null") }
    if let problem {
      writer.write(",\"code\":")
      writer.write(string: problem.code)
      if let link = problem.link {
        writer.write(",\"link\":")
        writer.write(string: link)
      }
    }
    writer.write("}")
    return writer.bytes
  }

  private func write(_ entry: ReviewHistory.Entry?, named name: StaticString, _ writer: inout JSONWriter) {
    writer.write(",\"")
    writer.write(name)
    guard let entry else { return writer.write("\":null") }
    writer.write("\":{\"what\":")
    writer.write(string: entry.kind.rawValue)
    write(link: entry.link, &writer)
    writer.write("}")
  }

  private func write(link: String?, _ writer: inout JSONWriter) {
    writer.write(",\"link\":")
    if let link { writer.write(string: link) } else { writer.write("null") }
  }

  private func write(
    _ change: Review.Change, isFirst: Bool, _ data: ReviewPageData, _ writer: inout JSONWriter
  ) throws {
    writer.write("{\"revision\":")
    writer.write(change.revision)
    writer.write(",\"window\":")
    writer.write(string: change.window)
    writer.write(",\"what\":")
    writer.write(string: change.kind.rawValue)
    writer.write(",\"how\":")
    writer.write(string: change.manner.rawValue)
    write(link: change.link, &writer)
    if isFirst {
      let (from, dates) = data.dates(since: since)
      writer.write(",\"dates\":{\"from\":")
      writer.write(from)
      writer.write(",\"items\":")
      writer.write(verbatim: try PageJSON.text(dates))
      writer.write("}")
    }
    // What changed is written once, as it is now, with the last change.
    writer.write(",\"links\":[")
    if change.revision == review.revision {
      for (index, id) in changedLinks.enumerated() {
        if index > 0 { writer.write(",") }
        try write(linkNamed: id, data, &writer)
      }
    }
    writer.write("]")
    if change.revision == review.revision { try writeLists(data, &writer) }
    if let summary = change.summary {
      writer.write(",\"summary\":")
      writer.write(verbatim: try PageJSON.text(summary))
    }
    writer.write("}")
  }

  /// The links that any of the changes touches, in the order of the file: those that are gone first.
  private var changedLinks: [String] {
    Set((review.changes(since: since) ?? []).flatMap(\.links)).map {
      ($0, review.state.link($0)?.index ?? -1)
    }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private func write(linkNamed id: String, _ data: ReviewPageData, _ writer: inout JSONWriter) throws {
    writer.write("{\"id\":")
    writer.write(string: id)
    writer.write(",\"source\":")
    guard let placed = review.state.link(id) else { return writer.write("null}") }
    writer.write(verbatim: try NativeFile.json(placed.value))
    writer.write(",\"after\":")
    if placed.index > 0 {
      writer.write(string: review.alignment.links[placed.index - 1].id)
    } else {
      writer.write("null")
    }
    if let known = data.link(id) {
      writer.write(",\"date\":")
      writer.write(known.date)
      for (name, lists) in [(",\"passages\":[", known.passages), (",\"asides\":[", known.asides)]
        as [(StaticString, [[Int]]?)]
      {
        guard let lists else { continue }
        writer.write(name)
        for (index, list) in lists.enumerated() {
          if index > 0 { writer.write(",") }
          writer.write(list)
        }
        writer.write("]")
      }
    }
    writer.write("}")
  }

  /// The lists that any of the changes touches.
  private func writeLists(_ data: ReviewPageData, _ writer: inout JSONWriter) throws {
    let changes = review.changes(since: since) ?? []
    if changes.contains(where: \.changesPassages) {
      writer.write(",\"events\":[")
      for (index, event) in data.events.enumerated() {
        writer.write(index > 0 ? ",{\"links\":[" : "{\"links\":[")
        for (number, id) in event.links.enumerated() {
          if number > 0 { writer.write(",") }
          writer.write(string: id)
        }
        writer.write("],\"date\":")
        writer.write(event.date)
        writer.write("}")
      }
      writer.write("]")
    }
    if changes.contains(where: \.changesConflicts) {
      let lines = review.alignment.conflicts.map { NativeFile.json($0) }
      writer.write(verbatim: ",\"contradictions\":[\(lines.joined(separator: ","))]")
    }
    if changes.contains(where: \.changesNotes) {
      writer.write(verbatim: ",\"notes\":\(try PageJSON.text(data.notes(review.alignment)))")
    }
  }
}

/// Work that goes on while the review does: the documents are aligned again.
struct ReviewTask: Sendable {
  /// How much of it is done, 0…1.
  var done = 0.0
  /// Why it ended without a result; nil while it goes on.
  var problem: String?
}
