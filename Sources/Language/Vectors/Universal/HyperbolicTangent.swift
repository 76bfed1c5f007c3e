/// The hyperbolic tangent by basic arithmetic, which is the same on every processor; that of a C library need not be.
package enum HyperbolicTangent {
  /// tanh x, right to the seven digits of a `Float`.
  package static func of(_ x: Float) -> Float {
    let magnitude = Double(abs(x))
    // From here on a `Float` knows no difference from 1.
    guard magnitude < 10 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    // e²ˣ is 2ⁿ · eʳ with r of at most half a logarithm of 2, and eʳ its series.
    let exponent = 2 * magnitude
    let power = (exponent / logarithmOf2).rounded()
    let rest = exponent - power * logarithmOf2
    var series = 0.0
    for coefficient in coefficients { series = series * rest + coefficient }
    let exponential = Double(sign: .plus, exponent: Int(power), significand: series)
    let tangent = Float((exponential - 1) / (exponential + 1))
    return x < 0 ? -tangent : tangent
  }

  /// The coefficients of the series of eʳ, that of the highest power first: 1/12!, …, 1/1!, 1.
  private static let coefficients = (0...12).reversed().map { power in
    1 / (1...max(1, power)).reduce(1.0) { $0 * Double($1) }
  }
  private static let logarithmOf2 = 0.693147180559945309417232121458
}
