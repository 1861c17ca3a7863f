/// A bound of the margin in words.
struct MarginLimit {
  /// In the margin's own unit.
  let value: Double
  /// The number, and its closed form where there is one.
  let text: String
  /// Whether smaller margins, rather than larger ones, cannot be met.
  var isLeast: Bool = false
}
