/// Tells the lines of a plain text that belong to its pages from those of its text: page numbers and running heads.
///
/// A number is a page's where a form feed stands beside it, where a word says so, or where it stands between two halves of a sentence; others
/// that count on from such numbers are too. A head is a short line beside them, mostly one that comes again. Numbers between dashes or brackets that are counted from more than one are
/// pages' too: chapters are counted from one.
struct PageLines {
  /// Where a page begins.
  struct Start {
    /// The index of its first line among those of the text.
    let line: Int
    /// What the document calls the page; nil to count.
    let label: String?
    /// What it calls the page before; nil if it does not say.
    let labelBefore: String?
  }

  /// The lines of the text.
  let text: [TextLine]
  /// Where pages begin.
  let starts: [Start]
  /// The offsets of the lines that are left out.
  let omitted: [Range<Int>]

  /// A line that is longer, in code points, is no head.
  private static let longestHead = 70
  /// So many lines of a page's own stand together at most, on either side of a page's end.
  private static let mostHeads = 2
  /// Where lines are paragraphs, a shorter one is no half of a sentence.
  private static let leastParagraph = 40
  /// Where lines are paragraphs, half of a sentence that is followed by a capital is no shorter.
  private static let leastHalf = 100
  /// A higher number without a word beside it is a year rather than a page.
  private static let highest = 1_000
  /// Numbers of pages that follow each other in a text differ by no more: pages with pictures have none.
  private static let largestStep = 8
  /// So many numbers between dashes or brackets, each one more than that before, are of pages.
  private static let leastMarked = 3

  private struct Zone {
    var range: Range<Int>
    var isOpen: Bool
  }

  /// The lines of a text.
  ///
  /// - Parameter wrap: how its lines are wrapped, as far as it is known before pages are; nil if they are not.
  /// - Complexity: O(number of lines · length of a short line).
  init(_ lines: [TextLine], wrap: LineWrap?, _ scalars: [Unicode.Scalar]) {
    let finder = Finder(lines: lines, wrap: wrap, scalars: scalars)
    let zones = finder.zones()
    guard !zones.isEmpty else {
      (text, starts, omitted) = (lines, [], [])
      return
    }
    var text: [TextLine] = []
    var starts: [Start] = []
    var omitted: [Range<Int>] = []
    var next = 0
    // The page whose number ends the text is the one before it, and so are the others.
    let areFooters = zones[0].range.lowerBound > 0 && zones[zones.count - 1].range.upperBound == lines.count
    for zone in zones {
      text += lines[next..<zone.range.lowerBound]
      next = zone.range.upperBound
      omitted += zone.range.map { lines[$0].range }
      let (label, labelBefore) = finder.labels(zone.range, areFooters: areFooters)
      starts.append(Start(line: text.count, label: label, labelBefore: labelBefore))
      guard next < lines.count else { break }
      var line = lines[next]
      line.beginsPage = true
      line.goesOn = zone.isOpen
      line.blanks = zone.isOpen ? 0 : max(line.blanks, zone.range.map { lines[$0].blanks }.max() ?? 0)
      if text.isEmpty { line.blanks = .max }
      text.append(line)
      next += 1
    }
    if next < lines.count { text += lines[next...] }
    // What is nothing but numbers is no text that has pages.
    guard !text.isEmpty else {
      (self.text, self.starts, self.omitted) = (lines, [], [])
      return
    }
    (self.text, self.starts, self.omitted) = (text, starts, omitted)
  }

  private struct Finder {
    let lines: [TextLine]
    let wrap: LineWrap?
    let scalars: [Unicode.Scalar]

    func number(_ index: Int) -> PageNumber? {
      let number = PageNumber(scalars[lines[index].range])
      guard let number, number.hasWord || (number.value ?? 0) < PageLines.highest else { return nil }
      return number
    }

