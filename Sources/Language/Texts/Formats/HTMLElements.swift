import Basics

/// What the elements of a page are to its text, from `Resources/html-elements.txt`.
struct HTMLElements {
  private var blocks: [String: BlockKind] = [:]
  private var droppedNames: Set<String> = []
  private var droppedClasses: Set<String> = []
  private var referenceClasses: Set<String> = []

  init() {
    for line in DataLines(PackageResources.html_elements_txt) {
      let values = line.dropFirst()
      switch line[0] {
      case "drop": droppedNames.formUnion(values)
      case "drop-class": droppedClasses.formUnion(values)
      case "reference-class": referenceClasses.formUnion(values)
      default:
        if let kind = BlockKind(rawValue: line[0]) { for name in values { blocks[name] = kind } }
      }
    }
  }

  /// Whether an element and what is in it is no part of the page's text.
  func isDropped(_ node: HTMLNode, _ name: String) -> Bool {
    droppedNames.contains(name) || node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true"
      || node.attribute("role") == "navigation" || classes(node).contains { droppedClasses.contains($0) }
  }

  /// The kind of block that an element is; nil if it is part of one.
  func block(_ node: HTMLNode, _ name: String) -> BlockKind? {
    let kind = blocks[name]
    return kind != nil && classes(node).contains { referenceClasses.contains($0) } ? .reference : kind
  }

  /// The classes and the id of an element; the id of a heading, or of a part of a line, is an anchor made from its words.
  private func classes(_ node: HTMLNode) -> [String] {
    let isAnchor = node.name.map { blocks[$0] != .text && blocks[$0] != .listItem } ?? true
    let names = [node.attribute("class"), isAnchor ? nil : node.attribute("id")].compactMap { $0 }
    return names.flatMap { $0.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }
  }
}
