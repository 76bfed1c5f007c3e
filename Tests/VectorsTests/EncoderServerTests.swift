import Basics
import Foundation
import TestSupport
import Testing
import Vectors

/// The client of a server of vectors against one that behaves, and against all ways not to.
@Suite struct EncoderServerTests {
  private static let sentences = ["Eins.", "Two.", "Три."]

  private func client(
    _ server: TestServer, key: String? = nil, _ change: (inout EncoderServer.Options) -> Void = { _ in }
  ) throws -> EncoderServer {
    var options = EncoderServer.Options()
    options.pause = 0.01
    options.timeout = 5
    change(&options)
    return try EncoderServer(ServerAddress(server.address), model: "m", key: key, options: options)
  }

  /// A server that is ended with the test.
  private func withServer<Result>(
    _ reply: @escaping @Sendable (TestServer.Request, Int) -> TestServer.Reply,
    _ body: (TestServer) throws -> Result
  ) throws -> Result {
    let server = try #require(TestServer(reply))
    defer { server.stop() }
    return try body(server)
  }

  private func problem(
    attempts: Int?, _ reply: @escaping @Sendable (TestServer.Request, Int) -> TestServer.Reply,
    _ change: (inout EncoderServer.Options) -> Void = { _ in }
  ) throws -> String {
    try withServer(reply) { server throws in
      do {
        _ = try client(server, change).encode(Self.sentences, threads: 1)
        return ""
      } catch let error as InputError {
        if let attempts { #expect(server.requests.count == attempts) }
        return error.problem
      }
    }
  }

  @Test func batchesInOrderWithTheKey() throws {
    try withServer({ request, _ in .answer(200, TestServer.vectors(request.input)) }) { server throws in
      let vectors = try client(server, key: "secret") { $0.batch = 2 }.encode(Self.sentences, threads: 1)
      #expect(vectors.count == 3 && vectors.dimension == 4)
      #expect(vectors.elements == (try client(server).encode(Self.sentences, threads: 1).elements))
      let requests = server.requests
      #expect(requests.map(\.input) == [["Eins.", "Two."], ["Три."], Self.sentences])
      #expect(requests.allSatisfy { $0.path == "/v1/embeddings" && $0.body.contains("\"model\":\"m\"") })
      #expect(requests[0].header.contains("Authorization: Bearer secret"))
      #expect(!requests[2].header.contains("Authorization"))
    }
  }

  @Test func vectorsComeInAnyOrder() throws {
    let body =
      #"{"data": [{"embedding": [0, 2], "index": 1}, {"index": 0, "embedding": [3, 0]}, {"index": 2, "embedding": [-1, 0]}], "usage": {"x": [1]}}"#
    try withServer({ _, _ in .answer(200, body) }) { server throws in
      #expect(
        try client(server).encode(Self.sentences, threads: 1).elements == [16384, 0, 0, 16384, -16384, 0])
    }
  }

  @Test func aBusyServerIsAskedAgain() throws {
    try withServer({ request, number in
      switch number {
      case 0: .answer(503, #"{"error": "loading"}"#)
      case 1: .answer(429, header: ["Retry-After: 1"], "slow down")
      case 2: .cutOff("{\"data\": [")
      default: .answer(200, TestServer.vectors(request.input))
      }
    }) { server throws in
      let start = Date()
      #expect(try client(server).encode(Self.sentences, threads: 1).count == 3)
      #expect(server.requests.count == 4 && Date().timeIntervalSince(start) >= 1)
    }
  }

  @Test func whatStaysWrongIsAnError() throws {
    #expect(
      try problem(attempts: 4) { _, _ in .answer(500, #"{"error": {"message": "out of memory"}}"#) }
        == "the server answers with the status 500: 'out of memory', asked 4 times")
    #expect(
      try problem(attempts: 1) { _, _ in .answer(404, #"{"error": "model not found"}"#) }
        == "the server answers with the status 404: 'model not found'")
    #expect(
      try problem(attempts: 1) { _, _ in .answer(401, "") } == "the server answers with the status 401")
    #expect(try problem(attempts: 4) { _, _ in .cutOff("{}") }.hasPrefix("the server breaks off its answer"))
    #expect(try problem(attempts: 4) { _, _ in .noise }.hasPrefix("the server breaks off its answer"))
    #expect(
      // On a busy computer a request may not have been read before it is given up.
      try problem(attempts: nil, { _, _ in .silence(3) }) {
        $0.timeout = 0.2
        $0.attempts = 2
      } == "the server does not answer within 0.2 seconds, asked 2 times")
    #expect(
      try problem(attempts: 1, { _, _ in .answer(200, String(repeating: " ", count: 5000)) }) {
        $0.largest = 1000
      }
        == "the server's answer is larger than any that makes sense")
  }

