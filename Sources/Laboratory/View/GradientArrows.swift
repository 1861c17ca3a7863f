internal import Cells
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

  init(snapshot: Snapshot, loss: any MarginLoss, theme: Theme, scale: PlaneScale) {
    self.snapshot = snapshot
    field = GradientField(snapshot, loss: loss)
    self.theme = theme
    self.scale = scale
  }

  /// What the longest arrows stand for: a line for points and a line for prototypes, in several
  /// wordings, the longest first.
  var captions: [[String]] {
    let values = [field.points, field.prototypes].map { Self.text(GradientField.longest($0)) }
    let names = zip(["∂L/∂x", "∂L/∂w"], values)
    return [
      names.map { "longest arrow |\($0)| \($1)" }, names.map { "longest |\($0)| \($1)" },
      names.map { "max \($0) \($1)" }, names.map { "\($0) ≤ \($1)" },
      ["∂x ≤ \(values[0]) ∂w ≤ \(values[1])"], ["∂x≤\(values[0]) ∂w≤\(values[1])"],
    ]
  }

  /// Draws short arrows first, so that long ones lie above them.
  func draw(on canvas: inout Canvas) {
    let chosen = chosenPoints
    let longest = GradientField.longest(field.points)
    let ordered = chosen.sorted {
      let (first, second) = (field.points[$0].length, field.points[$1].length)
      return first == second ? $0 < $1 : first < second
    }
    for sample in ordered {
      guard let start = place(sample) else { continue }
      let owner = Int(snapshot.training.judgements[sample].label)
      draw(field.points[sample], from: start, longest, of: owner, on: &canvas)
    }
    drawPrototypes(on: &canvas)
  }

  /// The points with an arrow: the strongest pull of each square of 4×2 cells; larger squares
  /// while there are more than `most`.
  var chosenPoints: [Int] {
    var side = 4.0
    while true {
      let chosen = strongest(side: side)
      if chosen.count <= Self.most { return chosen }
      side += 2
    }
  }

  private func strongest(side: Double) -> [Int] {
    let width = Int(2 * scale.circle.radius / side) + 2
    var best = [Int?](repeating: nil, count: width * width)
    let corner = scale.circle.center - Vector(scale.circle.radius, scale.circle.radius)
    for sample in field.points.indices {
      guard let place = place(sample) else { continue }
      let offset = (1 / side) * (place - corner)
      let square =
        min(max(Int(offset.y), 0), width - 1) * width + min(max(Int(offset.x), 0), width - 1)
      let length = field.points[sample].length
      if best[square].map({ field.points[$0].length < length }) ?? true { best[square] = sample }
    }
    return best.compactMap { $0 }
  }

  private func place(_ sample: Int) -> Vector? {
    let embeddings = snapshot.training.embeddings
    return scale.place(embeddings[2 * sample], embeddings[2 * sample + 1])
  }

  /// Prototypes pull from their place on the ring; an arrow that would leave it ends on it.
  private func drawPrototypes(on canvas: inout Canvas) {
    let longest = GradientField.longest(field.prototypes)
    for owner in 0..<snapshot.classes {
      let prototype = Vector(
        Double(snapshot.prototypes[2 * owner]), Double(snapshot.prototypes[2 * owner + 1]))
      guard prototype.length > 0, prototype.length.isFinite else { continue }
      let direction = (1 / prototype.length) * prototype
      let along = arrow(field.prototypes[owner], longest)
      let outward = max(0, along.dot(direction))
      let start = scale.circle.center + (scale.circle.radius - outward) * direction
      draw(field.prototypes[owner], from: start, longest, of: owner, on: &canvas)
    }
  }

  private func draw(
    _ descent: Vector, from start: Vector, _ longest: Double, of owner: Int,
    on canvas: inout Canvas
  ) {
    Arrow(
      start: start, along: arrow(descent, longest), color: theme.text,
      restColor: theme.point(owner)
    ).draw(on: &canvas)
  }

  /// The length of the longest arrow; under four columns no direction can be read.
  private var reach: Double { max(4, 0.15 * scale.circle.radius) }

  /// A gradient in widths of a cell, where the longest of its kind has the agreed length.
  private func arrow(_ descent: Vector, _ longest: Double) -> Vector {
    longest > 0 ? reach / longest * descent : Vector(0, 0)
  }

  /// A number with two digits that say something, from thousandths on.
  private static func text(_ value: Double) -> String {
    fixed(value, value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3)
  }
}
