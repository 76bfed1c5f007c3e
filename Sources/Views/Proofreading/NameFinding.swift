import Entities
import Names

/// A place where a document writes a name otherwise than it does elsewhere, or than the house does.
///
/// Two ways of writing a name are one finding with as many places as are to be changed (`finding`); each place is a value of its own.
public struct NameFinding: Sendable, Equatable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The document itself writes the name in several ways.
    case inconsistency(Inconsistency.Kind)
    /// The house writes it otherwise.
    case houseStyle

    /// The kind as tables and files name it, such as `diacritics` and `house-style`.
    public var name: String {
      switch self {
      case .inconsistency(let kind): kind.rawValue
      case .houseStyle: "house-style"
      }
    }
  }

  /// How the document writes the name elsewhere.
  public struct Elsewhere: Sendable, Equatable {
    /// The form.
    public let text: String
    /// How often it stands in the document.
    public let count: Int
    /// Where it stands first, in code points of the document's source.
    public let first: Range<Int>
  }

  /// The document's index among those given.
  public let document: Int
  /// The number of the finding that the place belongs to.
  public let finding: Int
  /// The entity's id; nil where the table has none of this name.
  public let entity: String?
  /// Where the name stands, in code points of the document's source.
  public let span: Range<Int>
  /// The same in the document's view.
  public let viewSpan: Range<Int>
  /// Where it stands, for people.
  public let place: TextPlace
  /// What is wrong; of several things what matters most.
  public let kind: Kind
  /// What kind of text it stands in.
  public let scope: Inconsistency.Scope
  /// How it is written.
  public let written: String
  /// How it should be written.
  public let proposal: String
  /// The form that the proposal follows; nil for a name that only the house writes otherwise.
  public let elsewhere: Elsewhere?
  /// The system of the house; nil for an inconsistency.
  public let scheme: TransliterationScheme?
  /// Whether there is a house style and nothing says that it writes the name as it is proposed: such a place is not changed unless
  /// somebody says so.
  public let mayLeaveHouseStyle: Bool
  /// The sentence it stands in.
  public let sentence: MarkedSentence
}
