internal import Training

/// A change by hand as the timeline keeps it.
struct Deed: Codable, Sendable {
  enum Kind: Codable, Sendable { case made, undone, redone }

  var kind: Kind
  var edit: Edit
  /// What takes it back.
  var inverse: Edit
}
