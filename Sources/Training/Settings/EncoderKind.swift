/// What lies between inputs and embeddings where points are not free.
public enum EncoderKind: String, CaseIterable, Codable, Sendable {
  /// Two layers of tanh and a linear one.
  case mlp
  /// A linear map, such as the head of a network that is trained already.
  case linear
  /// Nothing: the inputs are the embeddings, and prototypes alone are learnt.
  case none
}
