/// What is wrong with records that were given as a run.
public struct RecordFault: Error, Equatable, Sendable {
  /// What is wrong and what to do, to be read after what the records are called.
  public let text: String
}
