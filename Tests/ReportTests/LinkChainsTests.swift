import Report
import Testing

@Suite struct LinkChainsTests {
  private func span(_ link: Int, _ row: Int, _ column: Int) -> LinkChains.Span {
    .init(link: link, rows: row...row, columns: column...column)
  }

  @Test func aChainGoesForwardInBoth() {
    let spans = [span(0, 1, 1), span(1, 2, 3), span(2, 4, 4), span(3, 5, 2), span(4, 30, 31)]
    #expect(LinkChains.chains(spans) == [[0, 1, 2]])
  }
}
