/// Something about a document that its reader should know before trusting what is made of it.
public enum DocumentNote: Hashable, Sendable {
  /// A large part of it, so much of 1, is in another language than the document is taken for.
  case secondLanguage(Language, share: Double, beside: Language)
  /// It was in the encoding `from`, was read as another, and was saved so: `example` is a word of it that was meant to be `meant`.
  case misread(from: String, as: String, example: String, meant: String)
  /// It is called by its folder, as another document has a file of the same name.
  case calledByFolder(id: String)
  /// Letters were lost before it was saved and this mark stands for them, in so many words.
  case lostLetters(mark: Unicode.Scalar, words: Int, example: String?)
}
