import AlignmentFiles
import AlignmentModel
import Basics
import Foundation
import Report
import Review
import TestSupport
import Testing

/// Reviews and their files.
@Suite struct ReviewSessionTests {
  /// A review of a file in a folder of its own.
  private func withSession(
    _ isTranslation: Bool = false, realign: @escaping ReviewSession.Realign = { alignment, _ in alignment },
    _ body: (ReviewSession, URL) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "synoptic-review-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "t.json")
    let (alignment, documents) =
      isTranslation ? try ReviewFixture.translation() : try ReviewFixture.accounts()
    try NativeFile.write(alignment, to: file.path)
    let session = ReviewSession(
      ReviewFixture.content(alignment, documents), file: try ReviewFile(file.path), exports: ["json", "x"],
      export: { alignment, name in Array("\(name) \(alignment.links.count)".utf8) }, realign: realign)
    try await body(session, file)
  }

  private func object(_ answer: ReviewSession.Answer) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(answer.json)) as? [String: Any])
  }

  private func isDone(_ answer: ReviewSession.Answer) -> Bool {
    if case .done = answer { true } else { false }
  }

  /// A window as the page is one: what it was sent at first, and what answers changed of it.
  private final class Replica {
    var revision: Int
    var links: [String]
    var sources: [String: [String: Any]]
    var notes: [[String: Any]] = []
    var events: [[String]] = []

    init(_ alignment: Alignment, revision: Int) throws {
      self.revision = revision
      links = alignment.links.map(\.id)
      sources = [:]
      for link in alignment.links {
        sources[link.id] =
          try JSONSerialization.jsonObject(with: Data(NativeFile.json(link).utf8)) as? [String: Any]
      }
    }

    func apply(_ answer: [String: Any]) {
      for change in answer["changes"] as? [[String: Any]] ?? [] {
        guard let number = change["revision"] as? Int, number > revision else { continue }
        let changed = change["links"] as? [[String: Any]] ?? []
        links.removeAll { id in changed.contains { $0["id"] as? String == id } }
        for link in changed where !(link["source"] is NSNull) {
          let id = link["id"] as? String ?? ""
          let place = (link["after"] as? String).flatMap { links.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
          links.insert(id, at: place)
          sources[id] = link["source"] as? [String: Any]
        }
        if let all = change["notes"] as? [[String: Any]] { notes = all }
        if let all = change["events"] as? [[String: Any]] {
          events = all.map { $0["links"] as? [String] ?? [] }
        }
      }
      revision = answer["revision"] as? Int ?? revision
    }
  }

  @Test func eachStepIsInTheFileWhenItIsAnswered() async throws {
    try await withSession { session, file in
      let answer = try await session.perform(.status(link: "l2", .confirmed), in: "windowone", seeing: 0)
      #expect(isDone(answer))
      #expect(try NativeFile.read(file.path).links[1].status == .confirmed)
      _ = try await session.undo(in: "windowone", seeing: 1)
      #expect(try NativeFile.read(file.path) == ReviewFixture.accounts().alignment)
      #expect(await session.progress == (4, 0))
    }
  }

  /// Two windows that hear of changes now and then end with what the file has.
  @Test(arguments: [false, true])
  func windowsComeToShowWhatTheFileHas(_ isTranslation: Bool) async throws {
    try await withSession(isTranslation) { session, file in
      var random = SeededGenerator(seed: 5)
      let start = try NativeFile.read(file.path)
      let replicas = [try Replica(start, revision: 0), try Replica(start, revision: 0)]
      for _ in 0..<500 {
        let number = Int.random(in: 0...1, using: &random)
        let (replica, window) = (replicas[number], ReviewPropertyTests.windows[number])
        let answer: ReviewSession.Answer
        switch Int.random(in: 0..<8, using: &random) {
        case 0: answer = try await session.undo(in: window, seeing: replica.revision)
        case 1: answer = try await session.redo(in: window, seeing: replica.revision)
        default:
          let action = ReviewPropertyTests.action(try NativeFile.read(file.path), &random)
          answer = try await session.perform(action, in: window, seeing: replica.revision)
        }
        // What is refused brings the window up to date, too.
        replica.apply(try object(answer))
      }
      let last = try NativeFile.read(file.path)
      for (replica, window) in zip(replicas, ReviewPropertyTests.windows) {
        replica.apply(try object(try await session.changes(since: replica.revision, in: window, wait: 0)))
        #expect(replica.links == last.links.map(\.id))
        for link in last.links {
          let expected = try JSONSerialization.jsonObject(with: Data(NativeFile.json(link).utf8))
          #expect(NSDictionary(dictionary: replica.sources[link.id] ?? [:]).isEqual(expected))
        }
        #expect(replica.notes.count == last.notes.count)
      }
    }
  }

  @Test func aWindowThatWaitsHearsOfAnother() async throws {
    try await withSession { session, _ in
      async let heard = session.changes(since: 0, in: "windowtwo", wait: 25)
      try await Task.sleep(for: .milliseconds(50))
      _ = try await session.perform(.status(link: "l1", .rejected), in: "windowone", seeing: 0)
      let answer = try object(try await heard)
      #expect(answer["revision"] as? Int == 1)
      #expect((answer["changes"] as? [Any])?.count == 1)
    }
  }

  @Test func whatCannotBeSavedIsNotDone() async throws {
    try await withSession { session, file in
      let content = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      let unsaved = try await session.perform(.status(link: "l1", .confirmed), in: "windowone", seeing: 0)
      guard case .unsaved = unsaved else {
        Issue.record("a file that is gone was written")
        return
      }
      #expect(try object(unsaved)["problem"] as? String != nil)
      try content.write(to: file)
      // The file is another than before, so pages are loaded again.
      let answer = try await session.perform(.status(link: "l1", .confirmed), in: "windowone", seeing: 0)
      #expect(!isDone(answer))
      #expect(try object(answer)["reload"] as? Bool == true)
      #expect(try Data(contentsOf: file) == content)
    }
  }

  @Test func whatAnotherProgramWroteIsReadAndNotWrittenOver() async throws {
    try await withSession { session, file in
      _ = try await session.perform(.status(link: "l1", .confirmed), in: "windowone", seeing: 0)
      var other = try NativeFile.read(file.path)
      other.links[3].comment = "by hand"
      try NativeFile.write(other, to: file.path)
      let refused = try await session.perform(.status(link: "l2", .confirmed), in: "windowone", seeing: 1)
      #expect(!isDone(refused))
      let revision = try #require(try object(refused)["revision"] as? Int)
      let done = try await session.perform(.status(link: "l2", .confirmed), in: "windowone", seeing: revision)
      #expect(isDone(done))
      let links = try NativeFile.read(file.path).links
      #expect(links.map(\.status) == [.confirmed, .confirmed, .automatic, .automatic])
      #expect(links[3].comment == "by hand")
    }
  }

  @Test func aSecondReviewOfAFileIsRefused() async throws {
    try await withSession { _, file in
      #expect(throws: InputError.self) { try ReviewFile(file.path) }
    }
  }

  /// What is decided, taken back or drawn while documents are aligned again stays as it is then.
  @Test(arguments: [false, true])
  func workDuringAnAligningIsKept(_ isTranslation: Bool) async throws {
    let gate = DispatchSemaphore(value: 0)
    try await withSession(
      isTranslation,
      realign: { alignment, _ in
        gate.wait()
        return alignment
      }
    ) { session, file in
      let window = "windowone"
      _ = try await session.perform(.status(link: "l1", .confirmed), in: window, seeing: 0)
      _ = try await session.align(in: window, seeing: 1)
      _ = try await session.undo(in: window, seeing: 1)
      let drawn = [
        [ReviewPassage(document: 0, sentences: 3...3), ReviewPassage(document: 1, sentences: 9...9)]
      ]
      _ = try await session.perform(.replace(links: ["l2"], by: drawn), in: window, seeing: 2)
      gate.signal()
      var answer = try object(try await session.changes(since: 3, in: window, wait: 10))
      while answer["revision"] as? Int == 3 {
        answer = try object(try await session.changes(since: 3, in: window, wait: 10))
      }
      let alignment = try NativeFile.read(file.path)
      #expect(alignment.links.contains { $0.id == "l1" && $0.status == .automatic })
      #expect(alignment.links.contains { $0.id == "l2" && $0.status == .manual })
      if isTranslation { #expect(ReviewPropertyTests.overlapping(alignment).isEmpty) }
    }
  }

  @Test func aligningAgainKeepsDecisionsOfNowAndCanBeTakenBack() async throws {
    let gate = DispatchSemaphore(value: 0)
    try await withSession(
      realign: { alignment, observer in
        gate.wait()
        var new = alignment
        // l3 is not found again, l4 is surer, and another is new; l2 would be linked otherwise.
        new.links.removeAll { $0.id == "l3" }
        new.links[2].score = 0.95
        let documents = try ReviewFixture.documents(3)
        new.links.append(
          Link(
            id: "l9", score: 0.7,
            passages: [
              ReviewFixture.passage(documents[0], 10...10), ReviewFixture.passage(documents[1], 10...10),
            ],
            evidence: []))
        new.links.append(
          Link(
            id: "l10", score: 0.7,
            passages: [
              ReviewFixture.passage(documents[0], 3...3), ReviewFixture.passage(documents[1], 4...5),
            ],
            evidence: []))
        return new
      }
    ) { session, file in
      _ = try await session.perform(.comment(link: "l3", "mine"), in: "windowone", seeing: 0)
      let before = try NativeFile.read(file.path)
      let begun = try await session.align(in: "windowone", seeing: 1)
      let task = try object(begun)["task"] as? [String: Any]
      #expect(isDone(begun) && task?["name"] as? String == "align")
      #expect(!isDone(try await session.align(in: "windowtwo", seeing: 1)))
      // Somebody decides while the documents are being aligned.
      _ = try await session.perform(.status(link: "l2", .rejected), in: "windowtwo", seeing: 1)
      gate.signal()
      var answer = try object(try await session.changes(since: 2, in: "windowone", wait: 10))
      while answer["revision"] as? Int == 2 {
        answer = try object(try await session.changes(since: 2, in: "windowone", wait: 10))
      }
      let links = try NativeFile.read(file.path).links
      #expect(links.map(\.id) == ["l1", "l2", "l4", "l5"])
      #expect(links[1].status == .rejected)
      #expect(links[2].score == 0.95)
      let change = try #require((answer["changes"] as? [[String: Any]])?.last)
      let summary = try #require(change["summary"] as? [String: Any])
      #expect(summary["removed"] as? [String] == ["l3"])
      #expect(summary["added"] as? [String] == ["l5"])
      #expect(summary["changed"] as? [String] == ["l4"])
      #expect(summary["kept"] as? Int == 1 && summary["lostWords"] as? Int == 1)
      #expect(isDone(try await session.undo(in: "windowone", seeing: 3)))
      #expect(isDone(try await session.undo(in: "windowtwo", seeing: 4)))
      #expect(try NativeFile.read(file.path) == before)
    }
  }

  @Test func whatFailsIsToldAndLeavesAllAsItWas() async throws {
    try await withSession(realign: { _, _ in throw InputError(.documentChanged, "a document has changed") }) {
      session, file in
      let before = try Data(contentsOf: file)
      _ = try await session.align(in: "windowone", seeing: 0)
      var task: [String: Any] = [:]
      for _ in 0..<100 where task["problem"] == nil {
        task =
          try object(try await session.changes(since: 0, in: "windowone", wait: 0))["task"] as? [String: Any]
          ?? [:]
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(task["problem"] as? String == "a document has changed")
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func thePageIsOfTheStateAndKnowsThatItIsInAReview() async throws {
    try await withSession { session, _ in
      _ = try await session.perform(.note(document: 0, sentence: 1, "mind this"), in: "windowone", seeing: 0)
      let page = try await session.page()
      #expect(page.contains(#""review":{"exports":["json","x"],"revision":1}"#))
      #expect(page.contains("connect-src &#39;self&#39;"))
      #expect(page.contains(#""notes":[{"d":0,"first":1,"last":1,"text":"mind this"}]"#))
    }
  }

  @Test func exportsAreOfTheStateAndOfWhatIsConfirmed() async throws {
    try await withSession { session, _ in
      _ = try await session.perform(.status(link: "l1", .confirmed), in: "windowone", seeing: 0)
      #expect(try await session.exported("x", isConfirmedOnly: false) == Array("x 4".utf8))
      #expect(try await session.exported("x", isConfirmedOnly: true) == Array("x 1".utf8))
      #expect(try await session.exported("pdf", isConfirmedOnly: false) == nil)
      let json = try #require(try await session.exported("json", isConfirmedOnly: false))
      #expect(String(decoding: json, as: UTF8.self).contains("\"confirmed\""))
    }
  }
}
