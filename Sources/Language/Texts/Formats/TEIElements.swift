import Basics

/// What the elements of a TEI document are to its text, from `Resources/tei-elements.txt`.
struct TEIElements: Sendable {
  /// The elements; reading their data once is enough.
  static let shared = TEIElements()

  /// Elements that end a line, page or column.
  private(set) var breaks: Set<String> = []
  private var blocks: [String: BlockKind] = [:]
  private var outerBlocks: [String: BlockKind] = [:]
  private var paragraphs: Set<String> = []
  private var dropped: Set<String> = []
  private var droppedInParagraph: Set<String> = []
  private var droppedIn: [String: Set<String>] = [:]

  private init() {
    for line in DataLines(PackageResources.tei_elements_txt) {
      let names = line.dropFirst()
      switch line[0] {
      case "break": breaks.formUnion(names)
      case "paragraph": paragraphs.formUnion(names)
      case "drop": dropped.formUnion(names)
      case "drop-in-paragraph": droppedInParagraph.formUnion(names)
      case "drop-in": droppedIn[line[1], default: []].formUnion(names.dropFirst())
      case "outer":
        if let kind = BlockKind(rawValue: line[1]) {
          for name in names.dropFirst() { outerBlocks[name] = kind }
        }
      default: if let kind = BlockKind(rawValue: line[0]) { for name in names { blocks[name] = kind } }
      }
    }
  }

  /// Whether an element holds words, so that blocks in it would cut its sentences.
  func isParagraph(_ name: String) -> Bool { paragraphs.contains(name) }

  /// Whether an element and what is in it is no part of the text.
  func isDropped(_ name: String, in parent: String?, isInParagraph: Bool) -> Bool {
    dropped.contains(name) || isInParagraph && droppedInParagraph.contains(name)
      || parent.map { droppedIn[$0]?.contains(name) ?? false } ?? false
  }

  /// The kind of block that an element is; nil if it is part of one.
  func block(_ name: String, in parent: String?, isInParagraph: Bool) -> BlockKind? {
    if name == "head", parent == "figure" || parent == "table" { return .caption }
    return blocks[name] ?? (isInParagraph ? nil : outerBlocks[name])
  }
}
