import Basics
import Foundation
import FoundationXML

/// Reads the text of a TEI P5 document: what is in its `text` elements, without the header.
///
/// What elements are is told by `Resources/tei-elements.txt`. Of an editor's `choice`, the corrected, regularised and expanded
/// reading is taken. `s` elements are the sentences. Notes within a paragraph are left out, since they would cut its sentences.
struct TEIReader {
  /// The view of a document.
  ///
  /// - Parameter path: the file, as errors name it.
  /// - Throws: `InputError` with line and column if the document is not well formed, or is no TEI.
  /// - Complexity: O(`scalars.count`).
  func view(of scalars: [Unicode.Scalar], path: String) throws(InputError) -> TextView {
    let parser = XMLSource.parser(scalars)
    let walk = TEIWalk(scalars)
    parser.delegate = walk
    // What it returns is true for some documents that end too early, so the walk's own record of errors decides.
    let isRead = parser.parse()
    if let problem = walk.problem {
      throw InputError(.notThisFormat, file: path, problem.what, remedy: problem.remedy)
    }
    if let error = walk.error
      ?? (isRead ? nil : XMLProblem(line: parser.lineNumber, column: parser.columnNumber, code: 0))
    {
      throw error.inputError(path)
    }
    if let name = walk.unknownEntity {
      throw InputError(
        .damaged, file: path, "uses the entity '\(name)', which the document declares itself or elsewhere",
        remedy: .resolveEntities)
    }
    let view = walk.finish()
    return view.with(BlockClassifier.shared.marked(view))
  }
}
