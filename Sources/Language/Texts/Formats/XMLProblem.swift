import Basics
import Foundation
import FoundationXML

/// Where an XML document stops being well formed, and why.
package struct XMLProblem {
  /// libxml2 numbers its errors about namespaces from here: they leave a document well formed.
  private static let firstNamespaceError = 200
  /// What it says of entities that are declared elsewhere is a warning.
  private static let undeclaredEntityWarning = 27

  private let line: Int
  private let column: Int
  /// libxml2's number of the error (`xmlParserErrors`): the cases of `XMLParser.ErrorCode` are off by one on Linux, and it gives no
  /// message there.
  private let code: Int

  /// A problem where a parser stands.
  package init(line: Int, column: Int, code: Int) {
    self.line = line
    self.column = column
    self.code = code
  }

  /// The problem that a parser reports; nil if it leaves the document well formed.
  package init?(_ parser: XMLParser, _ error: any Error) {
    let code = (error as NSError).code
    guard code < XMLProblem.firstNamespaceError, code != XMLProblem.undeclaredEntityWarning else {
      return nil
    }
    self.init(line: parser.lineNumber, column: parser.columnNumber, code: code)
  }

  /// The problem as an error about a file.
  package func inputError(_ path: String) -> InputError {
    InputError(
      .damaged, file: path, at: .position(line: line, column: column), "not well-formed XML" + detail,
      remedy: "mend the XML there, or strip its tags and use the plain text")
  }

  /// The reason, after a colon; empty for those that are rare.
  private var detail: String {
    switch code {
    case 3, 4: ": no element begins here"
    case 5: ": it ends too early, or goes on after its end"
    case 9: ": a character that XML does not allow"
    case 26: ": an entity is not declared"
    case 38: ": '<' in an attribute"
    case 39, 40, 41: ": an attribute without a quoted value"
    case 42: ": an attribute given twice"
    case 68: ": '<' or '&' before what is no name"
    case 73: ": a tag without its '>'"
    case 76: ": the end tag does not match the start tag"
    default: ""
    }
  }
}
