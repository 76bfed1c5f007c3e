import Report
import Testing

@Suite struct LinkChainsTests {
  private func place(_ link: Int, _ row: Int, _ column: Int) -> LinkChains.Place {
    .init(link: link, rows: row...row, columns: column...column)
  }

  @Test func aChainGoesForwardInBoth() {
    let places = [place(0, 1, 1), place(1, 2, 3), place(2, 4, 4), place(3, 5, 2), place(4, 30, 31)]
    #expect(LinkChains.chains(places) == [[0, 1, 2]])
  }
}
