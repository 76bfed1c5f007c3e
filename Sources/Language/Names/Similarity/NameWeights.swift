import Basics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the cost of two names is made of, and how it becomes a score.
package struct NameWeights: Sendable {
  /// A logistic curve over costs: 1 / (1 + exp(slope · (cost − middle))).
  package struct Curve: Sendable {
    /// How steeply it falls, and the cost at which it is .5.
    package var slope, middle: Float

    /// Makes a curve.
    package init(slope: Float, middle: Float) {
      self.slope = slope
      self.middle = middle
    }
  }

  /// How the cost of a word grows with its letters before it is divided: 1 is a mean per letter, less takes a letter that is wrong in a
  /// long word as more than in a short one.
  package private(set) var length: Float = 1
  /// What the cost of a word of so many letters is divided by.
  package private(set) var norms = NameWeights.norms(1)
  /// Words of so many letters are divided by as many.
  private static let usualLength: Float = 7

  private static func norms(_ exponent: Float) -> [Float] {
    (0...NameWords.longestWord).map { pow(Float(max($0, 1)) / usualLength, exponent) * usualLength }
  }

  /// The most that one word may cost.
  package var cap: Float = 3
  /// How much the cost of the surname counts besides the mean, and how much that of the worst word.
  package var surname: Float = 0.4
  package var worst: Float = 0.5
  /// What a word costs that one name has more than the other.
  package var missing: Float = 0.1
  /// What more it costs if that is the first word, the given name, and the other name has several words too.
  package var given: Float = 0.3
  /// What an initial costs.
  package var initial: Float = 0.7
  /// What a given name costs that is translated, at most.
  package var translated: Float = 0.6
  /// What it costs to leave out a particle that is written with a capital.
  package var particle: Float = 0.1
  /// What less two names with one number or generation cost.
  package var number: Float = 0.3
  /// What more two names cost that cannot be of one person.
  package var contradiction: Float = 4
  /// What patronymics cost, per letter, that may be spellings of one.
  package var patronymic: Float = 0.6
  /// What fathers' names of one spelling cost at most, per letter.
  package var father: Float = 1.2
  /// The curves of single words and of names of several words.
  package var word = Curve(slope: 4, middle: 1.2)
  package var person = Curve(slope: 4, middle: 1.5)

  /// Reads a data file: a name and a number a line, `#` starts a comment line.
  package init(_ lines: DataLines) {
    for line in lines {
      guard line.count == 2, let value = Float(line[1]) else { continue }
      switch line[0] {
      case "length": length = value
      case "cap": cap = value
      case "surname": surname = value
      case "worst": worst = value
      case "missing": missing = value
      case "given": given = value
      case "initial": initial = value
      case "translated": translated = value
      case "particle": particle = value
      case "number": number = value
      case "contradiction": contradiction = value
      case "father": father = value
      case "patronymic": patronymic = value
      case "word-slope": word.slope = value
      case "word-middle": word.middle = value
      case "person-slope": person.slope = value
      case "person-middle": person.middle = value
      default: continue
      }
    }
    norms = NameWeights.norms(length)
  }

  /// The weights that come with the program.
  package static var builtIn: NameWeights { NameWeights(DataLines(PackageResources.name_weights_txt)) }
}
