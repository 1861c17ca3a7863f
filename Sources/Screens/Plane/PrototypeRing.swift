internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting

/// Prototypes without their norms, in the order of their directions: from any direction they can be
/// asked about nearest first.
struct PrototypeRing {
  /// Prototypes that share a direction.
  private struct Place {
    var direction: Vector
    /// The lowest of them.
    var owner: Int
    var count: Int
  }

  /// What a direction's nearest prototypes say.
  struct Confidence: Equatable {
    /// The class with the largest logit, the lowest of equals; 0 when no prototype has a direction.
    var owner: Int
    /// How many of the limits the owner's probability reaches.
    var step: Int
    /// Places that had to be asked.
    var visits: Int
  }

  /// By turn, ascending.
  private var places: [Place] = []
  private var turns: [Double] = []
  /// Prototypes of length 0, whose cosine counts as 0 everywhere.
  private var zeros: Int = 0
  /// Prototypes with a direction.
  private var classes: Int = 0

  /// - Complexity: C log C.
  /// - Parameter prototypes: not normalised; one that is not finite takes no part.
  init(_ prototypes: [Vector]) {
    var directed: [(turn: Double, place: Place)] = []
    for (index, prototype) in prototypes.enumerated() {
      let length = prototype.length
      guard length.isFinite else { continue }
      guard length > 0 else {
        zeros += 1
        continue
      }
      classes += 1
      let direction = (1 / length) * prototype
      directed.append((direction.turn, Place(direction: direction, owner: index, count: 1)))
    }
    directed.sort { ($0.turn, $0.place.owner) < ($1.turn, $1.place.owner) }
    for (turn, place) in directed {
      if turns.last == turn {
        places[places.count - 1].count += 1
      } else {
        turns.append(turn)
        places.append(place)
      }
    }
  }

  /// The owner in a direction, and how sure of it the softmax is.
  ///
  /// Terms are added from the largest on, until all that are left could not change the step were
  /// each as large as the last one: the answer is exact, and far prototypes are rarely asked.
  ///
  /// - Parameters:
  ///   - direction: of length 1.
  ///   - factor: of the cosine in a logit, at least 0.
  ///   - limits: ascending probabilities.
  func confidence(
    toward direction: Vector, factor: Double, limits: [Double]
  ) -> Confidence {
    func step(_ sum: Double) -> Int { limits.count { 1 / sum >= $0 } }
    guard !places.isEmpty else { return Confidence(owner: 0, step: 0, visits: 0) }
    var walk = Walk(direction, right: firstPlace(after: direction.turn), count: places.count)
    let nearest = walk.next(places)
    var sum = Double(zeros) * Double.exp(-factor * nearest.cosine) + Double(nearest.place.count)
    var rest = Double(classes - nearest.place.count)
    var term = 1.0
    while walk.visits < places.count, step(sum) != step(sum + rest * term) {
      let (place, cosine) = walk.next(places)
      term = Double.exp(factor * (cosine - nearest.cosine))
      sum += Double(place.count) * term
      rest -= Double(place.count)
    }
    return Confidence(owner: nearest.place.owner, step: step(sum), visits: walk.visits)
  }

  /// The first place beyond a turn; 0 when there is none.
  private func firstPlace(after turn: Double) -> Int {
    let passed = turns.prefixCount { $0 <= turn }
    return passed < turns.count ? passed : 0
  }

  /// Goes round the ring both ways from a direction, always on to the nearer place.
  private struct Walk {
    private let direction: Vector
    private var left: Int
    private var right: Int
    private(set) var visits: Int = 0

    init(_ direction: Vector, right: Int, count: Int) {
      self.direction = direction
      self.right = right
      left = right > 0 ? right - 1 : count - 1
    }

    /// - Precondition: fewer visits so far than places.
    mutating func next(_ places: [Place]) -> (place: Place, cosine: Double) {
      let cosines = (places[left].direction.dot(direction), places[right].direction.dot(direction))
      let isLeft = cosines.0 > cosines.1
      let place = places[isLeft ? left : right]
      if isLeft {
        left = left > 0 ? left - 1 : places.count - 1
      } else {
        right = right + 1 < places.count ? right + 1 : 0
      }
      visits += 1
      return (place, isLeft ? cosines.0 : cosines.1)
    }
  }
}
