import Basics

/// Reads the text of a TEI P5 document: what is in its `text` elements, without the header; and that of other XML, what is in its `s` elements.
///
/// What elements are is told by `Resources/tei-elements.txt`. Of an editor's `choice`, the corrected, regularised and expanded
/// reading is taken. `s` elements are the sentences. Notes within a paragraph are left out, since they would cut its sentences.
struct TEIReader {
  /// The view of a document.
  ///
  /// - Parameter path: the file, as errors name it.
  /// - Throws: `InputError` with line and column if the document is not well formed or refers to entities, or is no TEI
  ///   and has no `s` elements.
  /// - Complexity: O(`scalars.count`).
  func view(of scalars: [Unicode.Scalar], path: String) throws(InputError) -> TextView {
    let events = try XMLEvents(scalars, path: path, .document)
    var walk = TEIWalk(scalars)
    reading: while true {
      switch try events.next() {
      case .start: walk.start(events)
      case .text: walk.append(events.text)
      case .end: walk.end(events.name)
      case .finish: break reading
      }
    }
    return try walk.finish(path: path)
  }
}
