import Basics

/// The given names that languages translate, such as Leo for Лев: `Resources/given-names.txt`.
package enum TranslatedNames {
  /// For each name, in lower case, what languages make of it, itself included.
  package static let rows: [[String]] = Array(DataLines(PackageResources.given_names_txt))
}
