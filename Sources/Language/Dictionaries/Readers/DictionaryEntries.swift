/// What a reader of a dictionary hands on, entry by entry, in bytes of UTF-8 that live as long as the call.
package protocol DictionaryEntries: AnyObject {
  /// A word or phrase and a translation of it.
  ///
  /// - Parameter weight: how far the two mean the same, 0…1.
  func add(_ headword: UnsafeBufferPointer<UInt8>, _ translation: UnsafeBufferPointer<UInt8>, weight: Float)

  /// An inflected form that the dictionary refers from to another headword.
  ///
  /// - Parameter weight: how much speaks for it, to be compared with other references of the form.
  func add(form: UnsafeBufferPointer<UInt8>, of headword: UnsafeBufferPointer<UInt8>, weight: UInt32)
}

extension DictionaryEntries {
  /// A word or phrase and a translation of it, as strings.
  package func add(_ headword: String, _ translation: String, weight: Float = 1) {
    var (headword, translation) = (headword, translation)
    headword.withUTF8 { word in translation.withUTF8 { add(word, $0, weight: weight) } }
  }

  /// An inflected form, as strings.
  package func add(form: String, of headword: String, weight: UInt32) {
    var (form, headword) = (form, headword)
    form.withUTF8 { form in headword.withUTF8 { add(form: form, of: $0, weight: weight) } }
  }
}
