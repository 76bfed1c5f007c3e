extension TextViewBuilder {
  /// Appends a code point of a text, as what it is taken for if it is raised.
  mutating func append(_ scalar: Unicode.Scalar, at range: Range<Int>, raised: RaisedText?) {
    switch raised {
    case .mark: if !scalar.isBlank { appendNoteMark(at: range) }
    case .digits: append(scalar.superscript ?? scalar, at: range)
    case .text, nil: append(scalar, at: range)
    }
  }
}
