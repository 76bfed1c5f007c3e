import Basics

/// How a synopsis is laid out on paper, A4.
struct SynopsisLayout {
  /// Whether the paper lies on its long side.
  let isLandscape: Bool
  /// The sides of the paper, in millimetres.
  let width, height: Int
  /// The column of dates, and that of each document, in tenths of millimetres.
  let firstColumn, column: Int
  /// The size of the texts, in half points.
  let textSize: Int

  /// The margins, in millimetres.
  static let margin = 20
  /// The short and the long side of A4, in millimetres.
  private static let paper = (short: 210, long: 297)
  /// The least width of a column, in tenths of millimetres.
  private static let leastColumn = 50

  /// The layout for a number of documents: of three and more the paper lies on its long side.
  ///
  /// - Throws: `InputError` if there are more than the paper has room for, which is below the 63 columns that a table of Word may have.
  init(documents: Int) throws(InputError) {
    isLandscape = documents > 2
    (width, height) =
      isLandscape
      ? (SynopsisLayout.paper.long, SynopsisLayout.paper.short)
      : (SynopsisLayout.paper.short, SynopsisLayout.paper.long)
    let room = (width - 2 * SynopsisLayout.margin) * 10
    firstColumn = min(280, room / 4)
    let most = (room - firstColumn) / SynopsisLayout.leastColumn
    guard documents <= most else {
      throw InputError(
        .tooLarge, "has \(documents) documents, and a page has room for the columns of \(most) at most",
        remedy: "write a workbook or a table between commas")
    }
    column = (room - firstColumn) / max(1, documents)
    textSize = documents < 3 ? 20 : documents < 6 ? 18 : 15
  }

  /// The width of the table, in tenths of millimetres.
  func tableWidth(documents: Int) -> Int { firstColumn + column * documents }
}
