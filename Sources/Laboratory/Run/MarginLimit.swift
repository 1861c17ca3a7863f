internal import Drawing

/// A bound of the margin in words.
struct MarginLimit {
  /// In the margin's own unit.
  let value: Double
  /// The last margin before it that can be met.
  let settable: String
  /// How it follows from the number of classes; nil where there is no formula.
  let form: String?
  /// Whether smaller margins, rather than larger ones, cannot be met.
  var isLeast: Bool = false

  /// The bound itself: what a margin has to be below, or above.
  var edge: String { boundText(value) }

  /// The number that may be set, and the closed form where there is one.
  var text: String { settable + formText }

  /// The same of the bound itself.
  var edgeText: String { edge + formText }

  private var formText: String { form.map { " (\($0))" } ?? "" }
}