    /// What pages are called that begin and end with lines of their own.
    ///
    /// - Parameter areFooters: whether numbers are known to stand at the ends of pages.
    func labels(_ range: Range<Int>, areFooters: Bool) -> (label: String?, before: String?) {
      var label: String?
      var before: String?
      let feed = (range.lowerBound...range.upperBound).first { $0 < lines.count && lines[$0].beginsPage }
      for index in range {
        let number = number(index) ?? headNumber(index)
        guard let number else { continue }
        let isLast = index == range.upperBound - 1
        if let feed {
          if index < feed { before = number.label } else { label = number.label }
        } else if !areFooters, number.hasWord || headNumber(index) != nil || range.count > 1 && isLast {
          label = number.label
        } else {
          before = number.label
        }
      }
      if label == nil, let value = before.flatMap({ Int($0) }) { label = String(value + 1) }
      return (label, before)
    }

    /// The number that a head begins or ends with.
    func headNumber(_ index: Int) -> PageNumber? {
      let line = scalars[lines[index].range]
      guard line.count <= PageLines.longestHead, line.first?.isDigit ?? false || line.last?.isDigit ?? false,
        let space = line.firstIndex(where: \.isBlank),
        let last = line.lastIndex(where: \.isBlank)
      else { return nil }
      for part in [line[..<space], line[(last + 1)...]] where part.allSatisfy(\.isDigit) {
        if let number = PageNumber(part), (number.value ?? 0) < PageLines.highest { return number }
      }
      return nil
    }

    /// A head without its number, by which it is known again.
    func head(_ index: Int) -> String {
      let letters = scalars[lines[index].range].filter { !$0.isDigit && !$0.isBlank && $0 != "." }.map(
        \.folded)
      return String(String.UnicodeScalarView(letters))
    }

    /// Whether a line could be a head: short, without the beginning or the end of half a sentence.
    func isHeadLike(_ index: Int) -> Bool {
      let line = lines[index]
      guard line.range.count <= PageLines.longestHead, number(index) == nil else { return false }
      let word = scalars[line.range].prefix { !$0.isBlank }
      guard !ListLabel.isBullet(word), ListLabel.number(word) == nil else { return false }
      let first = scalars[line.range].first { $0.isWordPart }
      guard let first, !first.isLowercase else { return false }
      let last = scalars[line.range.upperBound - 1]
      return last != "," && last != ";" && !LineEndHyphens.isMark(last)
    }

    /// Whether a line is one of the heads that come again.
    func isRepeated(_ index: Int, _ repeated: Set<String>) -> Bool {
      !repeated.isEmpty && isHeadLike(index) && repeated.contains(head(index))
    }

    /// Whether a line is too short to be one of a wrapped text that goes on.
    func isShort(_ index: Int) -> Bool {
      guard let wrap else { return lines[index].range.count <= PageLines.longestHead }
      return index + 1 >= lines.count || !wrap.isFull(lines[index], lines[index + 1], scalars)
        || lines[index].range.count * 5 <= wrap.width * 4
    }

    /// Whether a sentence goes from one line to another over what stands between.
    func isOpen(_ line: Int, _ next: Int) -> Bool {
      guard line >= 0, next < lines.count else { return false }
      let seam = LineSeam(lines[line], lines[next], scalars)
      guard seam.isOpen else { return false }
      let width = lines[line].range.count
      guard let wrap else {
        // Titles and items do not end with stops either, but they are shorter than halves of paragraphs.
        let isLong = width >= PageLines.leastHalf && lines[next].range.count >= PageLines.longestHead
        return seam.goesOn ? width >= PageLines.leastParagraph : seam.end == .open && isLong
      }
      if seam.end == .hyphen || seam.end == .open && seam.start == .lowercase { return true }
      let isFull =
        lines[line].width >= wrap.width - wrap.width / 4 || wrap.isFull(lines[line], lines[next], scalars)
      return isFull || seam.goesOn
    }

    func followsBlank(_ index: Int) -> Bool {
      index >= lines.count || lines[index].followsBlank || lines[index].beginsPage
    }

