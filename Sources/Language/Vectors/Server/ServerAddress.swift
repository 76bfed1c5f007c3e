import Basics
import Foundation

/// The address of a server of vectors: `http://127.0.0.1:8000/v1`.
public struct ServerAddress: Sendable, Equatable {
  /// The address of its `/embeddings`.
  public let endpoint: String
  /// The name of the computer, as it was given.
  public let host: String
  /// What tells servers from one another in signatures: computer, port and path.
  let place: String
  /// Whether what is sent there is encrypted.
  public let isEncrypted: Bool

  /// Whether a setting is meant as an address, not as a path.
  public static func isAddress(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:\/\/.*/) != nil
  }

  /// Reads an address, with or without `/embeddings` at its end.
  ///
  /// - Throws: `InputError` if it is none of HTTP, or has more than computer, port and path.
  public init(_ text: String) throws(InputError) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty,
      text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 })
    else {
      throw InputError(
        .invalidArgument, "'\(text)' is no address of a server",
        remedy: "write it as http://127.0.0.1:8000/v1")
    }
    guard parts.user == nil, parts.password == nil else {
      throw InputError(
        .invalidArgument, "the address of the server has a name or a password in it, which others can read",
        remedy: "put the key into the environment: \(EncoderServer.keyVariable)")
    }
    guard parts.query == nil, parts.fragment == nil else {
      throw InputError(
        .invalidArgument, "'\(text)' has more than computer, port and path",
        remedy: "leave out what follows ? or #")
    }
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix("/embeddings") { path.removeLast("/embeddings".count) }
    let port = parts.port.map { ":\($0)" } ?? ""
    self.host = host
    isEncrypted = scheme == "https"
    place = host.lowercased() + port + path
    endpoint = "\(scheme)://\(host)\(port)\(path)/embeddings"
  }

  /// Whether the server is on this computer.
  public var isHere: Bool {
    let name = host.trimmingCharacters(in: ["[", "]"]).lowercased()
    return name == "localhost" || name.hasSuffix(".localhost") || name == "::1"
      || name.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
  }
}
