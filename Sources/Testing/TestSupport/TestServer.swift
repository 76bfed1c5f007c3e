import Foundation
import Synchronization

/// A server of HTTP on this computer that answers as a test wants it to.
public final class TestServer: Sendable {
  /// What somebody asked for.
  public struct Request: Sendable {
    /// The path, such as `/v1/embeddings`.
    public let path: String
    /// The lines of the header after the first, as they came.
    public let header: String
    /// What was sent.
    public let body: String

    /// The sentences of a request for vectors.
    public var input: [String] {
      let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      return object?["input"] as? [String] ?? []
    }
  }

  /// What it does.
  public enum Reply: Sendable {
    /// Answers with a status, lines of a header, and a body.
    case answer(Int, header: [String] = [], String)
    /// Answers nothing for some seconds, and closes the connection then.
    case silence(Double)
    /// Says that more will come than does.
    case cutOff(String)
    /// Answers what is no HTTP.
    case noise
  }

  /// Where it listens.
  public let port: Int
  /// The address that a client is given.
  public var address: String { "http://127.0.0.1:\(port)/v1" }
  /// What was asked for so far.
  public var requests: [Request] { asked.withLock(\.self) }

  private let descriptor: Int32
  private let asked = Mutex<[Request]>([])
  private let isOver = Mutex(false)

  /// Starts a server; nil if there is no port.
  ///
  /// - Parameter reply: what it does, given the request and how many there were before.
  public init?(_ reply: @escaping @Sendable (Request, Int) -> Reply) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    descriptor = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else {
      close(descriptor)
      return nil
    }
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, !isOver.withLock(\.self) else { return }
        Thread.detachNewThread { self.serve(connection, reply) }
      }
    }
  }

  /// Ends it: nobody is answered from then on.
  public func stop() {
    isOver.withLock { $0 = true }
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func serve(_ connection: Int32, _ reply: (Request, Int) -> Reply) {
    defer { close(connection) }
    guard let request = TestServer.read(connection) else { return }
    let number = asked.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    switch reply(request, number) {
    case .answer(let status, let header, let body):
      let lines =
        ["HTTP/1.1 \(status) Status", "Content-Length: \(body.utf8.count)", "Connection: close"] + header
      TestServer.write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, connection)
    case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
    case .cutOff(let body):
      TestServer.write(
        "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count + 100)\r\n\r\n" + body, connection)
    case .noise: TestServer.write("SSH-2.0-OpenSSH\r\n", connection)
    }
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var length: Int?
    var start = 0
    while length.map({ bytes.count < start + $0 }) ?? true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if length == nil, let found = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) {
        start = found + 4
        let header = String(decoding: bytes[..<found], as: UTF8.self).lowercased()
        length = header.firstMatch(of: /content-length: *([0-9]+)/).flatMap { Int($0.1) } ?? 0
      }
    }
    let lines = String(decoding: bytes[..<(start - 4)], as: UTF8.self).split(separator: "\r\n", maxSplits: 1)
    let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    return Request(
      path: path, header: lines.count > 1 ? String(lines[1]) : "",
      body: String(decoding: bytes[start...], as: UTF8.self))
  }

  private static func write(_ text: String, _ connection: Int32) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(connection, $0.baseAddress?.advanced(by: done), bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      done += count
    }
  }
}

extension TestServer {
  /// A right answer to a request for vectors: of each sentence one of `dimension` elements that depends on its text.
  public static func vectors(_ sentences: [String], dimension: Int = 4) -> String {
    let rows = sentences.enumerated().map { index, sentence in
      let sum = sentence.utf8.reduce(1) { ($0 &* 31 &+ Int($1)) % 9973 }
      let values = (0..<dimension).map { "\(Double((sum + 7 * $0) % 19) + 0.5)" }.joined(separator: ", ")
      return "{\"object\": \"embedding\", \"index\": \(index), \"embedding\": [\(values)]}"
    }
    return "{\"object\": \"list\", \"data\": [\(rows.joined(separator: ", "))], \"model\": \"m\"}"
  }
}
