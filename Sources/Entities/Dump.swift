import Lexicon
import Texts
public enum DumpNames {
  public static func dump(_ documents: [Document], _ lexicon: Lexicon) throws -> String {
    var out = ""
    for e in try EntityTable(documents, lexicon: lexicon).entities {
      for f in e.forms { out += "\(f.spans.count)\t\(documents[f.document].id)\t\(f.text)\t\(e.id)\t\(e.kind)\n" }
    }
    return out
  }
}
