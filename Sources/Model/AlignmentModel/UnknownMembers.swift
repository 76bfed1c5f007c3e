/// Members of a JSON object that this version of the program does not know.
///
/// A newer version or another program has put them there; whoever reads a file and writes it again must not lose them.
public struct UnknownMembers: Equatable, Sendable {
  /// One of them.
  public struct Member: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Its value, as JSON without white space.
    public let json: String

    /// Makes a member; see the properties.
    public init(name: String, json: String) {
      self.name = name
      self.json = json
    }
  }

  /// The members in the order of the file.
  public private(set) var members: [Member] = []

  /// No members.
  public init() {}

  /// Adds a member at the end.
  public mutating func append(_ member: Member) { members.append(member) }
}
