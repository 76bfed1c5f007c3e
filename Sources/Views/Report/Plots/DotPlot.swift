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
    let places = data.links.enumerated().compactMap { LinkChains.Place($0, $1, chains.a, chains.b) }
    var drawing = SVGDrawing(
      width: margin.left + DotPlot.size + margin.right, height: margin.top + height + margin.bottom,
      title: "\(a.id) and \(b.id), sentence by sentence",
      description:
        "\(places.count) links between \(a.texts.count) and \(b.texts.count) sentences; \(chains.chains.count) chains"
    )
    func x(_ column: Double) -> Double { margin.left + (column + 0.5) / columns * DotPlot.size }
    func y(_ row: Double) -> Double { margin.top + (row + 0.5) / rows * height }
    func point(_ place: LinkChains.Place) -> (x: Double, y: Double) {
      (
        x: x(Double(place.columns.lowerBound + place.columns.upperBound) / 2),
        y: y(Double(place.rows.lowerBound + place.rows.upperBound) / 2)
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
    let byLink = Dictionary(uniqueKeysWithValues: places.map { ($0.link, $0) })
    for chain in chains.chains { drawing.polyline(chain.compactMap { byLink[$0].map(point) }, .tie) }
    for place in places {
      let link = links[place.link]
      drawing.dot(
        point(place), radius: rows * columns > 200_000 ? 1.8 : 3, .text, opacity: 0.35 + 0.65 * link.score,
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

extension LinkChains.Place {
  /// Where a link stands in two documents; nil if it is between others.
  fileprivate init?(_ index: Int, _ link: ReportData.Link, _ a: Int, _ b: Int) {
    guard let row = link.passages.first(where: { $0.first == a }),
      let column = link.passages.first(where: { $0.first == b })
    else { return nil }
    self.init(link: index, rows: row[1]...row[2], columns: column[1]...column[2])
  }
}
