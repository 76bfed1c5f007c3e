/// Where an XML document stops being well formed, and why.
struct XMLProblem {
  let line: Int
  let column: Int
  /// libxml2's number of the error (`xmlParserErrors`): the cases of `XMLParser.ErrorCode` are off by one on Linux, and it gives no
  /// message there.
  let code: Int

  /// The reason, after a colon; empty for those that are rare.
  var detail: String {
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
