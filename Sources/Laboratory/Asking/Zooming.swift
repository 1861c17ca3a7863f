internal import MarginLosses
internal import Training

extension State {
  /// Zooming by keys goes round what is asked about, or the middle.
  mutating func zoom(_ action: Action) {
    guard snapshot.dimension == 2, !look.isNormalized else {
      message =
        look.isNormalized ? "the rose has no zoom: n goes back" : "there is no plane to zoom into"
      return
    }
    switch action {
    case .zoomedIn(let place): look.zoom.turn(by: 1, round: place)
    case .zoomedOut(let place): look.zoom.turn(by: -1, round: place)
    default: return
    }
    if let place = askedSpot, case .zoomedIn(nil) = action { look.zoom.center(on: place) }
  }

  /// Brings what is asked about into sight where the plane is looked at closely.
  mutating func keepAskedInSight() {
    guard look.zoom.level > 0, let place = askedSpot else { return }
    let reach = 0.8 * Zoom.reach(of: snapshot.training.judgements.map(\.norm)) / look.zoom.factor
    let middle = look.zoom.middle
    let away = max((place.x - middle.x).magnitude, (place.y - middle.y).magnitude)
    if away > reach { look.zoom.center(on: place) }
  }
}
