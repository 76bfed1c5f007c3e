/// How well probabilities fit what is right, in ten bins.
struct Calibration {
  private var bins: [(sum: Double, right: Int, count: Int)] = .init(repeating: (0, 0, 0), count: 10)

  mutating func add(_ probability: Float, isRight: Bool) {
    let bin = min(9, Int(probability * 10))
    bins[bin].sum += Double(probability)
    bins[bin].right += isRight ? 1 : 0
    bins[bin].count += 1
  }

  var text: String {
    let rows = bins.filter { $0.count > 0 }.map { bin in
      "\(decimal(bin.sum / Double(bin.count))) \(decimal(Double(bin.right) / Double(bin.count))) (\(bin.count))"
    }
    return "calibration, mean probability and share right in ten bins (and pairs): "
      + rows.joined(separator: ", ")
  }
}