    /// The lines that belong to pages, with the ends of pages between them; in order and apart.
    func zones() -> [Zone] {
      let numbers = lines.indices.filter { number($0) != nil }
      let feeds = lines.indices.filter { lines[$0].beginsPage }
      let repeated = repeatedHeads(beside: numbers, feeds)
      let counted = countedNumbers(numbers)
      var zones: [Zone] = []
      func add(_ zone: Zone) {
        if let last = zones.last, last.range.upperBound >= zone.range.lowerBound {
          guard zone.range.upperBound > last.range.upperBound else { return }
          let range = last.range.lowerBound..<zone.range.upperBound
          zones[zones.count - 1] = Zone(range: range, isOpen: isOpen(range.lowerBound - 1, range.upperBound))
        } else {
          zones.append(zone)
        }
      }
      let seeds = Set(
        numbers + feeds + lines.indices.filter { isRepeated($0, repeated) }
          + lines.indices.filter(isNumberedHead) + counted)
      for seed in seeds.sorted() {
        if let last = zones.last, last.range.contains(seed) { continue }
        if let zone = zone(around: seed, repeated, counted) { add(zone) }
      }
      return zones
    }

    /// What belongs to pages around a line: a number, a line after a form feed, or a head.
    private func zone(around seed: Int, _ repeated: Set<String>, _ counted: Set<Int>) -> Zone? {
      let hasFeed = lines[seed].beginsPage
      let number = number(seed)
      let isHead = isRepeated(seed, repeated) || counted.contains(seed)
      var start = seed
      var end = number != nil || isHead || isNumberedHead(seed) ? seed + 1 : seed
      var hasFeedWithin = hasFeed
      func belongs(_ index: Int) -> Bool {
        self.number(index) != nil || isRepeated(index, repeated)
      }
      while start > 0, seed - start < PageLines.mostHeads, belongs(start - 1),
        followsBlank(start - 1) || self.number(start - 1) != nil
      { start -= 1 }
      while end < lines.count, end - seed < PageLines.mostHeads + 1, belongs(end) { end += 1 }
      if end - seed <= PageLines.mostHeads, isHeadOnce(end, after: start) {
        end += 1
      } else if start > 1, end > start, end < lines.count, isHeadLike(start - 1), isShort(start - 1),
        followsBlank(start - 1), isOpen(start - 2, end)
      {
        start -= 1
      }
      hasFeedWithin = hasFeedWithin || (start...end).contains { $0 < lines.count && lines[$0].beginsPage }
      let isOpen = isOpen(start - 1, end)
      if hasFeed, start == end { return Zone(range: seed..<seed, isOpen: isOpen) }
      guard end > start else { return nil }
      let hasWord = (start..<end).contains { self.number($0)?.hasWord ?? false }
      let isCounted = (start..<end).contains { counted.contains($0) }
      let isHeadAgain = (start..<end).contains { isRepeated($0, repeated) }
      guard hasFeedWithin || hasWord || isOpen || isCounted || isHeadAgain else { return nil }
      return Zone(range: start..<end, isOpen: isOpen)
    }

    /// Whether a line is a head that comes once: between a page's number, or its end, and the other half of a sentence.
    ///
    /// - Parameter start: the first line of the page's own, or the line itself.
    private func isHeadOnce(_ index: Int, after start: Int) -> Bool {
      guard index + 1 < lines.count, isHeadLike(index), isShort(index), isOpen(start - 1, index + 1),
        (start..<index).allSatisfy({ number($0) != nil })
      else { return false }
      if headNumber(index) != nil { return true }
      // The last line of a paragraph, which a page may begin with, ends with a stop, and no empty line stands before it.
      guard followsBlank(index + 1) else { return index > start }
      let isIndented = start > 0 && lines[index].indent > lines[start - 1].indent
      return followsBlank(index) && (isIndented || !scalars[lines[index].range.upperBound - 1].isStop)
    }

