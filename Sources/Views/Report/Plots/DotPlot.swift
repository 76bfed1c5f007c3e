/// Sentence by sentence: a dot for each linked pair of two documents, and lines along the chains.
struct DotPlot {
  private static let size = 640.0
  private static let margin = (left: 60.0, top: 52.0, right: 20.0, bottom: 20.0)

  let data: ReportData
  let chains: Chains
  /// For each link its name and score.
  let links: [(id: String, score: Double)]

  /// The plot.
  ///
  /// - Complexity: O(links).
  var drawing: SVGDrawing {
    let (a, b) = (data.documents[chains.a], data.documents[chains.b])
    let (rows, columns) = (Double(max(1, a.texts.count)), Double(max(1, b.texts.count)))
    let margin = DotPlot.margin
    let height = min(1.2, max(0.35, rows / columns)) * DotPlot.size
    let spans = data.links.enumerated().compactMap { LinkChains.Span($0, $1, chains.a, chains.b) }
    var drawing = SVGDrawing(
      width: margin.left + DotPlot.size + margin.right, height: margin.top + height + margin.bottom,
      title: "\(a.id) and \(b.id), sentence by sentence",
      description:
        "\(spans.count) links between \(a.texts.count) and \(b.texts.count) sentences; \(chains.chains.count) chains"
    )
    func x(_ column: Double) -> Double { margin.left + (column + 0.5) / columns * DotPlot.size }
    func y(_ row: Double) -> Double { margin.top + (row + 0.5) / rows * height }
    func point(_ span: LinkChains.Span) -> (x: Double, y: Double) {
      (
        x: x(Double(span.columns.lowerBound + span.columns.upperBound) / 2),
        y: y(Double(span.rows.lowerBound + span.rows.upperBound) / 2)
      )
    }
    for column in stride(from: 0, to: b.texts.count, by: Scale.step(b.texts.count)) {
      if column > 0 {
        drawing.line((x(Double(column)), margin.top), (x(Double(column)), margin.top + height), .rule)
      }
      drawing.text("\(column + 1)", (x(Double(column)), margin.top - 8), .quiet, .middle)
    }
    for row in stride(from: 0, to: a.texts.count, by: Scale.step(a.texts.count)) {
      if row > 0 {
        drawing.line((margin.left, y(Double(row))), (margin.left + DotPlot.size, y(Double(row))), .rule)
      }
      drawing.text("\(row + 1)", (margin.left - 8, y(Double(row)) + 4), .quiet, .end)
    }
    drawing.rectangle(
      x: margin.left, y: margin.top, width: DotPlot.size, height: height, .quiet, isFilled: false)
    drawing.text("↓ \(a.id)", (8, 20))
    drawing.text("\(b.id) →", (margin.left + DotPlot.size, 20), .text, .end)
    let byLink = Dictionary(uniqueKeysWithValues: spans.map { ($0.link, $0) })
    for chain in chains.chains { drawing.polyline(chain.compactMap { byLink[$0].map(point) }, .tie) }
    for span in spans {
      let link = links[span.link]
      drawing.dot(
        point(span), radius: rows * columns > 200_000 ? 1.8 : 3, .text, opacity: 0.35 + 0.65 * link.score,
        note: "\(link.id) \(Scale.percent(link.score))")
    }
    return drawing
  }
}

/// What scales of plots have in common.
package enum Scale {
  /// How far labels stand apart on a scale to `count`, so that there are some eight of them.
  package static func step(_ count: Int) -> Int {
    var step = 1
    while count / step > 8 {
      // 1, 2, 5, 10, 20, 50, …
      step = String(step).first == "2" ? step / 2 * 5 : step * 2
    }
    return step
  }

  /// A share as a percentage.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension LinkChains.Span {
  /// Where a link stands in two documents; nil if it is between others.
  fileprivate init?(_ index: Int, _ link: ReportData.Link, _ a: Int, _ b: Int) {
    guard let row = link.passages.first(where: { $0.first == a }),
      let column = link.passages.first(where: { $0.first == b })
    else { return nil }
    self.init(link: index, rows: row[1]...row[2], columns: column[1]...column[2])
  }
}
