import Texts

/// Pages as readers name them.
package enum PageWords {
  /// "p. 12", "pp. 12–13".
  package static func english(_ pages: PageRange) -> String {
    ColumnText.printable((pages.first == pages.last ? "p. " : "pp. ") + pages.description)
  }
}
