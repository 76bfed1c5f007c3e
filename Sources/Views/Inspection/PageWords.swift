import Texts

/// Pages as readers name them.
package enum PageWords {
  /// The pages as a citation has them, such as `p. 12` or `pp. 12–13`.
  package static func english(_ pages: PageRange) -> String {
    ColumnText.printable((pages.first == pages.last ? "p. " : "pp. ") + pages.description)
  }
}
