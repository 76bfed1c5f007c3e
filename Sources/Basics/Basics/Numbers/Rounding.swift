extension Double {
  /// Rounded to some decimal places.
  package func rounded(to places: Int) -> Double { Rounding.round(self, places) }
}

extension Float {
  /// Rounded to some decimal places.
  package func rounded(to places: Int) -> Float { Rounding.round(self, places) }
}

private enum Rounding {
  @inline(__always)
  static func round<Number: BinaryFloatingPoint>(_ number: Number, _ places: Int) -> Number {
    let scale = (0..<places).reduce(Number(1)) { scale, _ in scale * 10 }
    return (number * scale).rounded() / scale
  }
}
