import Batch
import Foundation
import Synchronization
import Synoptic
import Testing

@Suite struct SetStreamTests {
  /// Takes longer for earlier sets; those whose name has an x fail.
  private struct Slow: SetPerformer {
    func perform(_ set: BatchSet) -> SetResult {
      usleep(UInt32(set.index % 4 == 0 ? 20_000 : 1_000))
      return set.id.contains("x")
        ? SetResult(set, problem: "no")
        : SetResult(set, .init(mode: "parallel", sentences: 2, links: 1, bytes: 3, sha256: "a"))
    }

    func finish() {}
  }

  private static func run(
    _ lines: [String], threads: Int = 3, failsFast: Bool = false
  ) throws -> (output: [String], done: Int, failed: Int) {
    let rest = Mutex(lines)
    let output = Mutex<[String]>([])
    let stream = SetStream(
      threads: threads, failsFast: failsFast,
      from: { rest.withLock { $0.isEmpty ? nil : Array($0.removeFirst().utf8) } },
      to: { bytes in output.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } })
    let (done, failed) = try stream.run { Slow() }
    return (output.withLock(\.self), done, failed)
  }

  @Test func resultsComeInTheOrderOfTheSets() throws {
    let lines = (0..<40).map { "{\"id\":\"\($0)\",\"files\":[\"a\",\"b\"]}" }
    let (output, done, failed) = try Self.run(["", " \r"] + lines)
    #expect((done, failed) == (40, 0))
    #expect(
      output.enumerated().allSatisfy { $1.hasPrefix("{\"id\":\"\($0)\",\"status\":\"done\"") }, "\(output)")
  }

  @Test func linesThatAreNoSetsHaveResultsToo() throws {
    let (output, done, failed) = try Self.run([
      "{\"id\":\"a\",\"files\":[\"a\",\"b\"]}", "nonsense", "{\"id\":\"x\",\"files\":[\"a\",\"b\"]}",
      "{\"id\":\"b\",\"files\":[\"a\"]}",
    ])
    #expect((done, failed) == (1, 3) && output.count == 4)
    #expect(output[1].contains("\"line 2\"") && output[1].contains("2:1: is damaged"))
    #expect(output[2] == "{\"id\":\"x\",\"status\":\"failed\",\"problem\":\"no\"}\n")
    #expect(output[3].contains("names one document"))
  }

  @Test func linesAreCountedWithTheEmptyOnes() throws {
    let (output, _, failed) = try Self.run([
      "", "nonsense", " ", "{\"id\":\"b\",\"files\":[\"a\"]}", "nonsense",
    ])
    #expect(failed == 3 && output[0].contains("\"line 2\"") && output[0].contains("2:1: is damaged"))
    #expect(output[2].contains("\"line 5\"") && output[2].contains("5:1: is damaged"))
  }

  /// Bytes that are no UTF-8 are not taken for other names.
  @Test func bytesThatAreNoTextAreAFailure() throws {
    let lines = Mutex([Array("{\"id\":\"ä\",\"files\":[\"a".utf8) + [0xFF] + Array("\",\"b\"]}".utf8)])
    let output = Mutex("")
    let stream = SetStream(
      threads: 1, from: { lines.withLock { $0.popLast() } },
      to: { bytes in output.withLock { $0 += String(decoding: bytes, as: UTF8.self) } })
    let (done, failed) = try stream.run { Slow() }
    #expect((done, failed) == (0, 1))
    let text = output.withLock(\.self)
    // The column is that of the character, of which one before it has two bytes.
    #expect(text.contains("1:21: is damaged: a string is not valid UTF-8"), "\(text)")
  }

  @Test func theFirstFailureCanEndIt() throws {
    let lines = (0..<40).map { "{\"id\":\"\($0 == 2 ? "x" : "")\($0)\",\"files\":[\"a\",\"b\"]}" }
    let (output, _, failed) = try Self.run(lines, threads: 1, failsFast: true)
    #expect(output.count == 3 && failed == 1)
  }

  @Test func whatTheSinkThrowsEndsIt() throws {
    struct Full: Error {}
    let stream = SetStream(
      threads: 2, from: { Array("{\"id\":\"a\",\"files\":[\"a\",\"b\"]}".utf8) }, to: { _ in throw Full() })
    #expect(throws: Full.self) { _ = try stream.run { Slow() } }
  }
}
