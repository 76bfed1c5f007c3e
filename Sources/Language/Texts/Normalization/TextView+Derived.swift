extension TextView {
  /// The view whose text was derived from that of this one.
  ///
  /// - Complexity: O(length of the view).
  func derived(_ text: DerivedText) -> TextView {
    guard let derived = text.sources else { return with(text.scalars, sources, blocks, pages) }
    let blocks = blocks.compactMap { block in
      let lower = derived.first(beginningAt: block.range.lowerBound)
      let upper = derived.first(beginningAt: block.range.upperBound)
      return text.scalars.trimmed(lower..<upper).map(block.with)
    }
    let pages = pages.map { PageBreak(offset: derived.first(beginningAt: $0.offset), label: $0.label) }
    return with(text.scalars, sources.map(derived.composed) ?? derived, blocks, pages)
  }

  /// The same view, of what the text it is a view of was derived from.
  ///
  /// - Complexity: O(number of runs that were not changed).
  func underived(_ text: DerivedText) -> TextView {
    guard let derived = text.sources else { return self }
    return with(scalars, sources.map { $0.composed(with: derived) } ?? derived, blocks, pages)
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
    let classified = TextView(scalars: bare.scalars, blocks: BlockClassifier.shared.marked(bare))
    return bare.with(notes.blocks(of: classified))
  }

  /// The same view with another text, and what belongs to it.
  func with(
    _ scalars: [Unicode.Scalar], _ sources: OffsetRuns?, _ blocks: [Block], _ pages: [PageBreak]
  ) -> TextView {
    var view = TextView(
      scalars: scalars, sources: sources, blocks: blocks, declaredLanguage: declaredLanguage, pages: pages)
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
