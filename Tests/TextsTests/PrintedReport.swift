/// A report of eight sentences in three languages, and ways to print it.
enum PrintedReport {
  /// Its paragraphs, four sentences each.
  static let paragraphs: [String: [String]] = [
    "de": [
      "Gestern abend gegen neun Uhr brach in der Tuchfabrik der Gebrüder Hellwig am Nordufer ein Feuer "
        + "aus. Die freiwillige Feuerwehr war mit drei Spritzen zur Stelle, konnte aber das Hauptgebäude "
        + "nicht mehr retten. Zwei Arbeiter, die auf dem Dachboden schliefen, kamen in den Flammen um. Der "
        + "Schaden wird auf vierzigtausend Mark geschätzt.",
      "Der Magistrat hat beschlossen, den Familien der Verunglückten eine Rente zu zahlen. Die Fabrik "
        + "war bei der Aachener Gesellschaft versichert. Die Ursache des Brandes ist noch unbekannt, doch "
        + "vermutet man Selbstentzündung der Wolle. Heute vormittag besichtigte der Landrat die "
        + "Brandstätte.",
    ],
    "en": [
      "Last evening about nine o'clock a fire broke out in the cloth mill of Hellwig Brothers on the "
        + "north bank. The volunteer fire brigade was on the spot with three engines but could no longer "
        + "save the main building. Two workmen who were sleeping in the loft perished in the flames. The "
        + "damage is put at forty thousand marks.",
      "The town council has resolved to pay a pension to the families of the dead. The mill was insured "
        + "with the Aachen company. The cause of the fire is not yet known, but it is thought that the wool "
        + "caught fire by itself. This morning the district governor visited the ruins.",
    ],
    "ru": [
      "Вчера вечером около девяти часов на суконной фабрике братьев Хельвиг на северном берегу вспыхнул "
        + "пожар. Добровольная пожарная команда прибыла с тремя насосами, но главного здания спасти уже не "
        + "могла. Двое рабочих, спавших на чердаке, погибли в пламени. Убыток оценивают в сорок тысяч "
        + "марок.",
      "Городской совет постановил выплачивать семьям погибших пенсию. Фабрика была застрахована в "
        + "Ахенском обществе. Причина пожара ещё неизвестна, однако предполагают, что шерсть загорелась "
        + "сама. Сегодня утром развалины осмотрел начальник уезда.",
    ],
  ]

  static let languages = ["de", "en", "ru"]
  static let sentenceCount = 8

  /// The whole text, its paragraphs in a line.
  static func text(_ language: String) -> String { (paragraphs[language] ?? []).joined(separator: " ") }

  /// The lines of each paragraph, each as full as the width allows.
  static func lines(_ language: String, width: Int, indent: Int = 0) -> [[String]] {
    (paragraphs[language] ?? []).map { paragraph in
      var lines: [String] = []
      var line = String(repeating: " ", count: indent)
      for word in paragraph.split(separator: " ") {
        if !line.allSatisfy({ $0 == " " }), line.count + 1 + word.count > width {
          lines.append(line)
          line = String(word)
        } else {
          line += (line.last.map { $0 != " " } ?? false ? " " : "") + word
        }
      }
      return lines + [line]
    }
  }
}
