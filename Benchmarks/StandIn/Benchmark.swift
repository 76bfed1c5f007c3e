// The part of ordo-one/benchmark that the benchmarks use, so that CI can check them against the modules without compiling both
// packages once more. `make check-heavy` compiles them with the framework itself.

public final class Benchmark {
  public enum Metric { case wallClock, throughput, peakMemoryResident }
  public enum ScalingFactor { case one, kilo, mega }
  public struct Configuration {
    public init(
      metrics: [Metric] = [], scalingFactor: ScalingFactor = .one, maxDuration: Duration = .seconds(1),
      maxIterations: Int = 1
    ) {}
  }

  nonisolated(unsafe) public static var defaultConfiguration = Configuration()
  public var scaledIterations: Range<Int> { 0..<1 }

  @discardableResult
  public init?(
    _ name: String, configuration: Configuration = Configuration(), closure: (Benchmark) throws -> Void
  ) {}
  public func startMeasurement() {}
  public func stopMeasurement() {}
}

public func blackHole(_ value: some Any) {}
