internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Which triplets of a batch a picture shows.
struct MinedTriplets {
  /// The one whose regions are shown; nil without any valid one.
  var chosen: ExampleTriplet?
  /// Whether mining takes that one.
  var isChosenMined: Bool
  /// Those drawn as lines: the anchor's own first, costliest first.
  var drawn: [ExampleTriplet]
  /// How many of the mined ones have a loss.
  var active: Int

  /// - Parameters:
  ///   - most: how many may be drawn before a picture cannot be read.
  ///   - asked: the one that is asked about, whether it is mined or not.
  init(
    _ plane: BatchPlane, _ loss: any TripletLoss, most: Int, asked: ExampleTriplet? = nil
  ) {
    var taken: [ExaminedTriplet] = []
    if case .triplets(let examined) = plane.batch.examination { taken = examined }
    let mined = taken.filter { $0.difficulty != .easy }.map(\.triplet)
    active = mined.count
    let positions = (0..<plane.batch.samples.count).map(plane.position)
    let cost = { (each: ExampleTriplet) in
      TripletGeometry(each, positions, loss).cost
    }
    let own = mined.filter { $0.anchor == plane.anchor }
      .map { ($0, cost($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
    let chosen = asked ?? own.first ?? Self.idle(plane, positions)
    self.chosen = chosen
    isChosenMined = taken.contains { $0.triplet == chosen }
    let others = mined.filter { $0.anchor != plane.anchor }
    drawn = mined.count > most ? Self.few(own, others, most: most, cost) : mined
  }

  /// As many as can be read: the anchor's own, the costliest of every other anchor, then the rest.
  private static func few(
    _ own: [ExampleTriplet], _ others: [ExampleTriplet], most: Int,
    _ cost: (ExampleTriplet) -> Double
  ) -> [ExampleTriplet] {
    var result = Array(own.prefix(most))
    result += costliest(others, cost).prefix(most - result.count)
    guard result.count < most else { return result }
    let known = Set(result)
    let rest = others.filter { !known.contains($0) }.map { ($0, cost($0)) }
      .sorted { $0.1 > $1.1 }
    return result + rest.prefix(most - result.count).map(\.0)
  }

  /// The costliest triplet of each anchor, the costliest anchor first.
  private static func costliest(
    _ triplets: [ExampleTriplet], _ cost: (ExampleTriplet) -> Double
  ) -> [ExampleTriplet] {
    var best: [Int: (ExampleTriplet, Double)] = [:]
    for each in triplets {
      let own = cost(each)
      if own > best[each.anchor]?.1 ?? -.infinity { best[each.anchor] = (each, own) }
    }
    return best.values.sorted { ($1.1, $0.0.anchor) < ($0.1, $1.0.anchor) }.map(\.0)
  }

  /// A triplet of the anchor that mining left: its farthest positive and its nearest negative, or
  /// the first that the batch names with it.
  private static func idle(_ plane: BatchPlane, _ positions: [Vector]) -> ExampleTriplet? {
    let anchor = plane.anchor
    if case .triplets(let named) = plane.batch.batch.comparisons {
      return named.first { $0.anchor == anchor }
        ?? named.first { $0.positive == anchor || $0.negative == anchor } ?? named.first
    }
    let distances = positions.map { ($0 - positions[anchor]).length }
    let others = positions.indices.filter { $0 != anchor }
    let label = plane.label(anchor)
    let positive = others.filter { plane.label($0) == label }
      .max { distances[$0] < distances[$1] }
    let negative = others.filter { plane.label($0) != label }
      .min { distances[$0] < distances[$1] }
    guard let positive, let negative else { return nil }
    return ExampleTriplet(anchor: anchor, positive: positive, negative: negative)
  }
}

extension TripletGeometry {
  init(_ triplet: ExampleTriplet, _ positions: [Vector], _ loss: any TripletLoss) {
    self.init(
      anchor: positions[triplet.anchor], positive: positions[triplet.positive],
      negative: positions[triplet.negative], margin: loss.margin, isSquared: loss.isSquared)
  }
}
