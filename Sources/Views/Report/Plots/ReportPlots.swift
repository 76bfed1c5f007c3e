import AlignmentModel
import Basics
import Foundation

/// The plots of a report as SVG files.
public struct ReportPlots {
  /// The names of the plots whose names do not depend on the documents.
  static let alwaysWritten = ["time-line.svg", "scores.svg", "length-ratios.svg"]

  private let content: ReportContent

  /// The plots of a report.
  public init(_ content: ReportContent) { self.content = content }

  /// The files by their names: `dot-plot-A-B.svg` of each two documents with links, `time-line.svg` where dates are known,
  /// `scores.svg` and `length-ratios.svg`; none for an alignment without links.
  ///
  /// - Complexity: O(size of the documents and the alignment).
  public var files: [(name: String, svg: String)] {
    let links = content.alignment.links
    guard !links.isEmpty else { return [] }
    let data = ReportDataMaker.data(content, hash: "")
    var files: [(name: String, svg: String)] = []
    // Ids may differ only in what a file name cannot have.
    let names = DerivedNames.distinct(
      data.chains.map { chains in
        let ids = [chains.a, chains.b].map { ReportPlots.fileName(data.documents[$0].id) }
        return ("dot-plot-\(ids[0])-\(ids[1])", ".svg")
      })
    for (name, chains) in zip(names, data.chains) {
      files.append(
        (name, DotPlot(data: data, chains: chains, links: links.map { ($0.id, $0.score) }).drawing.svg))
    }
    if let drawing = TimeLinePlot(data: data, ids: links.map(\.id)).drawing {
      files.append(("time-line.svg", drawing.svg))
    }
    let scores = Histogram(
      heading: "Links by score", values: links.map(\.score),
      axis: .init(range: 0...1, bins: 20, labels: [0, 0.25, 0.5, 0.75, 1].map { ($0, Scale.percent($0)) }))
    files.append(("scores.svg", Histogram.drawing([scores], title: "\(content.title): scores").svg))
    files.append(
      ("length-ratios.svg", Histogram.drawing(ratios(data), title: "\(content.title): length ratios").svg))
    return files
  }

  /// Writes the files to a folder, which is made where it is not there.
  ///
  /// - Returns: their paths.
  /// - Throws: `InputError` naming the path if one cannot be written.
  @discardableResult
  public func write(to folder: String) throws -> [String] {
    try ReportFolder(folder).write(files.map { ($0.name, $0.svg) })
  }

  /// For each two documents how many times as long the one's passages are as the other's, as logarithms to base 2.
  private func ratios(_ data: ReportData) -> [Histogram] {
    let indexes = Dictionary(data.documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var values: [Sides<Int>: [Double]] = [:]
    for link in content.alignment.links {
      var lengths: [Int: Int] = [:]
      for passage in link.passages {
        if let index = indexes[passage.document] { lengths[index, default: 0] += passage.end - passage.start }
      }
      let sorted = lengths.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] {
          values[Sides(one.key, other.key), default: []].append(log2(Double(one.value) / Double(other.value)))
        }
      }
    }
    return data.chains.map { chains in
      let (a, b) = (data.documents[chains.a].id, data.documents[chains.b].id)
      return Histogram(
        heading: "Passages of \(a), times as long as those of \(b)",
        values: values[Sides(chains.a, chains.b)] ?? [],
        axis: .init(
          range: -3...3, bins: 24,
          labels: [(-3, "⅛"), (-2, "¼"), (-1, "½"), (0, "1"), (1, "2"), (2, "4"), (3, "8")]))
    }
  }

  /// An id as part of a file name.
  private static func fileName(_ id: String) -> String {
    let name = id.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_.".unicodeScalars.contains(scalar)
        ? Character(scalar) : "-"
    }
    return DerivedNames.part(String(String(name).prefix(40)), limit: 100)
  }
}
