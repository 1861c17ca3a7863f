/// Raised whenever a change of arithmetic changes the bits of a run.
public let engineVersion: Int = 4
