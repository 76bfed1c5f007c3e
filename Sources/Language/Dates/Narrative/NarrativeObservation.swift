/// What a sentence says of the thread, for the decoder.
struct NarrativeObservation {
  /// The years it names, by their indexes, each with how well; none if it names no time that the thread may be of.
  var named: [(index: Int, fit: Double)] = []
  /// The years that the section is about, as its heading says.
  var section: ClosedRange<Int>?
  /// How probable it is that a sentence names these while another time is the thread's.
  var digression = 1.0
  /// How probable a sentence such as this is where events are told, against where none are.
  var told = 1.0
  /// How probable it is that a sentence leaves out the year of a day or month while that is not known, against where it is.
  var bare = 1.0
  /// The probability that the thread has changed since the sentence before.
  var change = 0.0
  /// How much rarer changes are to years that the sentence does not name.
  var unnamed = 1.0
  /// The share of changes after which events are told of no known year.
  var unknown = 0.0
  /// The share of changes after which no events are told.
  var timeless = 0.0
  /// The share of changes after which any year may follow, rather than one soon after the one before.
  var anywhere = 0.0
  /// The probability that the year of events gets known.
  var found = 0.0
  /// The probability that events are told again after a chapter in which none were, of a year that is known, and of one that is not.
  var resumed = (known: 0.0, unknown: 0.0)
}
