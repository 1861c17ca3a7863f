/// What does not fit together in a run that was written down.
public struct ArchiveFault: Error, Equatable, Sendable {
  /// Which part of it.
  public var part: String
  /// What is wrong there and what to do.
  public var fault: String

  public init(_ part: String, _ fault: String) {
    self.part = part
    self.fault = fault
  }
}
