public import LaneRows

/// Memory that losses are evaluated in, kept from step to step so that a step allocates nothing.
///
/// One evaluation at a time: a copy of a run takes a scratch of its own.
public final class LossScratch: @unchecked Sendable {
  /// What the kernels of this scratch run at.
  @usableFromInline let level: Level
  private var plane: UnsafeMutablePointer<PlaneRows>?
  private var space: UnsafeMutablePointer<SpaceRows>?

  public init(level: Level = .inForce) {
    self.level = level
  }

  deinit {
    releasePlane()
    releaseSpace()
  }

  private func releasePlane() {
    guard let plane else { return }
    plane.pointee.deallocate()
    plane.deallocate()
    self.plane = nil
  }

  private func releaseSpace() {
    guard let space else { return }
    space.pointee.deallocate()
    space.deallocate()
    self.space = nil
  }

  /// Rows for so many classes, with what was left in them.
  @usableFromInline
  func planeRows(classes: Int) -> UnsafeMutablePointer<PlaneRows> {
    if let plane, plane.pointee.classes == classes { return plane }
    releasePlane()
    let rows = UnsafeMutablePointer<PlaneRows>.allocate(capacity: 1)
    rows.initialize(to: PlaneRows(classes: classes))
    plane = rows
    return rows
  }

  /// Rows for so many classes in so many dimensions, with what was left in them.
  @usableFromInline
  func spaceRows(classes: Int, dimension: Int) -> UnsafeMutablePointer<SpaceRows> {
    if let space, space.pointee.classes == classes, space.pointee.dimension == dimension {
      return space
    }
    releaseSpace()
    let rows = UnsafeMutablePointer<SpaceRows>.allocate(capacity: 1)
    rows.initialize(to: SpaceRows(classes: classes, dimension: dimension))
    space = rows
    return rows
  }
}

extension Amplitude {
  /// What logits grow with.
  @usableFromInline var growth: (scale: Float, embedding: Bool, prototype: Bool) {
    switch self {
    case .scale(let number): (Float(number), false, false)
    case .embeddingNorm: (1, true, false)
    case .bothNorms: (1, true, true)
    }
  }
}
