internal import Cells
internal import Kernels
internal import MarginLosses
internal import Training

extension Pane {
  /// Adds a point of the probed point's class beside it, or of the class that wins on empty plane.
  mutating func addPoint() {
    guard let place = askedSpot, let label = labelToAdd else {
      message = askedSpot == nil ? missingPlace(for: "a point") : message
      return
    }
    let here = probe == nil ? place : place.moved(.right, by: dot)
    let sample = run.snapshot.training.count
    let point = HandPoint(label: label, embedding: here.embedding)
    if perform(.insertPoint(sample: sample, point)) { asked = .sample(sample) }
  }

  private func missingPlace(for thing: String) -> String {
    guard run.snapshot.dimension != 2 else { return "\(thing) needs a place: i asks about one" }
    return "\(thing) is put into a plane; this run has \(run.snapshot.dimension) dimensions"
  }

  private var labelToAdd: Int? {
    switch asked {
    case nil: nil
    case .sample(let sample): Int(run.snapshot.training.judgements[sample].label)
    case .prototype(let row): row / run.perClass
    case .spot(let place): run.winner(at: place)
    }
  }

  /// Adds a class whose prototype points at the probe, and a point of it there.
  mutating func addClass() {
    guard let place = askedSpot else {
      message = missingPlace(for: "a class")
      return
    }
    let sample = run.snapshot.training.count
    let edit = Edit.appendClass(
      prototype: prototype(of: place).embedding,
      HandPoint(label: run.session.classNames.count, embedding: place.embedding))
    if perform(edit) { asked = .sample(sample) }
  }

  /// The prototype of a class about a place: as long as the others are, or, where distances decide, the
  /// place itself.
  private func prototype(of place: Spot) -> Spot {
    guard run.classifier.isOfAngles else { return place }
    let length = place.length
    let direction = length > 0 ? Spot(place.x / length, place.y / length) : Spot(1, 0)
    return Spot(prototypeNorm * direction.x, prototypeNorm * direction.y)
  }

  /// The mean length of the prototypes.
  private var prototypeNorm: Double {
    let rows = run.session.prototypeRows
    let count = rows.count / 2
    guard count > 0 else { return 1 }
    return (0..<count).reduce(0) { $0 + Spot($1, of: rows).length } / Double(count)
  }

  mutating func strikeOut() {
    guard let probe else {
      message =
        "x strikes out a point: \(asked == nil ? "i asks about one" : "Tab goes back to points")"
      return
    }
    perform(.removePoint(sample: probe))
  }
}

extension Run {
  /// The class that wins at a place as used.
  package func winner(at place: Spot) -> Int {
    let batch = LossBatch(
      embeddings: place.embedding, labels: [0], prototypes: snapshot.prototypes,
      bias: snapshot.bias, dimension: 2)
    return classifier.judge(batch).first.map { Int($0.predicted) } ?? 0
  }
}
