import Lexicon
import Texts
public enum DumpNames {
  public static func dump(_ document: Document, _ lexicon: Lexicon) throws -> String {
    let places = try PlaceNames.all(in: document.language)
    var finder = try NameFinder(document, lexicon, places: places)
    let mentions = finder.mentions()
    let forms = try FormMaker(document.language).forms(mentions, in: document)
    let entities = DocumentEntities(forms, mentions: mentions, in: document)
    var out = ""
    for group in entities.groups.groups.sorted(by: { a, b in a.reduce(0) { $0 + forms[$1].places.count } > b.reduce(0) { $0 + forms[$1].places.count } }) {
      for f in group { out += "\(forms[f].places.count)\t\(document.id)\t\(forms[f].text)\t\(group[0])\t\(forms[f].kinds.map { "\($0.key) \($0.value)" })\n" }
    }
    return out
  }
}
