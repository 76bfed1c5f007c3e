extension Double {
  /// Rounded to some decimals.
  package func rounded(to decimals: Int) -> Double { Rounding.round(self, decimals) }
}

extension Float {
  /// Rounded to some decimals.
  package func rounded(to decimals: Int) -> Float { Rounding.round(self, decimals) }
}

private enum Rounding {
  @inline(__always)
  static func round<Number: BinaryFloatingPoint>(_ number: Number, _ decimals: Int) -> Number {
    let scale = (0..<decimals).reduce(Number(1)) { scale, _ in scale * 10 }
    return (number * scale).rounded() / scale
  }
}
