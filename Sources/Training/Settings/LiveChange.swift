/// What a run that goes on can be told; `Session.change(_:to:)` says how each is done.
public enum LiveChange: Sendable {
  case learningRate, noise, warmUp
}
