import Synoptic
import Testing

@Suite struct AlignmentSettingsTests {
  private static func comparable(_ change: (inout AlignmentSettings.Comparable) -> Void) -> AlignmentSettings
  {
    var own = AlignmentSettings.Comparable()
    change(&own)
    return filled(AlignmentSettings(.comparable(own)))
  }

  private static func parallel(_ change: (inout AlignmentSettings.Parallel) -> Void) -> AlignmentSettings {
    var own = AlignmentSettings.Parallel()
    change(&own)
    return filled(AlignmentSettings(.parallel(own)))
  }

  private static func filled(_ settings: AlignmentSettings) -> AlignmentSettings {
    var settings = settings
    settings.icu = "72.1"
    settings.version = "0.1.0"
    return settings
  }

  static let examples: [(AlignmentSettings, String)] = {
    var dictionaries = comparable { $0.threshold = 0.25 }
    dictionaries.dictionaries = [
      .init(name: "deu-eng", version: "2022.04.21"), .init(name: "own@home+", version: "1|2%"),
    ]
    var kept = parallel {
      $0.anchor = #"^(?:Kapitel|Chapter) (\d+)%"#
      $0.largestBead = 5
      $0.inPairs = true
    }
    kept.keptLinks = 7
    kept.alignsSameLanguage = true
    // Found by fuzzing: a mark after what divides was one character with it.
    let marked = parallel { $0.anchor = "\u{301}|\u{301}%\u{5AA}|" }
    var others = comparable { _ in }
    others.others = ["encoder:muse@3", "quick"]
    var vectors = comparable { _ in }
    vectors.vectors = "use-multilingual-3@0.2.1#182579c1"
    var served = parallel { _ in }
    served.vectors = "a%b@127.0.0.1:8000/v1"
    return [
      (
        vectors,
        "mode:comparable|lexicon:none|vectors:use-multilingual-3@0.2.1#182579c1|threshold:auto|icu:72.1|version:0.1.0"
      ),
      (
        served,
        "mode:parallel|lexicon:none|vectors:a%25b@127.0.0.1:8000/v1|max-bead:auto|min-score:0.0|icu:72.1|version:0.1.0"
      ),
      (comparable { _ in }, "mode:comparable|lexicon:none|threshold:auto|icu:72.1|version:0.1.0"),
      (
        dictionaries,
        "mode:comparable|lexicon:deu-eng@2022.04.21+own%40home%2B@1%7C2%25|threshold:0.25|icu:72.1|version:0.1.0"
      ),
      (
        comparable {
          $0.preference = .recall
          $0.inPairs = true
          $0.learnsLexicon = false
        },
        "mode:comparable|lexicon:none|threshold:auto|favour:recall|pairs|not-induced|icu:72.1|version:0.1.0"
      ),
      (
        parallel { $0.leastScore = 0.5 },
        "mode:parallel|lexicon:none|max-bead:auto|min-score:0.5|icu:72.1|version:0.1.0"
      ),
      (
        kept,
        #"mode:parallel|lexicon:none|max-bead:5|min-score:0.0|pairs|anchor:^(?:Kapitel%7CChapter) (\d+)%25|same-language|kept:7|icu:72.1|version:0.1.0"#
      ),
      (
        marked,
        "mode:parallel|lexicon:none|max-bead:auto|min-score:0.0|anchor:\u{301}%7C\u{301}%25\u{5AA}%7C|icu:72.1|version:0.1.0"
      ),
      (others, "mode:comparable|lexicon:none|threshold:auto|encoder:muse@3|quick|icu:72.1|version:0.1.0"),
    ]
  }()

  @Test(arguments: examples) func areWrittenAndReadBack(settings: AlignmentSettings, signature: String) {
    #expect(settings.signature == signature)
    #expect(AlignmentSettings(signature: signature) == settings)
  }

  @Test(arguments: ["", "lexicon:none", "mode:other|lexicon:none"])
  func whatStatesNoModeIsNoSignature(text: String) {
    #expect(AlignmentSettings(signature: text) == nil)
  }

  @Test func whatIsNoNumberIsKeptAsItIs() throws {
    let settings = try #require(AlignmentSettings(signature: "mode:parallel|max-bead:many"))
    #expect(settings.others == ["max-bead:many"])
  }

  @Test(arguments: examples) func optionsMakeTheSameSettings(settings: AlignmentSettings, signature: String) {
    let options = Aligner.Options(settings)
    switch settings.mode {
    case .comparable(let own):
      #expect(options.mode == .comparable)
      #expect(options.threshold == own.threshold)
      #expect(options.preference == own.preference)
      #expect(options.inPairs == own.inPairs)
      #expect(options.learnsLexicon == own.learnsLexicon)
    case .parallel(let own):
      #expect(options.mode == .parallel)
      #expect(options.threshold == own.leastScore)
      #expect(options.largestBead == own.largestBead)
      #expect(options.anchor == own.anchor)
    }
    #expect(options.alignsSameLanguage == settings.alignsSameLanguage)
  }
}
