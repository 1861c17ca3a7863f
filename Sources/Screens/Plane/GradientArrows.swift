internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Gradient arrows over the plane: where the loss pulls points and prototypes.
struct GradientArrows {
  /// How many points have an arrow at most.
  static let most = 60

  var snapshot: Snapshot
  var field: GradientField
  var theme: Theme
  var scale: PlaneScale
  /// Whether prototypes are places, and no directions.
  private let hasPlaces: Bool

  init(snapshot: Snapshot, loss: any MarginLoss, theme: Theme, scale: PlaneScale) {
    self.snapshot = snapshot
    field = GradientField(snapshot, loss: loss)
    self.theme = theme
    self.scale = scale
    hasPlaces = !loss.isOfAngles
  }

  /// What an arrow of full length stands for: a line for points and a line for prototypes, in
  /// several wordings, the longest first.
  var captions: [[String]] {
    let points = Self.text(pointUnit)
    let prototypes = Self.text(GradientField.longest(field.prototypes))
    return [
      [
        "full arrow: |∂L/∂x| ≥ \(points), L of the point",
        "longest: |∂L/∂w| \(prototypes), L the mean",
      ],
      ["full arrow: |∂L/∂x| ≥ \(points)", "longest: |∂L/∂w| \(prototypes)"],
      ["full: |∂L/∂x| ≥ \(points)", "longest: |∂L/∂w| \(prototypes)"],
      ["∂L/∂x ≥ \(points)", "∂L/∂w ≤ \(prototypes)"],
      ["∂x ≥ \(points) ∂w ≤ \(prototypes)"], ["∂x≥\(points) ∂w≤\(prototypes)"],
    ]
  }

  /// The gradient that has an arrow of full length: a few points near the middle, where 1/‖x‖ is
  /// large, would make all others too short to be read.
  private var pointUnit: Double {
    let lengths = chosenPoints.map { field.points[$0].length }.filter { $0 > 0 }.sorted()
    return lengths.isEmpty ? 0 : lengths[(lengths.count - 1) * 3 / 4]
  }

  /// Draws short arrows first, so that long ones lie above them.
  func draw(on canvas: inout Canvas) {
    let chosen = chosenPoints
    let unit = pointUnit
    let ordered = chosen.sorted {
      let (first, second) = (field.points[$0].length, field.points[$1].length)
      return first == second ? $0 < $1 : first < second
    }
    for sample in ordered {
      guard let start = place(sample) else { continue }
      let owner = Int(snapshot.training.judgements[sample].label)
      draw(field.points[sample], from: start, unit, of: owner, on: &canvas)
    }
    drawPrototypes(on: &canvas)
  }

  /// The points with an arrow.
  var chosenPoints: [Int] {
    ArrowThinning.strongest(
      field.points.map(\.length), at: field.points.indices.map(place), within: seen,
      most: Self.most)
  }

  /// What holds all of the plane that is seen.
  private var seen: Circle {
    scale.isZoomed
      ? Circle(center: scale.window.center, radius: 2 * scale.window.radius) : scale.circle
  }

  private func place(_ sample: Int) -> Vector? {
    let embeddings = snapshot.training.embeddings
    let place = scale.place(embeddings[2 * sample], embeddings[2 * sample + 1])
    return place.flatMap { scale.isSeen($0) ? $0 : nil }
  }

  /// Prototypes pull from their place on the ring; an arrow that would leave it ends on it.
  private func drawPrototypes(on canvas: inout Canvas) {
    let longest = GradientField.longest(field.prototypes)
    if hasPlaces { return drawMeans(longest, on: &canvas) }
    for row in field.prototypes.indices {
      let prototype = Vector(
        Double(snapshot.prototypes[2 * row]), Double(snapshot.prototypes[2 * row + 1]))
      guard prototype.length > 0, prototype.length.isFinite else { continue }
      let direction = (1 / prototype.length) * prototype
      let along = arrow(field.prototypes[row], longest)
      let outward = max(0, along.dot(direction))
      let start = scale.circle.center + (scale.circle.radius - outward) * direction
      let owner = row / snapshot.prototypesPerClass
      draw(field.prototypes[row], from: start, longest, of: owner, on: &canvas)
    }
  }

  /// Means pull from where they lie.
  private func drawMeans(_ longest: Double, on canvas: inout Canvas) {
    for row in field.prototypes.indices {
      let mean = scale.place(snapshot.prototypes[2 * row], snapshot.prototypes[2 * row + 1])
      guard let mean, scale.isSeen(mean) else { continue }
      draw(field.prototypes[row], from: mean, longest, of: row, on: &canvas)
    }
  }

  private func draw(
    _ descent: Vector, from start: Vector, _ unit: Double, of owner: Int,
    on canvas: inout Canvas
  ) {
    Arrow(
      start: start, along: arrow(descent, unit), color: theme.text,
      restColor: theme.point(owner)
    ).draw(on: &canvas)
  }

  /// The length of the longest arrow; under four columns no direction can be read.
  private var reach: Double { max(4, 0.15 * scale.window.radius) }

  /// A gradient in widths of a cell, where the unit and all above it have the full length.
  private func arrow(_ descent: Vector, _ unit: Double) -> Vector {
    unit > 0 ? reach / max(unit, descent.length) * descent : Vector(0, 0)
  }

  /// A number with two digits that say something, from thousandths on.
  private static func text(_ value: Double) -> String {
    fixed(value, value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3)
  }
}
