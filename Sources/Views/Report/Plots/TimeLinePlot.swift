/// The synopsis as a time line: a lane for each document, a stroke for each event, in the order of time.
///
/// Events stand side by side in their order, so that years with much to tell take more room than others.
struct TimeLinePlot {
  private static let lane = 28.0
  private static let margin = (left: 150.0, top: 40.0, right: 20.0, bottom: 16.0)

  let data: ReportData
  /// The names of the links.
  let ids: [String]

  /// The plot; nil where no link has a date.
  ///
  /// - Complexity: O(events).
  var drawing: SVGDrawing? {
    let dated = data.events.filter { $0.date >= 0 }
    guard let first = dated.first, let last = dated.last else { return nil }
    let margin = TimeLinePlot.margin
    let inner = max(700, Double(dated.count) * 5)
    let height = Double(data.documents.count) * TimeLinePlot.lane
    let (from, to) = (data.dates[first.date].text, data.dates[last.date].text)
    var drawing = SVGDrawing(
      width: margin.left + inner + margin.right, height: margin.top + height + margin.bottom,
      title: "\(data.title): time line", description: "\(dated.count) events from \(from) to \(to), in order")
    func x(_ position: Int) -> Double { margin.left + (Double(position) + 0.5) / Double(dated.count) * inner }
    func y(_ document: Int) -> Double { margin.top + (Double(document) + 0.5) * TimeLinePlot.lane }
    for (index, document) in data.documents.enumerated() {
      drawing.line((margin.left, y(index)), (margin.left + inner, y(index)), .rule)
      drawing.text(String(document.id.prefix(22)), (margin.left - 10, y(index) + 4), .quiet, .end)
    }
    var lastYear = ""
    var lastLabel = -Double.infinity
    for (position, event) in dated.enumerated() {
      let date = data.dates[event.date].text
      let year = date.first == "-" ? String(date.prefix(5)) : String(date.prefix(4))
      guard year != lastYear else { continue }
      lastYear = year
      let left = x(position) - inner / Double(dated.count) / 2
      guard left - lastLabel >= 44, left <= margin.left + inner - 34 else { continue }
      lastLabel = left
      drawing.line((left, margin.top - 8), (left, margin.top + height), .rule)
      drawing.text(Int(year).map(String.init) ?? year, (left + 3, margin.top - 12))
    }
    for (position, event) in dated.enumerated() {
      let lanes = Set(event.links.flatMap { data.links[$0].passages.compactMap(\.first) }).sorted()
      let names = event.links.map { ids[$0] }.joined(separator: " ")
      guard let top = lanes.first, let bottom = lanes.last else { continue }
      if top < bottom { drawing.line((x(position), y(top)), (x(position), y(bottom)), .tie, width: 1.5) }
      for lane in lanes {
        drawing.dot(
          (x(position), y(lane)), radius: 2, .text, note: "\(names) \(data.dates[event.date].text)")
      }
    }
    return drawing
  }
}
