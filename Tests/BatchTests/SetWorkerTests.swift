import Batch
import Foundation
import Synoptic
import TestSupport
import Testing

/// Workers that are scripts of the shell.
@Suite struct SetWorkerTests {
  private static let result =
    #"{"id":"x","status":"done","mode":"parallel","sentences":2,"links":1,"bytes":3,"sha256":"a","linked":1}"#

  /// What becomes of sets of a worker that does `script` with each start, and how often it was started.
  private static func run(
    _ count: Int, _ script: String, limits: WorkerLimits = .init()
  ) throws -> (problems: [String?], starts: Int) {
    // As the program has it.
    signal(SIGPIPE, SIG_IGN)
    return try Fixtures.withTemporaryFolder { folder in
      let starts = folder.appending(path: "starts")
      let manifest = folder.appending(path: "sets.tsv")
      let lines = (0..<count).map { "s\($0)\ta|b" }
      try Data((["id\tfiles"] + lines).joined(separator: "\n").utf8).write(to: manifest)
      let script = "echo >> '\(starts.path)'\nanswer() { read line && echo '\(result)'; }\n\(script)"
      let worker = SetWorker(["/bin/sh", "-c", script], limits)
      var reader = try ManifestReader(manifest.path, folder: folder.path)
      var problems: [String?] = []
      while let set = try reader.next() {
        problems.append(worker.perform(set).problem)
        // One that ends after its answer has ended when the next set comes.
        usleep(50_000)
      }
      worker.finish()
      return (problems, try Data(contentsOf: starts).count)
    }
  }

  @Test func aSetDoesNotFailForThoseBeforeIt() throws {
    // It ends between sets, in the middle of the second, or answers nonsense then.
    for script in ["answer", "answer; read line", "answer; read line; echo nonsense"] {
      let (problems, starts) = try Self.run(3, script)
      #expect(problems == [nil, nil, nil] && starts == 3, "\(script): \(problems)")
    }
  }

  @Test func theMemoryOfSetsBeforeIsNotItsOwn() throws {
    var limits = WorkerLimits()
    limits.bytes = 20 << 20
    let large = "x=$(head -c 40000000 /dev/zero | tr '\\0' a)"
    let (problems, starts) = try Self.run(2, "answer; read line || exit; \(large); sleep 60", limits: limits)
    #expect(problems == [nil, nil] && starts == 2)
    let (own, ownStarts) = try Self.run(1, "read line; \(large); sleep 60", limits: limits)
    #expect(own.first??.contains("needed more than 20 MB") == true && ownStarts == 1)
  }

  @Test func aSetThatEndsAFreshProcessFailsAtOnce() throws {
    let (problems, starts) = try Self.run(2, "read line; exit 3")
    #expect(problems == Array(repeating: "its process ended: exit status 3", count: 2) && starts == 2)
  }
}
