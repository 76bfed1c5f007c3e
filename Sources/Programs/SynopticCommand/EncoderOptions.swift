import ArgumentParser
import Synoptic

/// What the commands that use sentence vectors ask about their encoder.
struct EncoderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where sentence vectors come from: an installed encoder or its folder, the address of a server with the request /embeddings, such as http://127.0.0.1:8000/v1, or none. By default the encoder that is installed, if one is.",
      valueName: "path|url|none"), completion: .file())
  var encoder: String?

  @Option(help: ArgumentHelp("What the server of --encoder calls the model.", valueName: "name"))
  var encoderModel: String?

  @Option(
    help: ArgumentHelp(
      "How many seconds the server of --encoder may take for an answer; 120 by default.", valueName: "seconds"
    ))
  var encoderTimeout: Double?

  func validate() throws {
    let isServer = encoder.map(ServerAddress.isAddress) ?? false
    if encoderModel != nil, !isServer {
      throw ValidationError("--encoder-model is the model of a server, and --encoder names none")
    }
    if encoderTimeout != nil, !isServer {
      throw ValidationError("--encoder-timeout is for a server, and --encoder names none")
    }
    if isServer, (encoderModel ?? "").isEmpty {
      throw ValidationError("--encoder names a server: say which of its models with --encoder-model NAME")
    }
    if let encoderTimeout, !(encoderTimeout > 0 && encoderTimeout <= 86_400) {
      throw ValidationError("--encoder-timeout \(encoderTimeout) is no number of seconds")
    }
  }

  /// Where vectors come from; nil if none are wanted or none can be had, which a note says.
  ///
  /// - Parameters:
  ///   - threads: how many processors may be used; all by default.
  ///   - isKept: whether vectors are taken from those that are kept, and kept.
  ///   - recent: of how many sentences vectors are kept in memory.
  /// - Throws: `InputError` if an encoder was asked for and cannot be used. One that is only found and cannot be used is done without.
  func open(threads: Int? = nil, isKept: Bool = true, recent: Int = 0) throws -> VectorSource? {
    let cache = isKept ? { VectorCache() } : { nil }
    guard let encoder else { return installed(threads, cache, recent) }
    if encoder == "none" { return nil }
    guard ServerAddress.isAddress(encoder) else {
      return VectorSource(
        try InstalledEncoder.open(encoder), cache: cache(), threads: threads, recent: recent)
    }
    let address = try ServerAddress(encoder)
    var options = EncoderServer.Options()
    if let encoderTimeout { options.timeout = encoderTimeout }
    let server = try EncoderServer(address, model: encoderModel ?? "", options: options)
    if let note = EncoderNotes.elsewhere(address) { Terminal.note(note) }
    return VectorSource(server, cache: cache(), threads: threads, recent: recent)
  }

  private func installed(_ threads: Int?, _ cache: () -> VectorCache?, _ recent: Int) -> VectorSource? {
    guard let path = InstalledEncoder.path() else {
      Terminal.note(EncoderNotes.missing)
      return nil
    }
    do throws(InputError) {
      return VectorSource(try UniversalEncoder(path), cache: cache(), threads: threads, recent: recent)
    } catch {
      Terminal.note(EncoderNotes.unusable(error))
      return nil
    }
  }
}
