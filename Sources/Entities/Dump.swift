import Lexicon
import Texts
public enum DumpNames {
  public static func dump(_ documents: [Document], _ lexicon: Lexicon) throws -> String {
    var out = ""
    let table = try EntityTable(documents, lexicon: lexicon)
    for e in table.entities {
      for f in e.forms { out += "\(f.spans.count)\t\(documents[f.document].id)\t\(f.text)\t\(e.id)\t\(e.kind)\n" }
    }
    for (d, i) in table.inconsistencies(documents) {
      let e = table.entities[i.entity]
      out += "INC\t\(documents[d].id)\t\(e.forms[i.a].text)\t\(e.forms[i.b].text)\t\(i.kinds.map(\.rawValue))\t\(i.suggestion)\n"
    }
    return out
  }
}
