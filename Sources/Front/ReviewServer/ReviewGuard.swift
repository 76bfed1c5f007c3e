/// Lets only those in who have the address: the host, the origin and the token are checked.
///
/// A page of another site cannot read the token, and a name that another site makes lead to this computer is refused (DNS rebinding).
struct ReviewGuard: Sendable {
  /// The token that begins each path.
  let token: String
  /// The port that the server listens at.
  let port: UInt16

  /// The fewest letters of a token.
  static let leastLength = 16

  /// A token that nobody can guess: 128 bits of the system's random numbers.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let text = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
  }

  /// Whether a text may be a token: ASCII letters and digits, enough of them.
  static func isToken(_ text: String) -> Bool {
    text.utf8.count >= leastLength && text.utf8.allSatisfy(isLetterOrDigit)
  }

  /// Whether a byte is a letter or a digit of ASCII.
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// What is asked for, after the token; nil for whoever may not ask.
  ///
  /// - Parameters:
  ///   - path: the path of the request.
  ///   - host: its `Host`.
  ///   - origin: its `Origin`, if it has one.
  func admitted(path: String, host: String?, origin: String?) -> String? {
    guard let host, hosts.contains(host) else { return nil }
    if let origin, origin != "http://\(host)" { return nil }
    let prefix = "/\(token)/"
    guard ReviewGuard.isEqual(String(path.prefix(prefix.count)), prefix) else { return nil }
    return String(path.dropFirst(prefix.count))
  }

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// Compares without telling by its time how far they agree.
  private static func isEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
