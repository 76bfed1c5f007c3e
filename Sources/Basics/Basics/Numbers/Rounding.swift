extension BinaryFloatingPoint {
  /// Rounded to some decimal places.
  package func rounded(to places: Int) -> Self {
    let scale = (0..<places).reduce(Self(1)) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
