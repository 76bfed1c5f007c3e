import Batch
import Testing

@Suite struct ShardTests {
  @Test func partsAreTheWholeTogether() throws {
    let shards = try (1...3).map { try #require(Shard("\($0)/3")) }
    for index in 0..<100 { #expect(shards.count { $0.contains(index) } == 1) }
    #expect((0..<10).allSatisfy(Shard.whole.contains))
  }

  @Test(arguments: ["", "1", "0/3", "4/3", "1/0", "-1/3", "1/3/5", "a/b", "1 / 3", "9223372036854775808/2"])
  func otherTextsAreNoParts(_ text: String) { #expect(Shard(text) == nil) }
}
