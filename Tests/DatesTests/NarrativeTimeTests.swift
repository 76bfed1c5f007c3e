import Dates
import Testing

@Suite struct NarrativeTimeTests {
  /// Narrative times as text, such as "1905 1905+1 1917-1918"; "-" for none, "+" before an age.
  private func carried(_ named: [[Int]]) -> String {
    NarrativeTime.carried(through: named).map { time in
      guard let time else { return "-" }
      let years =
        time.years.count == 1
        ? "\(time.years.lowerBound)" : "\(time.years.lowerBound)-\(time.years.upperBound)"
      return years + (time.age == 0 ? "" : "+\(time.age)")
    }.joined(separator: " ")
  }

  @Test func aSentenceThatNamesAYearTellsOfIt() {
    #expect(carried([[1905], [1917], [1905]]) == "1905 1917 1905")
  }

  @Test func theYearIsCarriedOnAndAges() {
    #expect(carried([[1905], [], [], [1917], []]) == "1905 1905+1 1905+2 1917 1917+1")
  }

  @Test func beforeTheFirstYearThereIsNoTime() {
    #expect(carried([]) == "")
    #expect(carried([[], [], [1905]]) == "- - 1905")
  }

  @Test func anEpisodeCarriesTheYearNamedLast() {
    #expect(carried([[1917, 1918], []]) == "1917-1918 1918+1")
    // As told, not as counted.
    #expect(carried([[1918, 1917], []]) == "1917-1918 1917+1")
    #expect(carried([[1907, 1912], []]) == "1907-1912 1912+1")
  }

  @Test func aSummaryDoesNotDragWhatFollows() {
    #expect(carried([[1917], [1879, 1940], []]) == "1917 1879-1940 1917+2")
    #expect(carried([[1917], [1907, 1913], []]) == "1917 1907-1913 1917+2")
    #expect(carried([[1879, 1940], [], [1905]]) == "1879-1940 - 1905")
  }

  @Test(arguments: [
    (1905...1905, 1905...1905, 0), (1905...1905, 1917...1917, 12), (1902...1907, 1905...1905, 0),
    (1902...1907, 1907...1910, 0), (1902...1907, 1908...1910, 1), (1879...1940, 1917...1918, 0),
  ])
  func gapIsTheYearsBetween(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>, _ gap: Int) {
    let times = [NarrativeTime(years: a, age: 0), NarrativeTime(years: b, age: 3)]
    #expect(times[0].gap(to: times[1]) == gap)
    #expect(times[1].gap(to: times[0]) == gap)
  }
}
