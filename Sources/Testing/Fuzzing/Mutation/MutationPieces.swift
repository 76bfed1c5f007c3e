/// What mutations put into inputs: pieces on which readers of text, numbers, JSON and XML have failed in this program or others.
enum MutationPieces {
  /// Numbers at and beyond the borders of what integers and floating-point numbers hold.
  static let numbers: [[UInt8]] = [
    "0", "-1", "1", "00", "-0", "1.5", "127", "128", "255", "256", "32767", "32768", "65535", "65536",
    "16777216",
    "100000000", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296",
    "9007199254740993", "999999999999999999", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "1e17", "1e18", "1e19", "1e300", "1e308", "-1e308", "1e400", "-1e400", "1e-400", "0x10", "NaN", "nan",
    "Infinity",
    "inf", "1_000", "+1", "1.", ".5", "१२", "٣", "1e", "1e99999999999999999999",
    String(repeating: "9", count: 400), "0." + String(repeating: "1", count: 300),
  ].map { Array($0.utf8) }

  /// Bytes that are no UTF-8, and characters that text seldom has.
  static let bytes: [[UInt8]] =
    [
      [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0x80],
      [0xE0, 0x80, 0xAF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80, 0xED, 0xED],
      [0xD0],
      [0xE2, 0x80], [0x85], [0x1B, 0x5B, 0x33, 0x31, 0x6D], [0x1B, 0x5D, 0x30, 0x3B, 0x78, 0x07], [0x7F],
      [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x1F, 0x8B, 8, 0],
    ]
    + [
      "\u{202E}", "\u{2066}", "\u{2028}", "\u{85}", "\u{AD}", "\u{A0}", "\u{200B}", "\u{200D}", "\u{FE0F}",
      "\u{FFFD}", "\u{FFFF}", "\u{E0065}", "\u{10FFFF}", "\u{1F600}", "🇩🇪", "\u{301}\u{301}\u{301}\u{301}",
      "ﬁ", "ß", "ẞ", "İ", "ı", "ǆ", "Å", "\u{0308}", "日本", "שלום", "\r", "\r\n", "\n", "\n\n", "\u{B}",
      "\u{C}",
      "\t", "\t\t", " ", "   ", "\\", "\"", "'", "/", "%", "%s%n", "$(id)", "../", "/etc/passwd", "*", "_",
      "`",
      "~~~", "|", "<", ">", "&", "{", "}", "[", "]", "(", ")", ":", ",", ";", "=", "@", "+", "-", "#", "^",
      "?",
    ].map { Array($0.utf8) }

  /// Words, dates, numbers and marks in German, English and Russian that segmentation, times and names look at.
  static let words: [[UInt8]] = [
    "z. B.", "Dr. ", "u. a. ", "S. 12 f.", "am 9. März 1934", "vom 3. bis 5. Mai", "im Jahre 1917/18",
    "um 1900",
    "Anfang der 1920er Jahre", "zwei Tage später", "am 31. Februar", "am 00.00.0000", "gegen 25:61 Uhr", "»",
    "«", "„",
    "“", "”", "‚", "’", "…", "–", "—", "March 9, 1934", "on the 31st of June", "two years later",
    "at 10:30 p.m.",
    "5 feet 2", "$3.5 million", "B.C.", "the 1960s", "e.g. ", "Mr. ", "St. Petersburg", "O'Neill's",
    "12 апреля 1961 г.",
    "в 1917–1918 гг.", "т. е. ", "на следующий день", "в возрасте 34 лет", "XIX век", "MCMLXI", "IIII",
    "в 1e9 г.",
    "1 000 000", "1.000.000", "1,000,000.5", "3½", "½", "−5 °C", "50 %", "№ 5", "km/h", "Троцкий", "Trotzki",
    "Trockij",
    "Л. Д. Троцкий", "Lew Dawidowitsch", "von der", "d'Artagnan", "McDonald", "Хрущёв", "Щ", "щщщщщ", "ъ",
    "Ё",
    "99999999999999999999. Mai", "1934-03-09", "0000-00-00", "9999-12-31", "12/11/10", "den 1.",
    "vor 99999999999 Jahren",
  ].map { Array($0.utf8) }

