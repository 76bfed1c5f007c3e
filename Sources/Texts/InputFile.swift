import Foundation

/// Reads files that the user named.
public enum InputFile {
  /// The bytes of a file or pipe.
  ///
  /// - Throws: `InputError` naming the path if it is missing, a directory, or cannot be read.
  public static func bytes(_ path: String) throws(InputError) -> Data {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw InputError(file: path, "no such file")
    }
    guard !isDirectory.boolValue else {
      throw InputError(file: path, "is a directory", remedy: "name a file in it")
    }
    // A file handle reads pipes too, such as /dev/stdin.
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.readToEnd() ?? Data() else {
      throw InputError(file: path, "cannot be read", remedy: "check its permissions")
    }
    return data
  }
}
