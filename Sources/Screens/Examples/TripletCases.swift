internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The triplets of a batch that a point is in, case by case: easy, semi-hard and hard, each with the
/// costliest example.
struct TripletCases {
  /// One triplet as the loss measures it.
  struct Example: Equatable {
    var triplet: ExampleTriplet
    /// D(a,p) and D(a,n).
    var near: Double
    var far: Double
    var difficulty: Difficulty
    /// Whether the asked point is its anchor.
    var isOwn: Bool

    /// How far the negative is on the wrong side of the margin.
    var lead: Double { near - far }
  }

  /// The costliest of each case, in the order of the cases: with the asked point as anchor, else of the
  /// whole batch; nil where the batch has none.
  private let examples: [Example?]
  /// How many of each case have the asked point as anchor.
  let counts: [Int]
  let margin: Double
  /// What the distance is called, `d²` or `d`.
  let distance: String

  init(_ asked: AskedBatch, _ loss: any TripletLoss) {
    margin = loss.margin
    distance = loss.distanceWord
    let field = Field(asked, loss)
    let own = field.triplets(of: [asked.row])
    let cases = Difficulty.allCases
    counts = cases.map { each in own.count { $0.difficulty == each } }
    let others = counts.contains(0) ? field.triplets(of: Array(0..<field.count)) : []
    examples = cases.map { each in
      [own, others].lazy.compactMap { examples in
        examples.filter { $0.difficulty == each }.max { $0.lead < $1.lead }
      }.first
    }
  }

  /// The costliest of a case, or of all cases with the asked point as anchor.
  func example(of difficulty: Difficulty?) -> Example? {
    guard let difficulty else {
      return examples.compactMap(\.self).filter(\.isOwn).max { $0.lead < $1.lead }
    }
    return zip(Difficulty.allCases, examples).first { $0.0 == difficulty }?.1
  }

  /// Distances within a batch, and which triplets it has.
  private struct Field {
    let asked: AskedBatch
    let isSquared: Bool
    let margin: Double
    var count: Int { asked.batch.batch.count }

    init(_ asked: AskedBatch, _ loss: any TripletLoss) {
      self.asked = asked
      isSquared = loss.isSquared
      margin = loss.margin
    }

    private func measure(_ first: Int, _ second: Int) -> Double {
      let squared = Double(asked.rows.squaredDistance(first, second))
      return isSquared ? squared : squared.squareRoot()
    }

    /// All that the labels allow, or that the batch names, with one of these anchors.
    func triplets(of anchors: [Int]) -> [Example] {
      if case .triplets(let named) = asked.batch.batch.comparisons {
        return named.filter { anchors.contains($0.anchor) }.map {
          example($0, measure($0.anchor, $0.positive), measure($0.anchor, $0.negative))
        }
      }
      return anchors.flatMap { anchor in
        let distances = (0..<count).map { measure(anchor, $0) }
        let others = (0..<count).filter { $0 != anchor }
        let positives = others.filter { asked.label($0) == asked.label(anchor) }
        let negatives = others.filter { asked.label($0) != asked.label(anchor) }
        return positives.flatMap { positive in
          negatives.map { negative in
            example(
              ExampleTriplet(anchor: anchor, positive: positive, negative: negative),
              distances[positive], distances[negative])
          }
        }
      }
    }

    private func example(_ triplet: ExampleTriplet, _ near: Double, _ far: Double) -> Example {
      Example(
        triplet: triplet, near: near, far: far,
        difficulty: .of(positive: near, negative: far, margin: margin),
        isOwn: triplet.anchor == asked.row)
    }
  }
}
