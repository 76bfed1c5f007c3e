/// Sound inputs, written for this purpose: short, and of all that their formats have.
enum SoundTexts {
  /// Accounts of one life, by their file names.
  static let accounts: KeyValuePairs<String, String> = [
    "de.txt": german, "en.txt": english, "ru.txt": russian,
  ]

  static let german = """
    Die Reise der Ärztin

    Maria Iwanowna Petrowa wurde am 3. Februar 1871 in Kasan geboren. Ihr Vater, Dr. Iwan Petrow, war Arzt an der Wolga. Im Herbst
    1893 ging sie nach Zürich und studierte dort fünf Jahre lang.

    Am 12. Mai 1905 kam sie mit dem Zug in Odessa an, z. B. um den Hafen zu sehen. Dort behandelte sie 240 Verwundete. Zwei Tage
    später schrieb sie: „Die Stadt brennt.“ Graf von Tolly nannte sie »unsere Ärztin«; er zahlte 3.500 Rubel.

    1911 starb sie im Alter von 40 Jahren. Ihr Sohn Fjodor Schtscherbakow lebte bis 1964 in Berlin.
    """
  static let english = """
    The doctor's journey

    Maria Ivanovna Petrova was born in Kazan on February 3, 1871. Her father, Dr. Ivan Petrov, was a physician on the Volga. In the autumn
    of 1893 she went to Zurich and studied there for five years.

    On May 12, 1905 she arrived in Odessa by train at 10:30 p.m., e.g. to see the harbor. There she treated 240 wounded people. Two days later
    she wrote: "The city is burning." Count von Tolly called her "our doctor"; he paid 3,500 rubles.

    She died in 1911 at the age of 40. Her son Fyodor Shcherbakov lived in Berlin until 1964.
    """
  static let russian = """
    Путешествие врача

    Мария Ивановна Петрова родилась 3 февраля 1871 г. в Казани. Её отец, д-р Иван Петров, был врачом на Волге. Осенью
    1893 года она поехала в Цюрих и училась там пять лет.

    12 мая 1905 г. она приехала в Одессу поездом, т. е. увидеть порт. Там она лечила 240 раненых. Через два дня
    она писала: «Город горит». Граф фон Толли называл её «нашим врачом»; он заплатил 3 500 рублей.

    В 1911 г. она умерла в возрасте 40 лет. Её сын Фёдор Щербаков жил в Берлине до 1964 г.
    """
  static let sentences = """
    Maria wurde in Kasan geboren.
    Sie ging nach Zürich.

    Am 12. Mai 1905 kam sie in Odessa an.
    Dort behandelte sie 240 Verwundete.
    """
  static let markdown = """
    # Die *Reise*

    Maria **Petrowa** wurde am [3. Februar](http://a.b "t") 1871 geboren.[^1] Ihr `Vater` war Arzt.

    > Am 12. Mai &amp; danach
    > > kam sie an.

    - erster Punkt
      1. innen
    - [x] zweiter &#x263a; Punkt ![Bild](x.png)

    | Jahr | Was |
    |------|:---:|
    | 1905 | Odessa \\| mehr |

    ```
    kein Text
    ```
    <div>roh <b>HTML</b></div>

    Zeile mit Umbruch\\
    und ~~gestrichen~~ https://example.org.

    [^1]: Quelle, S. 12.
    """
  static let html = """
    <!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>T</title><style>p{}</style><script>var a="</p>";</script></head>
    <body><nav>weg</nav><main><h1>Die Reise</h1><p>Maria <b>Petrowa</b> wurde am 3.&nbsp;Februar 1871 in Kasan geboren. Ihr Vater war <i>&Auml;rztin</i>.<br><br>
    Am 12. Mai 1905 kam sie an.</p><ul><li>eins</li><li>zwei &#x410;&#1041;</li></ul><table><tr><th>Jahr</th><td>1905</td></tr></table>
    <p hidden>weg</p><blockquote>Die Stadt brennt.</blockquote><pre> vor  her </pre><ol class="references"><li>Quelle, 1999.</li></ol><svg><text>x</text></svg></main></body></html>
    """
  static let markedSentences = """
    <text><head>Titel</head><p id="1"><s id="1">
     <w id="1.1">Der</w> <w id="1.2">Hafen</w><w>&amp;</w> ist zu .
    </s><s id="s1.2">Kein <b>Schiff</b>.</s></p></text>
    """
  static let vertical = """
    <doc id="d" lang="de">
    <s id="s1">
    Der\tART
    Hafen\tNN
    <g/>
    &amp;\tX
    </s>
    <s id="s2">
    Ende\tNN
    </doc>

    """
  static let tei = """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>
    <text><body><head>Die Reise</head><p><s xml:id="s1">Maria Petrowa wurde am 3. Februar 1871 geboren.</s>
    <s>Ihr Vater war <choice><sic>Azrt</sic><corr>Arzt</corr></choice>.</s></p>
    <p>Am 12. Mai <note>Fußnote</note> 1905 kam sie an.<lb/> Die Stadt &amp; der Hafen brannten.<!-- weg --></p>
    <list><item>eins</item></list><lg><l>Vers</l></lg><p><![CDATA[roh <b>]]></p></body></text></TEI>
    """
  static let tabs =
    "de\ten\tru\nArzt\tphysician | doctor\tврач\nHaus\thouse\tдом\n# Bemerkung\nHafen\tharbor\tпорт\n"
  static let commas =
    "de,en,ru\nArzt,\"physician, doctor\",врач\n\"Haus\",\"house | \"\"home\"\"\",дом\nHafen,harbor,порт\n"
  static let termBase = """
    <?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body><termEntry id="c1"><langSet xml:lang="de"><tig><term>Hafen</term></tig></langSet>
    <langSet xml:lang="en"><ntig><termGrp><term>harbor &amp; port</term></termGrp></ntig></langSet></termEntry><conceptEntry id="c2"><langSec xml:lang="de"><termSec><term>Haus</term>
    </termSec></langSec><langSec xml:lang="ru"><termSec><term>дом</term></termSec></langSec></conceptEntry></body></text></martif>
    """
  static let hunalign = "house @ Haus\nharbor @ Hafen\nphysician @ Arzt\n"
  static let freeDict: KeyValuePairs<String, String> = [
    "00-database-info": "Edition: 1.2\n",
    "Haus": "Haus /haʊs/ <n>\n  house, home\n   \"das Haus\" - the house\n",
    "Arzt": "Arzt /aːɐ̯tst/\n1. physician [med.]; doctor\n2. (ugs.) doc\n",
    "Hafen": "Hafen <masc, n>\nharbor [AE]; harbour\n see: Häfen\n",
    "gehen": "gehen /ˈɡeːən/ <v>\nto go; to walk\n", "Häfen": "Häfen <pl>\nharbors\n",
  ]
  static let mueller: KeyValuePairs<String, String> = [
    "house":
      "house\n  [haus] 1. _n. 1) дом; здание 2) (H.) палата; _at. домашний; to keep house вести хозяйство 2. _v. 1) жить; поселить\n",
    "harbour":
      "harbour\n  [ˈhɑːbə] 1. _n. гавань, порт; _перен. убежище 2. _v. 1) стать на якорь; 2) укрывать\n",
    "went": "went\n  [went] _past. от go\n",
  ]
  static let starDict: KeyValuePairs<String, String> = [
    "Arzt": "physician; doctor", "Hafen": "<b>harbor</b>, port", "Haus": "1. house\n2. home",
  ]
  static let goldSentences =
    "0\t0\t20\t1\tDie Reise der Ärztin\n1\t22\t88\t2\tMaria\n2\t89\t140\t2\tIhr Vater\n"
  static let goldLinks = "0\t0\t2\thead\n1,2\t1\t1\tborn\n"
  static let beads = "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[3]:0.5\n"
  static let allowed = "# erlaubt\nTrockij\nTrotzki\tTrozki\n"
  static let namePairs =
    "Хрущёв\tChruschtschow\nde\tLeo Trotzki\tru\tЛев Давидович Троцкий\nMaria von Tolly\tМ. И. Толли\nO'Neill\tO’Neil\n"
  static let signatures = [
    "mode:comparable|lexicon:deu-eng@1.9+mueller7@1.2|threshold:auto|favour:recall|pairs|induced|same-language|kept:3|icu:72.1|version:0.2.0",
    "mode:parallel|lexicon:none|max-bead:3|min-score:0.25|anchor:^(?%7Ca) 100%25|icu:72.1|version:0.2.0",
  ]
  static let searches = ["Petrowa", "die stadt", "Щербаков", "ärztin", "Æ ø  đ"]
  static let anchors = [
    "^(?:Chapter|Kapitel) (\\d+)", "(\\d{4})", "[A-Z]\\w+", "(?i)maria|мария", "^(.)(.*)\\1$",
  ]
  static let transliterations = [
    "Щербаков и Ёжик едут в Хлебниково; объезд, въезд.", "Shcherbakov i Ëžik, Xlebnikovo; ob``ezd",
    "Зґурський Їжак Єва й Юра", "Пловдив, Стара Загора, ъгъл",
  ]
  static let options = [
    "windows-1251\nde\nru\ntext=de\nde-en=x.tsv\niso9\nuk\nx.ifo",
    "KOI8-R\nzh-Hant\nfreedict-deu-eng.index\nduden\nmueller7.index\nx.csv\nbg",
    "UTF-16,swaplfnl\nen-US\na-b=c.dic\nx.tbx",
  ]
  static let manifestTables = [
    "id\tfiles\toptions\toutput\none\ta.txt|en=b c.txt\t\t\ntwo\tc.txt|d.txt|e.txt\tmode=parallel language=c=de max-bead=4\tx/y.json\n\nthree\ta|b\tpresegmented favor=recall\tz.json\r\n",
    "output\tid\tfiles\n\tgagarin/1\tde.txt|en.txt\nout.json\tÄrztin 2\tx=ä.txt|y=b.txt\n",
  ]
  static let manifestLines = [
    #"""
    {"id":"one","files":["a.txt","en=b c.txt"]}
    {"id":"two","files":["c.txt","d.txt"],"options":{"mode":"parallel","language":{"c":"de","d":"en"},"threshold":0.5,"pairs":true},"output":"x/y.json"}

    {"output":null,"options":["anchor=^Kapitel (\\d+)","encoding=KOI8-R"],"files":["a","b"],"id":"\u00c4rztin"}
    {"id":"box","files":["a","b"],"options":"mode=comparable favor=precision"}
    """#
  ]
  static let journal = #"""
    {"format":"synoptic-journal","version":1}
    {"id":"s1","key":"000102030405060708090a0b0c0d0e0f","status":"done","output":"/out/s1.json","mode":"parallel","sentences":20,"links":9,"bytes":5000,"sha256":"00aa","languages":["de","en"],"score":0.8125,"linked":0.9,"milliseconds":31}
    {"id":"Ärztin | 2","status":"done","output":"s2.json","mode":"comparable","sentences":4,"links":0,"bytes":500,"sha256":"01","languages":["de","ru"],"linked":0,"doubts":["links: there are none","language: x is said to be German"],"milliseconds":3,"alignment":{"a":[1,"b"]}}
    {"id":"s3","key":"100102030405060708090a0b0c0d0e0f","status":"failed","output":"s3.json","problem":"none.txt: no such file","milliseconds":0}
    {"id":"s1","key":"000102030405060708090a0b0c0d0e0f","status":"failed","output":"/out/s1.json","problem":"took longer than 5 s and was ended"}

    """#
  static let pairFolders = [
    "de/x.txt\nen/x.txt\nru/x.html\nde/a/y.txt\nen/a/y.txt\nde/z.txt\nREADME\n",
    "x.de.txt\nx.en.txt\nb/x.de\nb/x.fr.gz\nBooks.de-en.de\nBooks.de-en.en\nv1.2.de.txt\nv1.2.pt-BR.txt\nnotes.md\nde/x.txt\nen/x.txt\n",
    "xml/de/one.xml\t<s/>\nxml/en/uno.xml\t<s/>\nxml/de-en.xml\t\(corpusLinks.replacing("\n", with: " "))\nde/left.xml\nen/left.xml\n",
  ]
  static let corpusFiles = [
    "xml/de/2004/one.xml", "xml/en/2004/uno.xml", "xml/de/same.xml", "xml/en/same.xml", "xml/ru/same.xml",
    "xml/de/left.xml", "xml/en/left.xml", "raw/de/only.txt",
  ]
  static let corpusLinks = #"""
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
    <cesAlign version="1.0">
    <linkGrp targType="s" fromDoc="de/2004/one.xml.gz" toDoc="en/2004/uno.xml.gz"><link xtargets="1;1" id="SL1"/></linkGrp>
    <linkGrp targType="s" fromDoc="de/same.xml" toDoc="en/same.xml"><link xtargets="1 2;1"/><link xtargets=";2"/></linkGrp>
    <linkGrp targType="s" fromDoc="de/same.xml" toDoc="ru/same.xml"/>
    <linkGrp targType="s" fromDoc="de/gone.xml" toDoc="en/../en/gone.xml"/>
    </cesAlign>
    """#
}
