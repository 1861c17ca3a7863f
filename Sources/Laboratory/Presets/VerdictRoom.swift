internal import Drawing
internal import MarginLosses
internal import Training

/// The neighbours that a verdict is about.
package struct VerdictRoom: Equatable, Sendable {
  /// Radians between them.
  let spacing: Double
  /// Whose it is, such as `8 classes in 2-D`.
  package let words: String
  /// The angle in words; nobody knows of many classes beyond the plane whether it can be had.
  let share: String
  let isAtMost: Bool
  let classes: Int
  /// Whether classes are spread evenly on a circle.
  let isPlane: Bool
  /// Whether nothing trains: prototypes stay as they stand.
  package let isJudged: Bool

  /// - Parameter standing: two prototypes that stay as they stand, and their angle.
  init(classes: Int, dimension: Int = 2, standing: (text: String, angle: Double)? = nil) {
    self.classes = classes
    isJudged = standing != nil
    isPlane = dimension == 2 && !isJudged
    spacing = standing?.angle ?? Spacing.widest(classes: classes, dimension: dimension)
    words = standing?.text ?? "\(classes) classes in \(dimension)-D"
    isAtMost = !isJudged && !Spacing.isReached(classes: classes, dimension: dimension)
    share = degreesText(spacing)
  }
}

extension Run {
  /// The nearest two prototypes of embeddings that are judged, else classes as far apart as they can be here.
  package var verdictRoom: VerdictRoom {
    VerdictRoom(
      classes: configuration.classes, dimension: configuration.dimension,
      standing: configuration.isJudged ? narrowestNames : nil)
  }
}
