internal import MarginLosses
internal import Training

/// A way on the screen.
public enum Direction: Hashable, Sendable {
  case left, right, up, down
}

extension State {
  /// The training point whose numbers are shown: the probed one, else the one that is right as used
  /// and costs most with the margin; nil without either.
  public var shownSample: Int? { probe ?? worstRightSample }

  /// Asking: choosing the point whose numbers are shown.
  mutating func ask(_ action: Action) {
    switch action {
    case .asked: probe = probe == nil ? shownSample ?? byLoss.first : nil
    case .probeMoved(let direction): moveProbe(direction)
    case .nextWorstProbed: probeWorst(by: 1)
    case .previousWorstProbed: probeWorst(by: -1)
    default: return
    }
  }

  private var worstRightSample: Int? {
    let judgements = snapshot.training.judgements
    var worst: Int?
    for index in judgements.indices where judgements[index].isRight {
      if worst.map({ judgements[index].loss > judgements[$0].loss }) ?? true { worst = index }
    }
    return worst
  }

  /// Training points, the most costly first.
  private var byLoss: [Int] {
    let judgements = snapshot.training.judgements
    return judgements.indices.sorted {
      judgements[$0].loss != judgements[$1].loss
        ? judgements[$0].loss > judgements[$1].loss : $0 < $1
    }
  }

  private mutating func probeWorst(by offset: Int) {
    let order = byLoss
    guard let probe, let rank = order.firstIndex(of: probe) else { return }
    self.probe = order[min(max(rank + offset, 0), order.count - 1)]
  }

  /// Goes to the nearest point within 45° of a direction; without a plane, to the next in order.
  private mutating func moveProbe(_ direction: Direction) {
    guard let probe else { return }
    let count = snapshot.training.count
    guard snapshot.dimension == 2 else {
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
    let embeddings = snapshot.training.embeddings
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
