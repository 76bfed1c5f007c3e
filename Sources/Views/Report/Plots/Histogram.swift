/// How often values fall into each of some equal parts of a range.
package struct Histogram {
  /// What a value and the range's ends are called under the bars.
  package struct Axis {
    let range: ClosedRange<Double>
    let bins: Int
    /// The labels, by the values at which they stand.
    let labels: [(value: Double, text: String)]

    package init(range: ClosedRange<Double>, bins: Int, labels: [(value: Double, text: String)]) {
      self.range = range
      self.bins = bins
      self.labels = labels
    }
  }

  private static let size = (width: 480.0, height: 160.0)
  private static let margin = (left: 56.0, top: 44.0, right: 20.0, bottom: 34.0)

  /// What is above the bars.
  let heading: String
  let values: [Double]
  let axis: Axis

  package init(heading: String, values: [Double], axis: Axis) {
    self.heading = heading
    self.values = values
    self.axis = axis
  }

  /// How many values fall into each part; those beyond the range into the first and the last.
  package var counts: [Int] {
    var counts = [Int](repeating: 0, count: axis.bins)
    let length = axis.range.upperBound - axis.range.lowerBound
    for value in values {
      let share = (value - axis.range.lowerBound) / length * Double(axis.bins)
      counts[Int(min(Double(axis.bins - 1), max(0, share.rounded(.down))))] += 1
    }
    return counts
  }

  /// Histograms one under the other.
  ///
  /// - Complexity: O(values).
  static func drawing(_ histograms: [Histogram], title: String) -> SVGDrawing {
    let step = margin.top + size.height + margin.bottom
    var drawing = SVGDrawing(
      width: margin.left + size.width + margin.right, height: step * Double(histograms.count), title: title,
      description: histograms.map { "\($0.heading): \($0.values.count) values" }.joined(separator: "; "))
    for (index, histogram) in histograms.enumerated() {
      histogram.draw(in: &drawing, top: Double(index) * step + margin.top)
    }
    return drawing
  }

  private func draw(in drawing: inout SVGDrawing, top: Double) {
    let (size, left) = (Histogram.size, Histogram.margin.left)
    let counts = counts
    let most = max(1, counts.max() ?? 1)
    let bottom = top + size.height
    drawing.text(heading, (left, top - 16))
    for count in stride(from: 0, through: most, by: max(1, Scale.step(most * 2))) {
      let y = bottom - Double(count) / Double(most) * size.height
      drawing.line((left, y), (left + size.width, y), .rule)
      drawing.text("\(count)", (left - 8, y + 4), .quiet, .end)
    }
    let width = size.width / Double(axis.bins)
    for (bin, count) in counts.enumerated() where count > 0 {
      let height = Double(count) / Double(most) * size.height
      drawing.rectangle(
        x: left + Double(bin) * width + 1, y: bottom - height, width: width - 2, height: height, .tie,
        isFilled: true)
    }
    drawing.line((left, bottom), (left + size.width, bottom), .quiet)
    let length = axis.range.upperBound - axis.range.lowerBound
    for label in axis.labels {
      let x = left + (label.value - axis.range.lowerBound) / length * size.width
      drawing.text(label.text, (x, bottom + 18), .quiet, .middle)
    }
  }
}