  @Test func nobodyElseIsContacted() throws {
    try withServer({ _, _ in .answer(200, "{}") }) { other throws in
      let location = "Location: \(other.address)/embeddings"
      #expect(
        try problem(attempts: 1) { _, _ in .answer(307, header: [location], "") }
          == "the server answers with the status 307")
      #expect(other.requests.isEmpty)
    }
  }

  @Test func answersThatAreNoneAreRefusedWhole() throws {
    func answer(_ body: String) throws -> String { try problem(attempts: 1) { _, _ in .answer(200, body) } }
    func row(_ index: Int, _ values: String) -> String { "{\"index\": \(index), \"embedding\": [\(values)]}" }
    func list(_ rows: [String]) -> String { "{\"data\": [\(rows.joined(separator: ","))]}" }
    #expect(try answer("<html>").contains("not as it should be"))
    #expect(try answer("{}") == "the server gives 0 vectors for 3 sentences")
    #expect(try answer(list([row(0, "1,2"), row(1, "1,2")])) == "the server gives 2 vectors for 3 sentences")
    #expect(
      try answer(list([row(0, "1,2"), row(1, "1,2"), row(2, "1,2"), row(3, "1,2")]))
        == "the server gives 4 vectors for 3 sentences")
    #expect(
      try answer(list([row(0, "1,2"), row(1, "1,2"), row(1, "1,2"), row(2, "1,2")]))
        == "the server gives 3 vectors for 3 sentences, one of them twice")
    #expect(
      try answer(list([row(0, "1,2"), row(1, "1,2"), row(2, "1,2,3")])).contains(
        "vectors of 2 and of 3 elements"))
    #expect(try answer(list([row(0, ""), row(1, ""), row(2, "")])).contains("vectors of 0 elements"))
    #expect(
      try answer(list([row(0, "1,2"), row(1, "NaN,2"), row(2, "1,2")])).contains("not as it should be"))
    #expect(
      try answer(list([row(0, "1,2"), row(1, "null,2"), row(2, "1,2")])).contains("not as it should be"))
    #expect(
      try answer(list([row(0, "1,2"), row(1, "1e999,2"), row(2, "1,2")])).contains("not as it should be"))
    #expect(
      try answer(list([row(0, "1,2"), row(1, "1e300,2"), row(2, "1,2")])).contains("without a direction"))
    #expect(try answer(list([row(0, "1,2"), row(1, "0,0"), row(2, "1,2")])).contains("without a direction"))
    #expect(try answer(#"{"data": [{"index": 0, "embedding": "AACAPw=="}]}"#).contains("not as it should be"))
  }

  @Test func vectorsOfAnotherLengthLaterAreAnError() throws {
    let text = try problem(
      attempts: 2,
      { request, number in .answer(200, TestServer.vectors(request.input, dimension: 4 + number)) }
    ) { $0.batch = 2 }
    #expect(text == "the server gives vectors of 5 elements after some of 4")
  }

  @Test func aRequestThatIsTooLargeIsDivided() throws {
    try withServer({ request, _ in
      request.input.count > 1 ? .answer(413, "too large") : .answer(200, TestServer.vectors(request.input))
    }) { server throws in
      #expect(try client(server).encode(Self.sentences, threads: 1).count == 3)
      #expect(server.requests.map(\.input.count) == [3, 1, 1, 1])
    }
  }

  @Test func nobodyThere() throws {
    let server = try #require(TestServer { _, _ in .noise })
    server.stop()
    let error = #expect(throws: InputError.self) { try client(server).encode(["a"], threads: 1) }
    #expect(error?.problem == "no server answers there, asked 4 times")
    #expect(error?.file == "\(server.address)/embeddings")
  }

  @Test func addresses() throws {
    for (text, endpoint) in [
      ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1/embeddings"),
      ("http://localhost:11434/v1/", "http://localhost:11434/v1/embeddings"),
      ("HTTPS://api.example.org/v1/embeddings", "https://api.example.org/v1/embeddings"),
      ("http://[::1]:80", "http://[::1]:80/embeddings"),
    ] { #expect(try ServerAddress(text).endpoint == endpoint) }
    for name in ["127.0.0.1", "localhost", "LOCALHOST", "127.1.2.3", "[::1]"] {
      #expect(try ServerAddress("http://\(name)/").isHere)
    }
    for name in ["10.0.0.1", "127.0.0.1.example.org", "localhost.org"] {
      #expect(try !ServerAddress("http://\(name)/").isHere)
    }
    for text in [
      "ftp://localhost/", "http://", "http://a b/", "http://user:key@localhost/", "http://localhost/v1?key=x",
      "http://localhost/#v1", "http://höhe.de/",
    ] { #expect(throws: InputError.self, "\(text)") { try ServerAddress(text) } }
    #expect(
      ServerAddress.isAddress("http://x") && !ServerAddress.isAddress("/usr/share/x")
        && !ServerAddress.isAddress("x.npy"))
    let server = try ServerAddress("http://localhost:1/v1")
    #expect(throws: InputError.self) { try EncoderServer(server, model: "") }
    #expect(throws: InputError.self) { try EncoderServer(server, model: "m", key: "a\r\nHost: b") }
    #expect(try EncoderServer(server, model: "m|x").identity.description == "m_x@localhost:1/v1")
  }

  @Test func theMessageOfAServer() {
    #expect(EncoderServer.message(Array(#"{"error": {"message": "no"}}"#.utf8)) == "no")
    #expect(EncoderServer.message(Array(#"{"object": "error", "message": "no", "code": 1}"#.utf8)) == "no")
    #expect(EncoderServer.message(Array(#"{"detail": "no"}"#.utf8)) == "no")
    #expect(EncoderServer.message(Array("Bad Gateway\nmore".utf8)) == "Bad Gateway")
    #expect(EncoderServer.message([]) == "")
  }
}
