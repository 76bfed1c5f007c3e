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

  /// The layout for a number of documents: of three and more the paper lies on its long side.
  init(documents: Int) {
    isLandscape = documents > 2
    (width, height) =
      isLandscape
      ? (SynopsisLayout.paper.long, SynopsisLayout.paper.short)
      : (SynopsisLayout.paper.short, SynopsisLayout.paper.long)
    let room = (width - 2 * SynopsisLayout.margin) * 10
    firstColumn = min(280, room / 4)
    column = max(50, (room - firstColumn) / max(1, documents))
    textSize = documents < 3 ? 20 : documents < 6 ? 18 : 15
  }

  /// The width of the table, in tenths of millimetres.
  func tableWidth(documents: Int) -> Int { firstColumn + column * documents }
}
