/// What kind of text a sentence stands in.
public enum BlockKind: String, Codable, CaseIterable, Sendable {
  /// Running text.
  case text
  /// The title of a document or of a part of it.
  case heading
  /// An item of a list.
  case listItem = "list-item"
  /// What is said of a picture or a table.
  case caption
  /// A row of a table, such as those of an encyclopaedia's infobox.
  case tableRow = "table-row"
  /// A bibliography entry, a footnote with a source, a link: it names what others wrote and tells no event.
  case reference
  /// A footnote or endnote.
  case note
  /// What a reader has written beside the text, such as a comment in a word processor.
  case comment
  /// What a distributor or transcriber says of the file: a license, credits.
  case notice

  /// Whether the text tells what other documents may tell too; what is not is kept and shown, but not compared.
  public var isCompared: Bool { self != .reference && self != .comment && self != .notice }
}
