import Basics
import FlyingFox
import FlyingSocks
import Foundation
import Review
import Synchronization

/// Serves a review to browsers on this computer, and to nobody else.
public struct ReviewServer: Sendable {
  /// The largest body of a request, in bytes.
  private static let largestBody = 1 << 20
  /// The largest body, in bytes, that is read to its end though it is refused, so that the next request on the connection is understood.
  private static let longestDrained = 8 << 20

  private let session: ReviewSession
  private let server: HTTPServer
  private let token: String
  private let name: String
  private let port: UInt16
  private let life = Life()

  /// How far the server has come.
  private final class Life: Sendable {
    private let state = Mutex((hasListened: false, isEnding: false))

    var hasListened: Bool { state.withLock { $0.hasListened } }
    var isEnding: Bool { state.withLock { $0.isEnding } }
    func listen() { state.withLock { $0.hasListened = true } }
    func end() { state.withLock { $0.isEnding = true } }
  }

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - session: the review.
  ///   - name: what exported files are called, without extension.
  ///   - port: the port; 0 for one that is free.
  ///   - token: the word in the address that lets in who knows it; nil for a random one.
  /// - Throws: `InputError` if the token is too short, or more than letters and digits.
  public init(_ session: ReviewSession, name: String, port: UInt16, token: String? = nil) throws {
    if let token, !ReviewGuard.isToken(token) {
      throw InputError(
        .invalidArgument, "the token of a review has \(ReviewGuard.leastLength) letters and digits or more",
        remedy: "leave it out")
    }
    self.session = session
    self.name = name
    self.token = token ?? ReviewGuard.makeToken()
    do {
      self.port = port == 0 ? try ReviewServer.freePort() : port
      server = HTTPServer(
        config: .init(
          address: try .inet(ip4: "127.0.0.1", port: self.port), timeout: ReviewSession.longestWait + 30,
          sharedRequestReplaySize: ReviewServer.longestDrained, logger: .disabled))
    } catch let error as SocketError { throw ReviewServer.error(error, port) }
  }

