import Synoptic

let german = """
  Juri Gagarin wurde am 9. März 1934 in Kluschino geboren. Sein Vater war Zimmermann. \
  Am 12. April 1961 startete er mit Wostok 1 von Baikonur aus ins All. Nach 108 Minuten landete er bei Saratow.
  """
let english = """
  On 12 April 1961 Vostok 1 carried Yuri Gagarin from Baikonur into space. He landed near Saratov 108 minutes later. \
  He had been born at Klushino on 9 March 1934, the son of a carpenter.
  """

// Two accounts of one life, told in another order. Dictionaries and sentence vectors are left out here, so that the result is the same everywhere.
var options = Aligner.Options()
options.mode = .comparable
let aligner = Aligner(options, lexicon: .empty, vectors: .none)
let synopsis = try aligner.align([Document("de", german), Document("en", english)])
for link in synopsis.links {
  print(link.score >= 0.5 ? "likely" : "possible", synopsis.texts(of: link))
}

// Where a passage stands, as a string counts.
if let passage = synopsis.links.first?.passages.first, let range = passage.range(in: german) {
  print("first:", german[range])
}

// Names: one person under several spellings, and how alike two are.
for entity in try synopsis.entities().entities where Set(entity.forms.map(\.document)).count == 2 {
  print(entity.kind, entity.forms.map(\.text))
}
print(try NameScorer.shared().score("Хрущёв", "Chruschtschow") > 0.9)

// Transliteration.
print(try SchemeTransliterator(.iso9).transliterate("Лев Троцкий").text)

// Contradictions.
for conflict in try synopsis.conflicts() { print(conflict.kind, conflict.a.value, conflict.b.value) }

// An alignment file, as `synoptic align -o` writes it.
print(
  try NativeFile.data(synopsis.alignment).count > 0,
  synopsis.settings.signature.hasPrefix("mode:comparable|lexicon:none"))
