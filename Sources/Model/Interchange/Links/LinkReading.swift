import Basics

/// How a file of links is read.
struct LinkReading {
  /// The encoding that it is known to be in, as the IANA registry names it; nil to find out.
  var encoding: String?
  /// Whether the first unit that is broken is an error, and not left out or mended.
  var isStrict = false
  /// Whether bytes that cannot be decoded are replaced.
  var replacesUndecodable = false

  /// The same for XML.
  var xml: XMLEvents.Reading {
    var reading = asItStands
    reading.mends = !isStrict
    return reading
  }

  /// The same for XML in which nothing is mended, for formats without text.
  var asItStands: XMLEvents.Reading {
    var reading = XMLEvents.Reading()
    reading.encoding = encoding
    reading.replacesUndecodable = replacesUndecodable
    return reading
  }
}
