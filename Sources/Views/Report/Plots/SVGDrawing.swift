import Basics
import Foundation

/// A drawing in SVG 1.1, made of the few shapes that plots need.
struct SVGDrawing {
  /// What shapes are drawn with.
  enum Ink: String {
    case text = "#211e1a"
    case quiet = "#625b50"
    case rule = "#dcd5c8"
    case tie = "#b9ad97"
    case accent = "#8a2f1d"
  }

  /// Where a text begins, or has its middle or end.
  enum Anchor: String {
    case start, middle, end
  }

  private let width, height: Double
  private let title, description: String
  private var body = ""

  /// An empty drawing.
  ///
  /// - Parameters:
  ///   - width: in user units, and so the height.
  ///   - title: what it is, for those who hear it.
  ///   - description: what it shows.
  init(width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
  }

  mutating func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ ink: Ink, width: Double = 1
  ) {
    body +=
      "<line x1=\"\(number(from.x))\" y1=\"\(number(from.y))\" x2=\"\(number(to.x))\" y2=\"\(number(to.y))\" "
      + "stroke=\"\(ink.rawValue)\" stroke-width=\"\(number(width))\"/>\n"
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], _ ink: Ink, width: Double = 1.5) {
    let list = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    body +=
      "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(ink.rawValue)\" stroke-width=\"\(number(width))\"/>\n"
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ ink: Ink, isFilled: Bool) {
    let paint = isFilled ? "fill=\"\(ink.rawValue)\"" : "fill=\"none\" stroke=\"\(ink.rawValue)\""
    body +=
      "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" \(paint)/>\n"
  }

  /// A dot; the note is shown where a viewer shows notes.
  mutating func dot(
    _ at: (x: Double, y: Double), radius: Double, _ ink: Ink, opacity: Double = 1, note: String? = nil
  ) {
    let start =
      "<circle cx=\"\(number(at.x))\" cy=\"\(number(at.y))\" r=\"\(number(radius))\" fill=\"\(ink.rawValue)\""
      + (opacity < 1 ? " fill-opacity=\"\(number(opacity))\"" : "")
    body += note.map { "\(start)><title>\(SVGDrawing.escaped($0))</title></circle>\n" } ?? "\(start)/>\n"
  }

  mutating func text(
    _ text: String, _ at: (x: Double, y: Double), _ ink: Ink = .text, _ anchor: Anchor = .start
  ) {
    body +=
      "<text x=\"\(number(at.x))\" y=\"\(number(at.y))\" fill=\"\(ink.rawValue)\" text-anchor=\"\(anchor.rawValue)\">"
      + "\(SVGDrawing.escaped(text))</text>\n"
  }

  /// How every drawing of version 0.1 and later begins, by which one is told from the drawings of others.
  static let beginning =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""

  /// What stands in the first element of every drawing.
  static let mark = "role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>"

  /// The drawing as a file.
  var svg: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="\(number(width))" height="\(number(height))" \
    viewBox="0 0 \(number(width)) \(number(height))" role="img" font-family="sans-serif" font-size="12">
    <title>\(SVGDrawing.escaped(title))</title>
    <desc>\(SVGDrawing.escaped(description))</desc>
    <rect width="100%" height="100%" fill="#ffffff"/>
    \(body)</svg>

    """
  }

  private func number(_ value: Double) -> String {
    let hundredths = value.rounded(to: 2)
    return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
  }

  /// A text as it stands in XML: markup escaped, and without what XML 1.0 cannot hold or what turns the writing round.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{FFFE}", "\u{FFFF}": break
      default:
        if PrintableText.isPrintable(scalar) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
