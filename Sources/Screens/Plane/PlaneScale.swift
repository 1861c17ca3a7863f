internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting

/// Where the feature plane's circle lies in its block of cells, and how embeddings map into it.
struct PlaneScale: Equatable, Sendable {
  /// The outermost circle; prototypes' letters stand outside it.
  var circle: Circle
  /// The embedding norm that lies on the circle.
  var reach: Double
  /// The circle as it is without zooming: what is seen of the plane lies in it or in the corners
  /// round it.
  private(set) var window: Circle
  private(set) var isZoomed: Bool = false

  /// Fits the largest circle that leaves a row above and below and some columns on either side;
  /// nil where there is no room.
  init?(_ size: Size, norms: [Float], columnsBeside: Int = 1, zoom: Zoom = Zoom()) {
    let half = Vector(Double(size.width) / 2 - Double(columnsBeside), Double(size.height) - 2)
    let radius = min(half.x, half.y) - 0.3
    guard radius > 2 else { return nil }
    circle = Circle(
      center: Vector(Double(size.width) / 2, Double(size.height)), radius: radius)
    window = circle
    reach = Zoom.reach(of: norms)
    look(through: zoom)
  }

  /// Magnifies the plane round a place; nowhere farther out than the circle.
  private mutating func look(through zoom: Zoom) {
    guard zoom.level > 0 else { return }
    isZoomed = true
    let length = zoom.middle.length
    let away = Vector(zoom.middle.x, zoom.middle.y)
    let inside = length > reach ? reach / length * away : away
    circle.radius *= zoom.factor
    circle.center = window.center - circle.radius / reach * inside
  }

  /// Whether a place is near enough to what is seen to matter.
  func isSeen(_ place: Vector) -> Bool {
    !isZoomed || (place - window.center).length <= 2 * window.radius
  }

  /// What lies at a place of the canvas.
  func spot(at place: Vector) -> Spot {
    let offset = reach / circle.radius * (place - circle.center)
    return Spot(offset.x, offset.y)
  }

  /// The place of an embedding; nil when it is not finite.
  func place(_ x: Float, _ y: Float) -> Vector? {
    guard x.isFinite, y.isFinite else { return nil }
    return circle.center + circle.radius / reach * Vector(Double(x), Double(y))
  }

  /// The place at a share of the radius in a direction.
  func place(_ direction: Vector, share: Double) -> Vector {
    circle.center + share * circle.radius * direction
  }

  /// The unit vector of an angle in radians.
  static func direction(_ angle: Double) -> Vector {
    Vector(Double.cos(angle), Double.sin(angle))
  }
}