    /// Whether a line is a head with a page's number, between two halves of a sentence.
    func isNumberedHead(_ index: Int) -> Bool {
      guard headNumber(index) != nil, index > 0, index + 1 < lines.count, isHeadLike(index), isShort(index),
        isOpen(index - 1, index + 1)
      else { return false }
      let isApart = followsBlank(index) && followsBlank(index + 1)
      return isApart
        || !followsBlank(index + 1) && LineSeam(lines[index - 1], lines[index + 1], scalars).goesOn
          && LineSeam(lines[index], lines[index + 1], scalars).end != .stop && wrap != nil
    }

    /// Heads that stand beside the ends of more pages than one, without their numbers.
    private func repeatedHeads(beside numbers: [Int], _ feeds: [Int]) -> Set<String> {
      var counts: [String: Int] = [:]
      var open: Set<String> = []
      var seen: Set<Int> = []
      func count(_ index: Int, isOpen: Bool) {
        guard lines.indices.contains(index), seen.insert(index).inserted, isHeadLike(index), isShort(index)
        else { return }
        let head = head(index)
        guard !head.isEmpty else { return }
        counts[head, default: 0] += 1
        if isOpen { open.insert(head) }
      }
      for number in numbers {
        for index in [number - 1, number + 1] where index > number || followsBlank(max(index, 0)) {
          count(index, isOpen: isOpen(number - 1, number + 2) || isOpen(number - 2, number + 1))
        }
      }
      for feed in feeds {
        for index in [feed - 1, feed, feed + 1] where index >= feed || followsBlank(max(index, 0)) {
          count(index, isOpen: true)
        }
      }
      // Others stand alone between two halves of sentences.
      for index in lines.indices.dropFirst().dropLast()
      where lines[index].range.count <= PageLines.longestHead {
        guard followsBlank(index), followsBlank(index + 1), isShort(index), isHeadLike(index),
          isOpen(index - 1, index + 1)
        else { continue }
        // A head that ends as a sentence does is in capitals; "He nodded." comes again as well.
        let line = scalars[lines[index].range]
        if let last = line.last(where: { !$0.isClosingMark }), last.isStop,
          line.contains(where: \.isLowercase)
        {
          continue
        }
        count(index, isOpen: true)
      }
      return Set(counts.filter { $0.value > 1 && open.contains($0.key) }.keys)
    }

    /// How many words a line has, its number with them.
    private func words(_ index: Int) -> Int {
      scalars[lines[index].range].split(whereSeparator: \.isBlank).count
    }

    /// Whether numbers between dashes or brackets are counted one by one from more than 1.
    private func areMarked(_ numbers: [Int]) -> Bool {
      let marked = numbers.compactMap { number($0) }.filter(\.isMarked).compactMap(\.value)
      guard marked.count == numbers.count, marked.count >= PageLines.leastMarked, let first = marked.first,
        first > 1
      else { return false }
      return zip(marked, marked.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// Numbers, alone or beside a head, that count on from each other, some of them between two halves of a sentence, so that the
    /// others are pages' too.
    private func countedNumbers(_ numbers: [Int]) -> Set<Int> {
      let heads = lines.indices.filter { index in
        headNumber(index) != nil && isHeadLike(index) && followsBlank(index) && followsBlank(index + 1)
      }
      let members = (numbers + heads).sorted().compactMap { index in
        (number(index) ?? headNumber(index))?.value.map { (index: index, value: $0) }
      }
      let open = members.count { isOpen($0.index - 1, $0.index + 1) || isOpen($0.index - 1, $0.index + 2) }
      // A head with a number that comes again with a later one is none of a chapter, whose title would be another.
      let titles = Dictionary(grouping: members.filter { number($0.index) == nil }, by: { head($0.index) })
      let again = titles.values.contains { $0.count > 1 && words($0[0].index) > 2 }
      guard members.count > 1, again || open * 4 >= members.count || areMarked(numbers) else { return [] }
      var counted: Set<Int> = []
      for (member, next) in zip(members, members.dropFirst())
      where member.value < next.value && next.value - member.value <= PageLines.largestStep {
        counted.formUnion([member.index, next.index])
      }
      return counted
    }
  }
}
