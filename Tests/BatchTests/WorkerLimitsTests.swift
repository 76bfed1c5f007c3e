import Batch
import Testing

@Suite struct WorkerLimitsTests {
  @Test func sizesHaveUnits() {
    #expect(WorkerLimits.bytes("800M") == 800 << 20 && WorkerLimits.bytes("1.5g") == 3 << 29)
    #expect(WorkerLimits.bytes("2048K") == 2 << 20)
    for text in ["", "M", "800", "-1G", "nanG", "infG", "1e99G", "100K", "0M", "1 G"] {
      #expect(WorkerLimits.bytes(text) == nil, "\(text)")
    }
  }
}
