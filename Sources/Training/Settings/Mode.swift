/// Where embeddings come from.
public enum Mode: String, CaseIterable, Codable, Sendable {
  /// The embeddings are the parameters.
  case free
  /// A small network maps inputs to embeddings.
  case encoder
}
