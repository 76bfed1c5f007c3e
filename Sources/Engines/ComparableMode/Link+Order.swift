import AlignmentModel

extension Link {
  /// The same link with its passages in the order of some documents, and its evidence accordingly.
  ///
  /// - Parameter documents: the documents by their ids.
  func arranged(by documents: [String]) -> Link {
    func place(_ passage: Int) -> Int {
      documents.firstIndex(of: passages[passage].document) ?? documents.count
    }
    let order = passages.indices.sorted { (place($0), $0) < (place($1), $1) }
    guard !order.elementsEqual(passages.indices) else { return self }
    var places = order
    for (place, passage) in order.enumerated() { places[passage] = place }
    var link = self
    link.passages = order.map { passages[$0] }
    link.evidence = evidence.map { item in
      // That of two passages does not name them.
      let between = item.between ?? (passages.count == 2 ? [0, 1] : [])
      guard between.count == 2, between.allSatisfy(places.indices.contains) else { return item }
      let (first, second) = (places[between[0]], places[between[1]])
      var item = item
      if item.between != nil { item.between = [min(first, second), max(first, second)] }
      if first > second { (item.a, item.b) = (item.b, item.a) }
      return item
    }
    return link
  }
}
