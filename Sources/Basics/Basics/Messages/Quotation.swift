/// Keeps what a message quotes of its input short: a file may hold a name of megabytes.
package enum Quotation {
  /// No quotation is longer, in code points.
  package static let longest = 80
  /// No list has more names.
  private static let mostNames = 20
  /// No path is longer in a message, in code points, and no name in it longer than a quotation.
  package static let longestPath = 240

  /// The beginning of a text that is quoted, with an ellipsis where more follows.
  package static func cut(_ text: String) -> String {
    cut(text.unicodeScalars, to: longest)
  }

  /// Names one after the other, each cut as a quotation; of many the first ones, and how many more there are.
  package static func list(_ names: some Collection<String>) -> String {
    let shown = names.prefix(mostNames).map { cut($0) }.joined(separator: ", ")
    return names.count > mostNames ? "\(shown) and \(names.count - mostNames) more" : shown
  }

  /// A message whose quotations are short: what stands in quotation marks is cut at its end, other words without a space in
  /// them in their middle, and the whole after `limit` code points.
  ///
  /// - Complexity: O(length of the message).
  package static func shortened(_ message: String, limit: Int) -> String {
    if message.utf8.count <= longest { return message }
    let scalars = Array(message.unicodeScalars)
    var marks = Marks(scalars: scalars)
    var result = String.UnicodeScalarView()
    var start = 0
    while start < scalars.count {
      // What would be cut off again need not be looked at.
      if result.count > limit { break }
      if let end = marks.closing(start) {
        result.append(scalars[start])
        result += cut(scalars[(start + 1)..<end], to: longest).unicodeScalars
        result.append(scalars[end])
        start = end + 1
        continue
      }
      if scalars[start] == " " {
        result.append(" ")
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, scalars[end] != " ", marks.closing(end) == nil { end += 1 }
      result += word(scalars[start..<end]).unicodeScalars
      start = end
    }
    return cut(result, to: limit)
  }

  /// A path, whose names are cut in their middle, and the whole too.
  package static func path(_ path: String) -> String {
    if path.utf8.count <= longest { return path }
    let names = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .prefix(longestPath).map { middle(Array($0)[...], longest) }
    return middle(Array(names.joined(separator: "/").unicodeScalars)[...], longestPath)
  }

  /// The quotation marks of a message.
  private struct Marks {
    let scalars: [Unicode.Scalar]
    /// The marks that are known to end no quotation any more.
    private var spent: Set<Unicode.Scalar> = []

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// Where the quotation ends that begins at an index; nil if none does.
    ///
    /// A quotation begins after a space or bracket and ends before what is no letter, so that an apostrophe is none.
    mutating func closing(_ start: Int) -> Int? {
      let mark = scalars[start]
      guard mark == "'" || mark == "\"", !spent.contains(mark) else { return nil }
      if start > 0, isLetter(scalars[start - 1]) { return nil }
      let end = scalars[(start + 1)...].indices.first {
        scalars[$0] == mark && ($0 + 1 == scalars.count || !isLetter(scalars[$0 + 1]))
      }
      if end == nil { spent.insert(mark) }
      return end
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func word(_ word: ArraySlice<Unicode.Scalar>) -> String {
    word.contains("/")
      ? path(String(String.UnicodeScalarView(word))) : middle(word, longest)
  }

  private static func middle(_ text: ArraySlice<Unicode.Scalar>, _ limit: Int) -> String {
    guard text.count > limit else { return String(String.UnicodeScalarView(text)) }
    let end = limit / 4
    return String(String.UnicodeScalarView(text.prefix(limit - end - 1))) + "…"
      + String(String.UnicodeScalarView(text.suffix(end)))
  }

  private static func cut(_ text: some Collection<Unicode.Scalar>, to limit: Int) -> String {
    var result = String.UnicodeScalarView()
    guard text.index(text.startIndex, offsetBy: limit + 1, limitedBy: text.endIndex) != nil else {
      result.append(contentsOf: text)
      return String(result)
    }
    result.append(contentsOf: text.prefix(limit - 1))
    result.append("…")
    return String(result)
  }
}
