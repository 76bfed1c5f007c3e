import Testing
import Texts

/// Texts of one to three sentences, whose languages must be told without any help.
@Suite struct LanguageTableTests {
  private static let texts: [(String, String)] = [
    ("de", "Als der Regen aufhörte, gingen die Kinder wieder in den Garten. Nur der Hund blieb im Haus."),
    ("en", "When the rain had stopped, the children went back into the garden. Only the dog stayed at home."),
    ("ru", "Когда дождь кончился, дети снова пошли в сад. Только собака осталась дома."),
    ("uk", "Коли дощ закінчився, діти знову пішли в сад. Тільки собака залишився вдома."),
    ("be", "Калі дождж скончыўся, дзеці зноў пайшлі ў сад. Толькі сабака застаўся дома."),
    ("bg", "Когато дъждът спря, децата отново излязоха в градината. Само кучето остана вкъщи."),
    ("sr", "Када је киша престала, деца су се вратила у башту. Само је пас остао у кући."),
    ("mk", "Кога престана дождот, децата повторно излегоа во градината. Само кучето остана дома."),
    (
      "fr",
      "Quand la pluie a cessé, les enfants sont retournés dans le jardin. Seul le chien est resté à la maison."
    ),
    ("es", "Cuando dejó de llover, los niños volvieron al jardín. Solo el perro se quedó en casa."),
    ("pt", "Quando a chuva parou, as crianças voltaram para o jardim. Só o cão ficou em casa."),
    ("it", "Quando la pioggia è finita, i bambini sono tornati in giardino. Solo il cane è rimasto in casa."),
    ("ca", "Quan va parar de ploure, els nens van tornar al jardí. Només el gos es va quedar a casa."),
    ("ro", "Când ploaia s-a oprit, copiii s-au întors în grădină. Doar câinele a rămas acasă."),
    ("la", "Cum pluvia desiisset, pueri in hortum redierunt. Solus canis domi mansit et cibum exspectabat."),
    ("pl", "Kiedy deszcz przestał padać, dzieci wróciły do ogrodu. Tylko pies został w domu."),
    ("cs", "Když přestalo pršet, děti se vrátily na zahradu. Jen pes zůstal doma."),
    ("sk", "Keď prestalo pršať, deti sa vrátili do záhrady. Len pes zostal doma."),
    ("sl", "Ko je dež ponehal, so se otroci vrnili na vrt. Samo pes je ostal doma."),
    ("hr", "Kad je kiša prestala, djeca su se vratila u vrt. Samo je pas ostao kod kuće."),
    ("nl", "Toen het niet meer regende, gingen de kinderen weer naar de tuin. Alleen de hond bleef thuis."),
    ("da", "Da regnen holdt op, gik børnene ud i haven igen. Kun hunden blev hjemme."),
    ("no", "Da regnet sluttet, gikk barna ut i hagen igjen. Bare hunden ble hjemme."),
    ("sv", "När regnet hade slutat gick barnen ut i trädgården igen. Bara hunden stannade hemma."),
    ("is", "Þegar rigningin hætti fóru börnin aftur út í garðinn. Aðeins hundurinn varð eftir heima."),
    ("fi", "Kun sade lakkasi, lapset menivät takaisin puutarhaan. Vain koira jäi kotiin."),
    ("et", "Kui vihm lakkas, läksid lapsed uuesti aeda. Ainult koer jäi koju."),
    ("lv", "Kad lietus mitējās, bērni atkal devās dārzā. Tikai suns palika mājās."),
    ("lt", "Kai lietus liovėsi, vaikai vėl išėjo į sodą. Tik šuo liko namie."),
    ("hu", "Amikor elállt az eső, a gyerekek visszamentek a kertbe. Csak a kutya maradt otthon."),
    ("tr", "Yağmur dinince çocuklar yeniden bahçeye çıktılar. Yalnızca köpek evde kaldı."),
    ("el", "Όταν σταμάτησε η βροχή, τα παιδιά γύρισαν στον κήπο. Μόνο ο σκύλος έμεινε στο σπίτι."),
    ("he", "כשפסק הגשם, חזרו הילדים אל הגן. רק הכלב נשאר בבית."),
    (
      "yi",
      "ווען דער רעגן האָט אויפֿגעהערט, זענען די קינדער צוריקגעגאַנגען אין גאָרטן. נאָר דער הונט איז געבליבן אין שטוב."
    ),
    ("ar", "عندما توقف المطر، عاد الأطفال إلى الحديقة. وبقي الكلب وحده في البيت."),
    ("fa", "وقتی باران بند آمد، بچه‌ها دوباره به باغ رفتند. فقط سگ در خانه ماند."),
    ("zh", "雨停了以后，孩子们又去了花园。只有狗留在家里。"),
    ("ja", "雨がやむと、子どもたちはまた庭に出た。犬だけが家に残った。"),
    ("ko", "비가 그치자 아이들은 다시 정원으로 나갔다. 개만 집에 남았다."),
    ("ka", "როცა წვიმამ გადაიღო, ბავშვები ისევ ბაღში გავიდნენ. მხოლოდ ძაღლი დარჩა სახლში."),
    ("hy", "Երբ անձրևը դադարեց, երեխաները նորից գնացին այգի։ Միայն շունը մնաց տանը։"),
    ("af", "Toe die reën ophou, het die kinders weer na die tuin gegaan. Net die hond het tuis gebly."),
    ("sq", "Kur pushoi shiu, fëmijët u kthyen në kopsht. Vetëm qeni mbeti në shtëpi."),
    ("vi", "Khi mưa tạnh, bọn trẻ lại ra vườn. Chỉ có con chó ở lại trong nhà."),
    ("eo", "Kiam la pluvo ĉesis, la infanoj reiris en la ĝardenon. Nur la hundo restis hejme."),
    ("eu", "Euria gelditu zenean, haurrak lorategira itzuli ziren. Txakurra bakarrik geratu zen etxean."),
    ("gl", "Cando deixou de chover, os nenos volveron ao xardín. Só o can quedou na casa."),
    (
      "ga",
      "Nuair a stad an bháisteach, chuaigh na páistí ar ais go dtí an gairdín. Níor fhan ach an madra sa bhaile."
    ),
    ("cy", "Pan beidiodd y glaw, aeth y plant yn ôl i'r ardd. Dim ond y ci arhosodd gartref."),
    ("kk", "Жаңбыр тоқтағаннан кейін балалар қайтадан баққа шықты. Тек ит үйде қалды."),
    ("mn", "Бороо зогсоход хүүхдүүд дахин цэцэрлэгт гарав. Зөвхөн нохой гэртээ үлдэв."),
    ("tt", "Яңгыр туктагач, балалар янә бакчага чыктылар. Бары тик эт кенә өйдә калды."),
    ("hi", "जब बारिश रुक गई, तो बच्चे फिर बगीचे में गए। केवल कुत्ता घर पर रहा।"),
    ("th", "เมื่อฝนหยุด เด็กๆ ก็กลับไปที่สวนอีกครั้ง มีเพียงสุนัขที่อยู่บ้าน"),
    ("ru", "Когда дождь пересталъ, дѣти снова пошли въ садъ. Только собака осталась дома."),
    ("ru", "Въ началѣ зимы его пріѣзда ожидали въ уѣздномъ городѣ; онъ явился лишь въ мартѣ."),
    ("ru", "Сынъ бѣднаго священника, онъ учился въ семинаріи и писалъ стихи, которые никому не показывалъ."),
    ("ru", "Исторія этаго рода начинается съ XVI вѣка; Ѳедоръ Ивановичъ былъ послѣднимъ изъ нихъ."),
    ("ru", "Императоръ Николай прибылъ въ Петергофъ. Министръ докладывалъ о положеніи на фронтѣ."),
    ("ru", "Миръ миромъ, а сторожъ остался у воротъ и никого не впустилъ."),
    ("bg", "Българската армия се оттегли към реката. Войниците бяха гладни и уморени."),
    ("bg", "Той живееше в малък град близо до морето и пишеше писма на сестра си."),
    ("bg", "Царят пристигна в София и бе посрещнат от народа."),
    ("mk", "Тој живееше во мало гратче близу морето и пишуваше писма на сестра си."),
    ("sr", "Он је живео у малом граду близу мора и писао писма својој сестри."),
    ("uk", "Імператор прибув до Києва і був зустрінутий народом."),
  ]

  @Test(arguments: texts)
  func tells(_ code: String, _ text: String) {
    #expect(LanguageIdentifier().identify(Array(text.unicodeScalars)) == Language(code))
  }

  /// Capitals, decomposed letters and the long s change nothing.
  @Test(arguments: texts)
  func tellsInCapitals(_ code: String, _ text: String) {
    #expect(LanguageIdentifier().identify(Array(text.uppercased().unicodeScalars)) == Language(code))
  }

  /// A heading and a line of figures change nothing either.
  @Test(arguments: texts)
  func tellsAmongFigures(_ code: String, _ text: String) {
    let page = "12\n\n1849–1905\n\n\(text)\n\n— 13 —\n\nhttps://www.example.org/the-history-of-the-town\n"
    #expect(LanguageIdentifier().identify(Array(page.unicodeScalars)) == Language(code))
  }
}
