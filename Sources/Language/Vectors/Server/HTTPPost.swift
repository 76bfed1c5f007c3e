import CurlBridge

/// A request of HTTP by the method POST, and what came of it.
enum HTTPPost {
  /// Why there is no answer.
  enum Problem: Equatable {
    case unknownHost, refused, timedOut, broken, tooLarge, noTrust, badAddress
    case other(String)

    /// The problem in words.
    func words(timeout: Double) -> String {
      switch self {
      case .unknownHost: "there is no such server"
      case .refused: "no server answers there"
      case .timedOut:
        "the server does not answer within \(timeout == timeout.rounded() ? "\(Int(timeout))" : "\(timeout)") seconds"
      case .broken: "the server breaks off its answer, or speaks no HTTP"
      case .tooLarge: "the server's answer is larger than any that makes sense"
      case .noTrust: "the server cannot prove who it is"
      case .badAddress: "is no address of a server"
      case .other(let text): "the server cannot be asked: \(text)"
      }
    }

    /// What to do about it.
    var remedy: String {
      switch self {
      case .unknownHost, .badAddress: "check the address"
      case .refused: "is it running, and at this port?"
      case .timedOut: "give it more time, or use a faster model"
      case .broken: "is http or https right?"
      case .tooLarge, .other: "look at what the server writes"
      case .noTrust: "check the address, and the certificate"
      }
    }
  }

  /// What came of a request.
  struct Answer {
    /// Why there is no answer; nil if there is one.
    let problem: Problem?
    /// The status of the answer.
    let status: Int
    /// How many seconds the server asks to be left alone.
    let retryAfter: Double
    /// What it says.
    let body: [UInt8]

    /// Whether it may be different the next time: the server is busy, restarts, or was cut off.
    var isWorthAnotherTry: Bool {
      switch problem {
      case nil: [408, 425, 429, 500, 502, 503, 504].contains(status)
      case .refused?, .timedOut?, .broken?: true
      default: false
      }
    }
  }

  /// How long a connection may take to be made, in seconds.
  private static let connectTimeout = 10.0

  /// Sends a body, and waits for the answer.
  ///
  /// - Parameters:
  ///   - timeout: how many seconds all may take.
  ///   - largest: how many bytes the answer may have.
  static func send(
    _ body: [UInt8], to address: String, headers: [String], timeout: Double, largest: Int
  ) -> Answer {
    var result = curlb_result()
    let lines = headers.map { Array($0.utf8CString) }
    withPointers(lines[...], []) { pointers in
      curlb_post(
        address, pointers, pointers.count, body, body.count, milliseconds(min(timeout, connectTimeout)),
        milliseconds(timeout), max(0, largest), &result)
    }
    defer { curlb_free(&result) }
    let message = withUnsafeBytes(of: result.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Answer(
      problem: problem(result.outcome, message), status: Int(result.status),
      retryAfter: Double(max(0, result.retry_after)),
      body: Array(UnsafeBufferPointer(start: result.body, count: result.length)))
  }

  /// Calls `body` with the beginnings of all lines.
  private static func withPointers(
    _ lines: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?],
    _ body: ([UnsafePointer<CChar>?]) -> Void
  ) {
    guard let line = lines.first else { return body(pointers) }
    line.withUnsafeBufferPointer { withPointers(lines.dropFirst(), pointers + [$0.baseAddress], body) }
  }

  private static func milliseconds(_ seconds: Double) -> Int64 { Int64(max(1, min(seconds, 86_400) * 1000)) }

  private static func problem(_ outcome: curlb_outcome, _ message: String) -> Problem? {
    switch outcome {
    case CURLB_ANSWERED: nil
    case CURLB_UNKNOWN_HOST: .unknownHost
    case CURLB_REFUSED: .refused
    case CURLB_TIMED_OUT: .timedOut
    case CURLB_BROKEN: .broken
    case CURLB_TOO_LARGE: .tooLarge
    case CURLB_NO_TRUST: .noTrust
    case CURLB_BAD_ADDRESS: .badAddress
    default: .other(message)
    }
  }
}
