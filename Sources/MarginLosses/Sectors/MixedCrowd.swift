internal import Kernels

/// The prototypes of a plane, several a class, for a loss that mixes those of a class into one logit.
struct MixedCrowd {
  private let loss: any SphereLoss
  private let angles: [Double]
  private let directions: [SIMD2<Double>]
  private let rowsPerClass: Int

  init(_ loss: any SphereLoss, angles: [Double], rowsPerClass: Int) {
    (self.loss, self.angles, self.rowsPerClass) = (loss, angles, rowsPerClass)
    directions = angles.map { SIMD2(Double.cos($0), Double.sin($0)) }
  }

  var classes: Int { angles.count / rowsPerClass }

  /// The class but one with the largest logit in a direction; nil where there is none.
  func strongest(at direction: Double, except own: Int? = nil) -> Int? {
    let place = SIMD2(Double.cos(direction), Double.sin(direction))
    let nearest = (0..<classes).map { label in
      rows(of: label).reduce(-1) { max($0, (directions[$1] * place).sum()) }
    }
    let others = nearest.indices.filter { $0 != own }
    guard var best = others.max(by: { nearest[$0] < nearest[$1] }) else { return nil }
    var largest = logit(best, at: direction)
    // No mixture is more than its nearest prototype's cosine.
    for label in others where label != best && loss.scale * nearest[label] >= largest {
      let logit = logit(label, at: direction)
      if logit > largest { (best, largest) = (label, logit) }
    }
    return best
  }

  /// Whether a class's logit with its margin is above every other one's.
  func wins(_ own: Int, at direction: Double) -> Bool {
    strongest(at: direction, except: own).map { isAhead(own, of: $0, at: direction) } ?? true
  }

  /// Where a class ceases to win: where it falls behind the strongest at the failing end, and again from there
  /// on as long as another one is ahead.
  func edge(of own: Int, holding: Double, failing: Double) -> (holding: Double, failing: Double) {
    var edge = (holding: holding, failing: failing)
    // Each rival is met once, but for rounding.
    for _ in 0..<classes {
      guard let rival = strongest(at: edge.failing, except: own) else { return edge }
      let found = Bisection.edge(holding: holding, failing: edge.failing) {
        isAhead(own, of: rival, at: $0)
      }
      guard found.holding != edge.failing, !wins(own, at: found.holding) else { return found }
      edge.failing = found.holding
    }
    return edge
  }

  /// Directions that are tried, ascending: evenly round the circle, half a degree apart, and those of the
  /// prototypes, about which a class may have less.
  var places: [Double] {
    let tries = 720
    return ((0..<tries).map { Double($0) / Double(tries) * 2 * .pi } + angles).sorted()
  }

  /// Where each class takes over from the one before, by its largest logit without a margin.
  func winners() -> [(start: Double, label: Int)] {
    let places = places
    let labels = places.map { strongest(at: $0) ?? 0 }
    return places.indices.flatMap { place -> [(start: Double, label: Int)] in
      let isLast = place + 1 == places.count
      return borders(
        from: (places[place], labels[place]),
        to: (
          places[isLast ? 0 : place + 1] + (isLast ? 2 * .pi : 0), labels[isLast ? 0 : place + 1]
        ))
    }
  }

  /// The same between two directions with their winners.
  private func borders(
    from first: (place: Double, label: Int), to last: (place: Double, label: Int)
  ) -> [(start: Double, label: Int)] {
    var borders: [(start: Double, label: Int)] = []
    var (low, here) = first
    // Each class takes over once, but for rounding.
    while here != last.label, borders.count < classes {
      let edge = Bisection.edge(holding: low, failing: last.place) { strongest(at: $0) == here }
      (low, here) = (edge.failing, strongest(at: edge.failing) ?? here)
      borders.append((low.unwound, here))
    }
    return borders
  }

  private func rows(of label: Int) -> Range<Int> {
    label * rowsPerClass..<(label + 1) * rowsPerClass
  }

  private func turns(of label: Int, at direction: Double) -> [Double] {
    rows(of: label).map { (direction - angles[$0]).wrapped.magnitude }
  }

  /// Without a margin.
  private func logit(_ label: Int, at direction: Double) -> Double {
    loss.mixed(turns(of: label, at: direction), label: nil)[0]
  }

  private func isAhead(_ own: Int, of rival: Int, at direction: Double) -> Bool {
    let turns = turns(of: own, at: direction) + turns(of: rival, at: direction)
    return loss.lead(of: 0, in: loss.mixed(turns, label: 0)) > 0
  }
}
