extension Quantity {
  /// Whether both can be true of one thing: they are equal within the rounding of the coarser one.
  ///
  /// A range is any value in it; "over" reaches up to the double, "under" down to the half, for nobody would say so of more or
  /// less; "about" doubles the rounding. Different dimensions are never compatible, an ordinal only with the same one.
  public func isCompatible(with other: Quantity) -> Bool {
    guard dimension == other.dimension else { return false }
    let mine = span
    let others = other.span
    let gap = max(0, mine.lowerBound - others.upperBound, others.lowerBound - mine.upperBound)
    let size = max(abs(mine.upperBound), abs(others.upperBound))
    // Floating-point numbers of two units differ in their last bits.
    return gap <= max(tolerance, other.tolerance) + size * 1e-9
  }

  /// Whether one may translate the other: in one unit both are the same number, or the one is an end of what is a range in the other;
  /// in different units both are compatible.
  ///
  /// A translation may leave out "about", or convert what is measured, but it rounds nothing on its own.
  public func isTranslation(of other: Quantity) -> Bool {
    guard dimension == other.dimension else { return false }
    guard unit?.factor == other.unit?.factor, unit?.offset == other.unit?.offset else {
      return exact.isCompatible(with: other.exact)
    }
    func isEqual(_ one: Double, _ other: Double) -> Bool {
      // Floating-point numbers of two magnitudes differ in their last bits.
      abs(one - other) <= max(abs(one), abs(other)) * 1e-9
    }
    switch (upper, other.upper) {
    case (let mine?, let others?): return isEqual(value, other.value) && isEqual(mine, others)
    case (let mine?, nil): return isEqual(value, other.value) || isEqual(mine, other.value)
    case (nil, let others?): return isEqual(value, other.value) || isEqual(value, others)
    case (nil, nil): return isEqual(value, other.value)
    }
  }

  /// The same without "about", "over" and "under".
  private var exact: Quantity {
    Quantity(
      range: range, numberRange: numberRange, value: value, upper: upper, unit: unit, counted: counted,
      approximation: .exact, kind: kind, resolution: resolution, isShare: isShare)
  }

  private var span: ClosedRange<Double> {
    let low = canonical(value)
    let high = canonical(upper ?? value)
    switch approximation {
    case .over where low > 0: return low...max(high, 2 * low)
    case .under where low > 0: return low / 2...max(high, low)
    default: return min(low, high)...max(low, high)
    }
  }

  /// By how much the wording may round, in the canonical unit.
  private var tolerance: Double {
    let step = resolution * abs(unit?.factor ?? 1)
    switch kind {
    case .ordinal: return 0
    // Who says a week or two hours means less than half of one more.
    case .duration where approximation == .exact && resolution == 1: return step / 4
    default:
      // Whole things counted one by one are not rounded.
      if unit == nil, !isShare, resolution == 1, approximation != .about { return 0 }
      return approximation == .about ? step : step / 2
    }
  }
}
