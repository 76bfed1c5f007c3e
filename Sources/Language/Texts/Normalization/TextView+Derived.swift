import Algorithms

extension TextView {
  /// The view whose text was derived from that of this one.
  ///
  /// - Complexity: O(length of the view).
  func derived(_ text: DerivedText) -> TextView {
    guard let derived = text.ranges else { return with(text.scalars, ranges, blocks, pages) }
    func index(_ offset: Int) -> Int { derived.starts.partitioningIndex { Int($0) >= offset } }
    let blocks = blocks.compactMap { block in
      text.scalars.trimmed(index(block.range.lowerBound)..<index(block.range.upperBound)).map(block.with)
    }
    let pages = pages.map { PageBreak(offset: index($0.offset), label: $0.label) }
    guard let ranges else {
      return with(text.scalars, Ranges(starts: derived.starts, ends: derived.ends), blocks, pages)
    }
    let ends = zip(derived.starts, derived.ends).map { start, end in
      start < end
        ? ranges.ends[Int(end) - 1]
        : Int(start) < ranges.starts.count ? ranges.starts[Int(start)] : ranges.ends.last ?? 0
    }
    let starts = zip(derived.starts, ends).map { start, end in
      Int(start) < ranges.starts.count ? min(ranges.starts[Int(start)], end) : end
    }
    return with(text.scalars, Ranges(starts: starts, ends: ends), blocks, pages)
  }

  /// The same view, of what the text it is a view of was derived from.
  ///
  /// - Complexity: O(length of the view).
  func underived(_ text: DerivedText) -> TextView {
    guard let derived = text.ranges else { return self }
    guard let ranges else {
      return with(scalars, Ranges(starts: derived.starts, ends: derived.ends), blocks, pages)
    }
    let all = zip(ranges.starts, ranges.ends).map { text.source(of: Int($0)..<Int($1)) }
    let sources = Ranges(
      starts: all.map { Int32(clamping: $0.lowerBound) }, ends: all.map { Int32(clamping: $0.upperBound) })
    return with(scalars, sources, blocks, pages)
  }

  /// The view in which the same letters are the same code points, without marks of notes, and with the kind of each block.
  ///
  /// For views whose format tells kinds of text.
  ///
  /// - Complexity: O(length of the view).
  func normalized() -> TextView {
    let normalized = ViewNormalization.text(scalars).map(derived) ?? self
    let notes = NotePass(
      normalized.scalars,
      normalized.blocks.map {
        NotePass.Part(range: $0.range, hasVerses: normalized.scalars[$0.range.lowerBound].isSuperscriptDigit)
      })
    let bare = notes.text.map(normalized.derived) ?? normalized
    // Where marks stood is told in the text that the blocks are of.
    let classified = TextView(identity: bare.scalars, blocks: BlockClassifier.shared.marked(bare))
    return bare.with(notes.blocks(of: classified))
  }

  /// The same view with another text, and what belongs to it.
  func with(
    _ scalars: [Unicode.Scalar], _ ranges: Ranges?, _ blocks: [Block], _ pages: [PageBreak]
  ) -> TextView {
    var view =
      ranges.map { ranges in
        TextView(
          scalars: scalars, starts: ranges.starts, ends: ranges.ends, blocks: blocks,
          declaredLanguage: declaredLanguage, pages: pages)
      } ?? TextView(identity: scalars, blocks: blocks, pages: pages)
    view.layout = layout
    return view
  }
}

extension TextView.Block {
  /// The same block with another range.
  func with(_ range: Range<Int>) -> Self {
    Self(range: range, kind: kind, paragraph: paragraph, isSentence: isSentence)
  }
}
