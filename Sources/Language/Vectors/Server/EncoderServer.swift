import Basics
import Foundation
import Synchronization

/// A server that the user names, which answers the request `/embeddings` as OpenAI has defined it: Ollama, llama.cpp, Text Embeddings Inference,
/// vLLM and LM Studio do.
///
/// Only the address that was given is contacted: there is no proxy, and no redirection is followed.
public final class EncoderServer: SentenceEncoder {
  /// The variable of the environment that has the key, where the server wants one.
  public static let keyVariable = "SYNOPTIC_ENCODER_KEY"

  /// How a server is asked.
  public struct Options: Sendable {
    /// How many sentences a request has at most.
    public var batch = 32
    /// How many seconds an answer may take.
    public var timeout = 120.0
    /// How often a request is made at most, if the server cannot answer for the time being.
    public var attempts = 4
    /// How many seconds are waited for before the second time; before each more, twice as many.
    public var pause = 0.5
    /// The longest time in seconds that a server may ask to be left alone.
    public var longestPause = 30.0
    /// The longest answer that is taken, in bytes.
    public var largest = 256 << 20

    /// 32 sentences a request, 120 seconds, four times.
    public init() {}
  }

  /// Which model it is.
  public let identity: EncoderIdentity
  /// Where the server is.
  public let address: ServerAddress
  /// How many sentences are best given at once: a few requests.
  public var batch: Int { 4 * options.batch }

  private let model: String
  private let key: String?
  private let options: Options
  /// How many elements vectors have; 0 as long as none has come.
  private let dimension = Mutex(0)

  /// A server; it is not asked anything yet.
  ///
  /// - Parameters:
  ///   - address: where it is.
  ///   - model: what the server calls the model.
  ///   - key: what it wants to know before it answers; nil for the one in the environment, if there is one.
  ///   - options: how it is asked.
  /// - Throws: `InputError` if the model has no name, or the key cannot be sent.
  public init(
    _ address: ServerAddress, model: String, key: String? = nil, options: Options = Options()
  ) throws(InputError) {
    guard !model.isEmpty else {
      throw InputError(
        .invalidArgument, "the model on the server has no name", remedy: "name the one that the server has")
    }
    let key =
      key ?? ProcessInfo.processInfo.environment[EncoderServer.keyVariable].flatMap { $0.isEmpty ? nil : $0 }
    guard key?.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 }) ?? true else {
      throw InputError(
        .invalidArgument, "the key in \(EncoderServer.keyVariable) has signs that no key has",
        remedy: "is there a space or an end of line in it?")
    }
    self.address = address
    self.model = model
    self.key = key
    self.options = options
    identity = EncoderIdentity(name: model, version: address.place, hash: "")
  }

  /// The vectors of some sentences, a row each; see `SentenceEncoder`.
  ///
  /// - Throws: `InputError` if the server does not answer as it should, also when it is asked again; `CancellationError` if the task it runs in is
  ///   cancelled.
  public func encode(_ sentences: [String], threads: Int) throws -> SentenceVectors {
    var elements: [Int16] = []
    var start = 0
    var size = max(1, options.batch)
    while start < sentences.count {
      try Task.checkCancellation()
      let batch = sentences[start..<min(start + size, sentences.count)]
      guard let answer = try ask(batch) else {
        // It is more than the server takes at once.
        size = max(1, batch.count / 2)
        continue
      }
      elements += try read(answer, count: batch.count)
      start = batch.endIndex
    }
    return SentenceVectors(dimension: dimension.withLock(\.self), elements: elements)
  }

  /// Makes a request, again where there is hope.
  ///
  /// - Returns: the answer; nil if the request was too large, and can be smaller.
  private func ask(_ sentences: ArraySlice<String>) throws -> [UInt8]? {
    let body = request(sentences)
    var headers = ["Content-Type: application/json", "Accept: application/json"]
    if let key { headers.append("Authorization: Bearer \(key)") }
    var pause = options.pause
    var attempt = 1
    while true {
      try Task.checkCancellation()
      let answer = HTTPPost.send(
        body, to: address.endpoint, headers: headers, timeout: options.timeout, largest: options.largest)
      if answer.problem == nil, (200..<300).contains(answer.status) { return answer.body }
      if answer.problem == nil, answer.status == 413, sentences.count > 1 { return nil }
      guard answer.isWorthAnotherTry, attempt < options.attempts else {
        throw problem(answer, attempts: attempt)
      }
      Thread.sleep(forTimeInterval: min(options.longestPause, max(pause, answer.retryAfter)))
      pause *= 2
      attempt += 1
    }
  }

  private func request(_ sentences: ArraySlice<String>) -> [UInt8] {
    var json = JSONWriter()
    json.write("{\"model\":")
    json.write(string: model)
    json.write(",\"input\":[")
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { json.write(",") }
      json.write(string: sentence)
    }
    json.write("],\"encoding_format\":\"float\"}")
    return json.bytes
  }

  /// What is said of an answer that is none.
  private func problem(_ answer: HTTPPost.Answer, attempts: Int) -> InputError {
    let times = attempts > 1 ? ", asked \(attempts) times" : ""
    if let problem = answer.problem {
      return InputError(
        problem == .badAddress ? .invalidArgument : .unreadableFile, file: address.endpoint,
        problem.words(timeout: options.timeout) + times, remedy: .advice(problem.remedy))
    }
    let said = EncoderServer.message(answer.body)
    let remedy: Remedy? =
      switch answer.status {
      case 401, 403: .advice("put the key into the environment: \(EncoderServer.keyVariable)")
      case 404, 405: "is that the address of its /embeddings, and the name of a model that it has?"
      case 300..<400: "name the address that it leads to, for no other is contacted"
      default: nil
      }
    return InputError(
      .unreadableFile, file: address.endpoint,
      "the server answers with the status \(answer.status)"
        + (said.isEmpty ? "" : ": '\(Quotation.cut(said))'") + times,
      remedy: remedy)
  }

  /// What a server says in an answer that is an error: the message in it, or its first line.
  package static func message(_ body: [UInt8]) -> String {
    var message: String?
    body.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes)
      // What is no JSON, or none of this form, is shown as it is.
      try? reader.forEachMember { reader, name throws(JSONError) in
        switch (name, reader.kind()) {
        case ("error", .object):
          try reader.forEachMember { reader, name throws(JSONError) in
            if name == "message", reader.kind() == .string {
              message = try reader.string()
            } else {
              try reader.skipValue()
            }
          }
        case ("error", .string), ("message", .string), ("detail", .string): message = try reader.string()
        default: try reader.skipValue()
        }
      }
    }
    let text = message ?? String(decoding: body.prefix(400), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  /// Reads an answer: all its vectors, at the length 1 and in the order of the sentences.
  private func read(_ body: [UInt8], count: Int) throws(InputError) -> [Int16] {
    let vectors = try EmbeddingsAnswer(body, count: count, server: address.endpoint)
    let known = dimension.withLock { dimension in
      if dimension == 0 { dimension = vectors.dimension }
      return dimension
    }
    guard vectors.dimension == known else {
      throw InputError(
        .damaged, file: address.endpoint,
        "the server gives vectors of \(vectors.dimension) elements after some of \(known)",
        remedy: "is the model the same all the time?")
    }
    return vectors.elements
  }
}
