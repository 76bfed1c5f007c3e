#if FUZZER_DRIVER
  import Foundation
  import Fuzzing

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  /// libFuzzer, which makes inputs by what parts of the program the last ones have reached.
  enum FuzzerDriver {
    /// The target that reads them; the callback of C has no room for it.
    nonisolated(unsafe) private static var target: FuzzTarget?

    /// Runs until libFuzzer has enough; a broken promise is a crash for it.
    ///
    /// - Parameters:
    ///   - keep: a folder, in which the sound inputs and those that libFuzzer finds worth keeping are put.
    ///   - arguments: libFuzzer's, such as `-max_total_time=60`.
    static func run(_ target: FuzzTarget, keep: URL, arguments: [String]) {
      self.target = target
      let corpus = keep.appending(path: "corpus-" + target.name)
      try? FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
      for (index, seed) in target.seeds.enumerated() {
        try? Data(seed).write(to: corpus.appending(path: "seed-\(index)"))
      }
      let all = ["synoptic-fuzz", corpus.path, "-artifact_prefix=\(keep.path)/\(target.name)-"] + arguments
      var pointers: [UnsafeMutablePointer<CChar>?] = all.map { strdup($0) } + [nil]
      var count = Int32(all.count)
      let status = pointers.withUnsafeMutableBufferPointer { buffer in
        var start = buffer.baseAddress
        return runDriver(&count, &start) { bytes, count in
          let input = Array(UnsafeBufferPointer(start: bytes, count: count))
          if case .broken(let problem)? = FuzzerDriver.target?.outcome(of: input) { fatalError(problem) }
          return 0
        }
      }
      exit(status)
    }
  }
#endif