  /// Pieces of the formats that are read.
  static let tokens: [[UInt8]] = [
    "&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&x;", "&amp", "&nbsp;", "]]>", "-->",
    "<!--",
    "<![CDATA[", "\\ud800", "\\udc00", "\\u0000", "\\uD83D\\uDE00", "\\x", "[0]:[0]", "[]:[]", "[0,1]:[]:0.5",
    "[:]",
    "0\t0\t0.5", "-1\t-1", "0,1\t0", "0:1\t0:2", "de\ten", "de-en", "{a}", " @ ", "_n.", "1)", "2.", "a>",
    "/haʊs/",
    "00-database-info", "00databaseencoding", "sametypesequence=", "idxoffsetbits=64", "wordcount=-1",
    "AAAAAAAAA", "//////",
    "(?i)", "(\\d+)", "(\\w*)*$x", "\\p{L}+", "[a-", "(?<n>x)", "\\Q", "(?=", "a{2147483647}",
    "mode:comparable|",
    "mode:parallel|", "|max-bead:9223372036854775807", "|min-score:nan", "|threshold:-1e308", "|kept:9",
    "lexicon:a@b+c",
    "![", "](x)", "[^1]:", "> ", "- ", "1. ", "1) ", "|---|", "```", "<div>", "</p>", "<br>", "<table>",
    "<svg>", "<math>",
    "<template>", "<select>", "<frameset>", "<plaintext>", "<script>", "<p/>", "xml:lang=\"ru\"",
    "xml:id=\"s1\"",
    "UTF-16", "windows-1251", "utf-7", "ISO-2022-JP", "BOCU-1",
  ].map { Array($0.utf8) }

  /// What is put before and after something to nest it.
  static let brackets: [(open: [UInt8], close: [UInt8])] = [
    ("[", "]"), ("{\"a\":", "}"), ("<div>", "</div>"), ("<s>", "</s>"), ("<b>", ""), ("<table><tr><td>", ""),
    ("> ", ""),
    ("*", ""), ("**a ", ""), ("- ", ""), ("(", ")"), ("[", "](x)"), ("![", ""), ("`", ""), ("«", "»"),
    ("„", "“"),
    ("<![CDATA[", "]]>"), ("&amp;", ""), ("\"", "\""), ("<list><item>", "</item></list>"), ("(?:", ")"),
    ("<hi>", "</hi>"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// JSON values.
  static let jsonValues: [[UInt8]] =
    [
      "null", "true", "false", "\"\"", "\"x\"", "\"de\"", "\"en\"", "\"ru\"", "\"l1\"", "\"\\u0000\"",
      "\"\\u001b[31mX\"",
      "\"\\u202e\"", "\"<script>alert(1)</script>\"", "\"\\ud800\"", "\"../../etc/passwd\"",
      "\"/etc/passwd\"", "\"a/b\"",
      "\"a=b\"", "\"a,b:1\"", "\"..\"", "[]", "{}", "[[]]", "[0,1]", "[1,0]", "[0,0]", "{\"a\":1}",
      "\"automatic\"", "\"confirmed\"",
      "\"rejected\"", "\"manual\"", "\"parallel\"", "\"comparable\"", "\"windows-1251\"", "\"html\"",
      "\"tei\"", "\"markdown\"",
      "\"presegmented\"", "\"text\"", "\"date\"", "\"word\"", "\"name\"", "\"rule\"", "\"zh-Hant\"",
      "\"xx-unknown\"",
      "\"" + String(repeating: "0", count: 64) + "\"", "\"" + String(repeating: "z", count: 3000) + "\"",
    ].map { Array($0.utf8) } + numbers

  /// Prologs of XML with entities that grow, are read from elsewhere, or declare an encoding that the file is not in.
  static let prologs: [[UInt8]] = [
    "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY h \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>",
    "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY h SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\">%p;]>",
    "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY h \"&h;\">]>", "<?xml version=\"1.1\"?>", "<!DOCTYPE html>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
    "<?xml version=\"1.0\" encoding=\"nonsense\"?>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>", "\u{FEFF}",
  ].map { Array($0.utf8) }
}
