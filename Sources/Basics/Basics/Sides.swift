/// Something of both sides of a pair: of the first and of the second of two documents, texts or languages.
public struct Sides<Value> {
  /// That of the first.
  public var a: Value
  /// That of the second.
  public var b: Value

  /// Puts both sides together.
  @inlinable
  public init(_ a: Value, _ b: Value) {
    self.a = a
    self.b = b
  }

  /// The second in place of the first, and the first in place of the second.
  @inlinable
  public var swapped: Sides { Sides(b, a) }

  /// What a function makes of either side, the first one first.
  @inlinable
  public func map<Result, Failure: Error>(
    _ transform: (Value) throws(Failure) -> Result
  ) throws(Failure) -> Sides<Result> {
    Sides<Result>(try transform(a), try transform(b))
  }
}

extension Sides: Sendable where Value: Sendable {}
extension Sides: Equatable where Value: Equatable {}
extension Sides: Hashable where Value: Hashable {}
