import Basics
import Foundation
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 1000]) func resultsComeInOrder(count: Int) {
    #expect(Array(0..<count).concurrentMap { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func whereItIsOffOneThreadDoesAll() {
    let threads = Concurrency.$isOff.withValue(true) {
      Array(0..<100).concurrentMap { _ in pthread_self() }
    }
    #expect(Set(threads).count == 1)
  }

  @Test func aSliceKeepsItsIndexes() {
    #expect(Array(0..<10)[3..<6].concurrentMap { -$0 } == [-3, -4, -5])
  }
}
