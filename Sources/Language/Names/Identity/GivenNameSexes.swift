import Basics

/// The given names of which the sex is known: `Resources/given-name-sexes.txt`.
package enum GivenNameSexes {
  /// The names in lower case.
  package static let names: [String] = DataLines(PackageResources.given_name_sexes_txt)
    .filter { $0[0] == "male" || $0[0] == "female" }.flatMap { $0.dropFirst() }
}
