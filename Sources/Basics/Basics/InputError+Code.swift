extension InputError {
  /// What kind of thing is wrong.
  ///
  /// There are few, and they are general: the problem says the rest.
  public enum Code: String, Sendable, CaseIterable {
    /// No such file or folder.
    case missingFile
    /// A directory stands where a file is wanted.
    case isDirectory
    /// A file that the system does not let be read.
    case unreadableFile
    /// A file, folder or stream that the system does not let be written.
    case unwritableFile
    /// Something that is done only when it is asked for expressly: to replace a file that may be of value, or to read one elsewhere.
    case refused
    /// More than is read at once.
    case tooLarge
    /// A file with nothing to read in it.
    case noText
    /// A file that is not text: a Word file, a picture.
    case binaryFile
    /// A file that opens with a password only.
    case encrypted
    /// Bytes that are no text in the encoding that they should be in.
    case undecodable
    /// A file of the right format with something wrong in it.
    case damaged
    /// A file of another format than is wanted.
    case notThisFormat
    /// A file of a version that this library does not know yet.
    case newerVersion
    /// A format that is not known, or cannot be told.
    case unknownFormat
    /// A language that is not known, or for which there is nothing.
    case unknownLanguage
    /// A language that cannot be told and must be said.
    case undecidedLanguage
    /// An encoding that is not known.
    case unknownEncoding
    /// A name that two things have.
    case duplicateName
    /// A name that nothing has.
    case unknownName
    /// A document that is not there.
    case documentMissing
    /// A document that is not what it was when it was aligned.
    case documentChanged
    /// Links that cannot all hold.
    case conflictingLinks
    /// Too few documents, or none in another language.
    case tooFewDocuments
    /// A value that cannot be used as it is.
    case invalidArgument
    /// A fault of the library or of the system that no input explains.
    case internalFault
  }
}
