import Foundation

/// Logistic regression with a penalty on the weights, fitted by Newton's method (iteratively reweighted least squares).
struct LogisticRegression {
  /// One weight a feature; the first feature should be the constant 1.
  private(set) var weights: [Double]

  /// Fits weights to examples.
  ///
  /// - Parameters:
  ///   - features: example by example, each of `width` numbers.
  ///   - penalty: half the strength of the L2 penalty, on all weights but the first.
  /// - Complexity: O(examples · width²) a step, about ten steps.
  init(features: [Float], width: Int, labels: [Bool], penalty: Double) {
    weights = .init(repeating: 0, count: width)
    for _ in 0..<25 {
      var gradient = [Double](repeating: 0, count: width)
      var curvature = [Double](repeating: 0, count: width * width)
      for example in labels.indices {
        let x = features[example * width..<(example + 1) * width].map(Double.init)
        let p = 1 / (1 + exp(-zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }))
        let error = (labels[example] ? 1 : 0) - p
        let spread = p * (1 - p)
        for i in 0..<width {
          gradient[i] += error * x[i]
          for j in 0...i { curvature[i * width + j] += spread * x[i] * x[j] }
        }
      }
      for i in 0..<width {
        if i > 0 { gradient[i] -= penalty * weights[i] }
        curvature[i * width + i] += i > 0 ? penalty : 1e-9
        for j in 0..<i { curvature[j * width + i] = curvature[i * width + j] }
      }
      let step = LogisticRegression.solved(curvature, gradient)
      for i in 0..<width { weights[i] += step[i] }
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
  }

  /// The solution of a symmetric positive definite system, by Gaussian elimination.
  private static func solved(_ matrix: [Double], _ right: [Double]) -> [Double] {
    let n = right.count
    var a = matrix
    var b = right
    for pivot in 0..<n {
      for row in pivot + 1..<max(n, pivot + 1) {
        let factor = a[row * n + pivot] / a[pivot * n + pivot]
        guard factor != 0 else { continue }
        for column in pivot..<n { a[row * n + column] -= factor * a[pivot * n + column] }
        b[row] -= factor * b[pivot]
      }
    }
    for row in (0..<n).reversed() {
      for column in row + 1..<max(n, row + 1) { b[row] -= a[row * n + column] * b[column] }
      b[row] /= a[row * n + row]
    }
    return b
  }
}
