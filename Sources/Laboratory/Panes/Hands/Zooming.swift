internal import MarginLosses
internal import Training

extension Pane {
  /// One level closer or wider round a place; without one round what is asked about, or the middle.
  mutating func zoom(by step: Int, round place: Spot?) {
    guard !look.isNormalized else {
      message = "the rose has no zoom: n goes back"
      return
    }
    look.zoom.turn(by: step, round: place)
    if step > 0, place == nil, let asked = askedSpot { look.zoom.center(on: asked) }
  }

  /// Brings what is asked about into sight where the plane is looked at closely.
  mutating func keepAskedInSight() {
    guard look.zoom.level > 0, let place = askedSpot else { return }
    let reach =
      0.8 * Zoom.reach(of: run.snapshot.training.judgements.map(\.norm)) / look.zoom.factor
    let middle = look.zoom.middle
    let away = max((place.x - middle.x).magnitude, (place.y - middle.y).magnitude)
    if away > reach { look.zoom.center(on: place) }
  }
}
