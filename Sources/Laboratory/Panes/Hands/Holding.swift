internal import Kernels
internal import MarginLosses
internal import Training

extension Pane {
  /// Picks up what is asked about, or puts it down.
  mutating func pickUpOrPutDown() {
    if held != nil { putDown() } else { pickUp() }
  }

  /// Takes what is asked about into the hand, where it can be moved.
  mutating func pickUp() {
    guard held == nil, let asked else { return }
    guard case .spot = asked else {
      var trial = run.session
      do {
        _ = try trial.apply(move(asked, to: askedSpot ?? Spot(0, 0)))
      } catch {
        message = error.description
        return
      }
      held = Held(session: run.session)
      return
    }
    message = "nothing to pick up on empty plane: a adds a point here, Tab goes back to points"
  }

  /// Moves what is held; a prototype keeps its length and takes the place's direction, a mean goes there.
  mutating func moveHeld(to place: Spot) {
    guard held != nil, let asked else { return }
    guard place.length.isFinite else { return }
    held?.place = place
    guard (try? run.session.apply(move(asked, to: place))) != nil else { return }
    run.lookLater()
    refresh()
  }

  /// Puts what is held where it is: an edit of this step.
  mutating func putDown() {
    guard let held, let asked else { return }
    self.held = nil
    run.session = held.session
    guard let place = held.place else { return }
    if !perform(move(asked, to: place)) {
      run.lookLater()
      refresh()
    }
  }

  /// Puts what is held back to where it was.
  mutating func putBack() {
    guard let held else { return }
    self.held = nil
    run.session = held.session
    run.lookLater()
    refresh()
  }

  private func move(_ asked: Asked, to place: Spot) -> Edit {
    switch asked {
    case .sample(let sample): return .movePoint(sample: sample, to: place.embedding)
    case .spot: return .movePoint(sample: -1, to: [])
    case .prototype(let row) where !run.classifier.isOfAngles:
      return .movePrototype(row: row, to: place.embedding)
    case .prototype(let row):
      let reach = Spot(row, of: (held?.session ?? run.session).prototypeRows).length
      let length = place.length
      guard length > 0 else {
        return .movePrototype(row: row, to: Spot(row, of: run.session.prototypeRows).embedding)
      }
      let factor = (reach > 0 ? reach : 1) / length
      return .movePrototype(
        row: row, to: Spot(factor * place.x, factor * place.y).embedding)
    }
  }
}
