internal import Cells
internal import Kernels
internal import MarginLosses
internal import Training

extension Pane {
  /// The training point that is asked about; nil when none is.
  public internal(set) var probe: Int? {
    get {
      if case .sample(let sample) = asked { sample } else { nil }
    }
    set { asked = newValue.map { .sample($0) } }
  }

  /// The training point whose numbers are shown: the probed one, else the one that is right as used
  /// and costs most with the margin; nil without either.
  public var shownSample: Int? { probe ?? worstRightSample }

  /// Where in the plane what is asked about lies; nil when nothing is, or there is no plane.
  var askedSpot: Spot? {
    guard run.snapshot.dimension == 2 else { return nil }
    switch asked {
    case nil: return nil
    case .sample(let sample): return Spot(sample, of: run.snapshot.training.embeddings)
    case .spot(let place): return place
    case .prototype(let row): return Spot(row, of: run.snapshot.prototypes)
    }
  }

  /// How far an arrow moves something: a fortieth of what is seen on one side of the middle, about a
  /// dot of a small screen; the same on every screen, so that keys do the same.
  var dot: Double {
    Zoom.reach(of: run.snapshot.training.judgements.map(\.norm)) / look.zoom.factor / 40
  }

  /// Asks about the point whose numbers are shown, or about nothing any more.
  mutating func toggleAsking() {
    look.askedCase = nil
    asked = asked == nil ? (shownSample ?? byLoss.first).map { .sample($0) } : nil
  }

  /// Forgets what is asked about when it is not there any more.
  mutating func keepAskedPresent() {
    let isPlane = run.snapshot.dimension == 2
    switch asked {
    case nil: return
    case .sample(let sample):
      guard !(0..<run.snapshot.training.count).contains(sample) else { return }
    case .spot(let spot):
      guard !isPlane || !spot.length.isFinite else { return }
    case .prototype(let row):
      guard !isPlane || run.isMetric || !(0..<prototypeCount).contains(row) else { return }
    }
    asked = nil
    if held != nil { putBack() }
  }

  private var prototypeCount: Int { run.snapshot.prototypes.count / max(run.snapshot.dimension, 1) }

  private var worstRightSample: Int? {
    let judgements = run.snapshot.training.judgements
    var worst: Int?
    for index in judgements.indices where judgements[index].isRight {
      if worst.map({ judgements[index].loss > judgements[$0].loss }) ?? true { worst = index }
    }
    return worst
  }

  /// Training points, the most costly first.
  private var byLoss: [Int] {
    let judgements = run.snapshot.training.judgements
    return judgements.indices.sorted {
      judgements[$0].loss != judgements[$1].loss
        ? judgements[$0].loss > judgements[$1].loss : $0 < $1
    }
  }

  mutating func probeWorst(by offset: Int) {
    let order = byLoss
    guard let probe, let rank = order.firstIndex(of: probe) else {
      asked = order.first.map { .sample($0) }
      return
    }
    self.probe = order[min(max(rank + offset, 0), order.count - 1)]
  }

  /// Points, of triplets their cases, free places where the point was, prototypes, and back to the
  /// nearest point.
  mutating func turnAsking() {
    if probe != nil, run.session.comparison == .triplets, turnCase() { return }
    guard run.snapshot.dimension == 2 else {
      message =
        "free places and prototypes need a plane; this run has \(run.snapshot.dimension) dimensions"
      return
    }
    guard let place = askedSpot, place.length.isFinite else { return }
    switch asked {
    case .sample: asked = .spot(place)
    case .spot where !run.isMetric: asked = nearestPrototype(to: place).map { .prototype($0) }
    default: asked = nearestSample(to: place).map { .sample($0) }
    }
  }