  /// A port that is free now, by which the server can listen again if it must.
  private static func freePort() throws -> UInt16 {
    let socket = try Socket(domain: AF_INET)
    defer { try? socket.close() }
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.unsupportedAddress }
    return port
  }

  /// A socket that cannot be had, as an error of the call.
  private static func error(_ error: SocketError, _ port: UInt16) -> InputError {
    if case .failed(_, EADDRINUSE, _) = error {
      return InputError(.refused, "the port \(port) is in use", remedy: "name another, or none")
    }
    return InputError(
      .refused, "the server cannot listen",
      remedy: "name another port, or none")
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: told the address once the server listens.
  /// - Throws: `InputError` if the port cannot be had.
  public func run(ready: @Sendable @escaping (String) -> Void) async throws {
    await server.appendRoute("*") { await respond(to: $0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while !life.isEnding {
          do { try await server.run() } catch let error as SocketError {
            if life.isEnding { return }
            guard life.hasListened else { throw ReviewServer.error(error, port) }
            // Whoever opens more connections than there may be ends the listening, not the review.
            try await Task.sleep(for: .milliseconds(200))
          }
        }
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 10)
        life.listen()
        ready("http://127.0.0.1:\(port)/\(token)/")
      }
      for try await _ in group {}
    }
  }

  /// Ends the server: windows that wait are answered, and no other is.
  public func stop() async {
    life.end()
    await session.end()
    await server.stop(timeout: 2)
  }

  // MARK: - Requests

  /// What a window says with each request.
  private struct Message: Decodable {
    let window: String
    let revision: Int
    let action: ReviewAction?
  }

  private func respond(to request: HTTPRequest) async -> HTTPResponse {
    let admission = ReviewGuard(token: token, port: port)
    guard
      let path = admission.admitted(
        path: request.target.path(), host: request.headers[HTTPHeader("Host")],
        origin: request.headers[HTTPHeader("Origin")])
    else {
      return ReviewServer.text(
        .forbidden, "This address is not let in. Use the one that the program printed.\n")
    }
    do {
      switch (request.method, path) {
      case (.GET, ""):
        let page = try await session.page()
        return ReviewServer.response(.ok, "text/html; charset=utf-8", Array(page.utf8))
      case (.GET, "changes"): return try await changes(request)
      case (.GET, _) where path.hasPrefix("export/"):
        return try await export(String(path.dropFirst("export/".count)), request)
      case (.POST, "actions"), (.POST, "undo"), (.POST, "redo"), (.POST, "align"):
        return try await change(path, request)
      default: return ReviewServer.text(.notFound, "There is nothing at this address.\n")
      }
    } catch let error as InputError {
      return ReviewServer.problem(.internalServerError, error.problem)
    } catch is DecodingError {
      return ReviewServer.problem(.badRequest, "this is not understood")
    } catch {
      return ReviewServer.problem(.internalServerError, "\(error)")
    }
  }

  private func change(_ path: String, _ request: HTTPRequest) async throws -> HTTPResponse {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("application/json") else {
      return ReviewServer.problem(.badRequest, "JSON is expected")
    }
    var body = Data()
    for try await part in request.bodySequence {
      guard body.count + part.count <= ReviewServer.largestBody else {
        return ReviewServer.problem(.badRequest, "this is too long")
      }
      body += part
    }
    let message = try JSONDecoder().decode(Message.self, from: body)
    guard ReviewServer.isWindow(message.window) else {
      return ReviewServer.problem(.badRequest, "a window has a name of letters and digits")
    }
    switch (path, message.action) {
    case ("actions", let action?):
      return ReviewServer.response(
        try await session.perform(action, in: message.window, seeing: message.revision))
    case ("undo", nil):
      return ReviewServer.response(try await session.undo(in: message.window, seeing: message.revision))
    case ("redo", nil):
      return ReviewServer.response(try await session.redo(in: message.window, seeing: message.revision))
    case ("align", nil):
      let answer = try await session.align(in: message.window, seeing: message.revision)
      return ReviewServer.response(answer, done: .accepted)
    default: return ReviewServer.problem(.badRequest, "this is not understood")
    }
  }

  private func changes(_ request: HTTPRequest) async throws -> HTTPResponse {
    let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
    guard let since = query["since"].flatMap(Int.init), let window = query["window"],
      ReviewServer.isWindow(window)
    else { return ReviewServer.problem(.badRequest, "this is not understood") }
    let wait = query["wait"].flatMap(Double.init) ?? 0
    return ReviewServer.response(
      try await session.changes(since: since, in: window, wait: wait.isFinite ? wait : 0))
  }

  private func export(_ file: String, _ request: HTTPRequest) async throws -> HTTPResponse {
    let format = file.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let isConfirmedOnly = request.query.contains { $0.name == "only" && $0.value == "confirmed" }
    guard let bytes = try await session.exported(format, isConfirmedOnly: isConfirmedOnly) else {
      return ReviewServer.problem(.notFound, "there is no such format")
    }
    var response = ReviewServer.response(
      .ok, ReviewServer.mediaTypes[format] ?? "application/octet-stream", bytes)
    response.headers[HTTPHeader("Content-Disposition")] =
      "attachment; filename*=UTF-8''\(ReviewServer.encoded("\(name).\(format)"))"
    return response
  }

  /// Whether this may be the name of a window.
  private static func isWindow(_ name: String) -> Bool {
    8...64 ~= name.utf8.count
      && name.utf8.allSatisfy {
        ReviewGuard.isLetterOrDigit($0) && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0)
      }
  }

  // MARK: - Responses

  private static let mediaTypes = [
    "json": "application/json", "tmx": "application/x-tmx+xml", "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
  ]

  private static func response(
    _ answer: ReviewSession.Answer, done: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    let status: HTTPStatusCode =
      switch answer {
      case .done: done
      case .refused: .conflict
      case .unsaved: HTTPStatusCode(507, phrase: "Insufficient Storage")
      }
    return response(status, "application/json", answer.json)
  }

  private static func problem(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    var json: [UInt8] = Array("{\"problem\":".utf8)
    json.addJSON(text)
    return response(status, "application/json", json + Array("}".utf8))
  }

  private static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    response(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  private static func response(_ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8]) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("X-Frame-Options"): "DENY",
      ], body: Data(bytes))
  }

  /// A name of a file as a header can have it (RFC 5987).
  private static func encoded(_ name: String) -> String {
    let ascii = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{20}"..."\u{7E}"))
    let allowed = ascii.union(CharacterSet(charactersIn: "-._~"))
    return name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "alignment"
  }
}