  /// The training point nearest to a place; nil without any.
  func nearestSample(to place: Spot) -> Int? {
    let embeddings = run.snapshot.training.embeddings
    func distance(_ sample: Int) -> Double {
      let here = Spot(sample, of: embeddings)
      return Spot(here.x - place.x, here.y - place.y).length
    }
    return (0..<run.snapshot.training.count).filter { distance($0).isFinite }
      .min { distance($0) < distance($1) }
  }

  /// The next case of a triplet.
  ///
  /// - Returns: whether there was one, or there is nothing else to go on to.
  private mutating func turnCase() -> Bool {
    let cases = Difficulty.allCases
    guard let shown = look.askedCase else {
      look.askedCase = cases.first
      return true
    }
    let next = cases.drop { $0 != shown }.dropFirst().first
    look.askedCase = next
    return next != nil || run.snapshot.dimension != 2
  }

  private func nearestPrototype(to place: Spot) -> Int? {
    func nearness(_ row: Int) -> Double {
      let prototype = Spot(row, of: run.snapshot.prototypes)
      guard run.classifier.isOfAngles else {
        return -Spot(prototype.x - place.x, prototype.y - place.y).length
      }
      guard prototype.length > 0 else { return -2 }
      return (prototype.x * place.x + prototype.y * place.y) / prototype.length
    }
    return (0..<prototypeCount).max { nearness($0) < nearness($1) }
  }

  mutating func move(_ direction: Direction) {
    switch asked {
    case nil: return
    case .spot(let place): asked = .spot(place.moved(direction, by: dot))
    case .sample where held != nil:
      if let place = askedSpot { moveHeld(to: place.moved(direction, by: dot)) }
    case .sample(let sample): moveProbe(from: sample, direction)
    case .prototype where held != nil && !run.classifier.isOfAngles:
      if let place = askedSpot { moveHeld(to: place.moved(direction, by: dot)) }
    case .prototype(let row): moveRound(from: row, direction)
    }
  }

  /// Arrows go round the ring: on to the next prototype, or with the one that is held.
  private mutating func moveRound(from row: Int, _ direction: Direction) {
    let turn = direction == .left || direction == .up ? 1.0 : -1.0
    guard held == nil else {
      let here = Spot(row, of: run.snapshot.prototypes)
      let angle = turn * (direction == .up || direction == .down ? 0.125 : 0.025)
      let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
      return moveHeld(
        to: Spot(cosine * here.x - sine * here.y, sine * here.x + cosine * here.y))
    }
    let angles = (0..<prototypeCount).map { row in
      let place = Spot(row, of: run.snapshot.prototypes)
      return Double.atan2(place.y, place.x)
    }
    let order = angles.indices.sorted { (angles[$0], $0) < (angles[$1], $1) }
    asked = .prototype(Succession.next(after: row, in: order, by: Int(turn)))
  }

  /// Goes to the nearest point within 45° of a direction; without a plane, to the next in order.
  private mutating func moveProbe(from probe: Int, _ direction: Direction) {
    let count = run.snapshot.training.count
    guard run.snapshot.dimension == 2 else {
      let offset = direction == .right || direction == .down ? 1 : -1
      self.probe = min(max(probe + offset, 0), count - 1)
      return
    }
    var nearest: (sample: Int, distance: Float)?
    for sample in 0..<count where sample != probe {
      let (along, aside) = offset(from: probe, to: sample, direction)
      let distance = along * along + aside * aside
      guard along > 0, along >= aside.magnitude, distance < nearest?.distance ?? .infinity
      else { continue }
      nearest = (sample, distance)
    }
    if let nearest { self.probe = nearest.sample }
  }

  private func offset(
    from start: Int, to end: Int, _ direction: Direction
  ) -> (along: Float, aside: Float) {
    let embeddings = run.snapshot.training.embeddings
    let x = embeddings[2 * end] - embeddings[2 * start]
    let y = embeddings[2 * end + 1] - embeddings[2 * start + 1]
    switch direction {
    case .left: return (-x, y)
    case .right: return (x, y)
    case .up: return (y, x)
    case .down: return (-y, x)
    }
  }
}
