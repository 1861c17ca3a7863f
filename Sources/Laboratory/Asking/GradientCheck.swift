/// A gradient by a loss's formula beside the differences of the loss itself, in double precision.
package struct GradientCheck: Equatable {
  var loss: Double
  /// One number an axis; of many axes the slope along the gradient alone.
  package var formula: [Double]
  package var differences: [Double]

  /// So many axes are still differenced one by one.
  static let mostAxes: Int = 16
  /// A loss whose formula and differences part by more than this share is no gradient there.
  static let tolerance: Double = 1e-4

  /// - Parameter evaluate: the loss and its gradient at a place.
  init(at place: [Double], _ evaluate: ([Double]) -> (loss: Double, gradient: [Double])) {
    let here = evaluate(place)
    loss = here.loss
    let size = Self.length(place)
    // A cube root of the precision: where the errors of rounding and of curvature are alike.
    let step = 6e-6 * (size > 0 ? size : 1)
    func slope(along direction: [Double]) -> Double {
      let ahead = zip(place, direction).map { $0 + step * $1 }
      let behind = zip(place, direction).map { $0 - step * $1 }
      return (evaluate(ahead).loss - evaluate(behind).loss) / (2 * step)
    }
    if place.count <= Self.mostAxes {
      formula = here.gradient
      differences = place.indices.map { axis in
        slope(along: place.indices.map { $0 == axis ? 1 : 0 })
      }
    } else {
      let length = Self.length(here.gradient)
      formula = [length]
      differences = [
        length > 0 ? slope(along: here.gradient.map { $0 / length }) : 0
      ]
    }
  }

  package var length: Double { Self.length(formula) }

  /// How far they part, as a share of the longer one; 0 where both vanish.
  var error: Double {
    let most = max(length, Self.length(differences))
    guard most > 1e-9 else { return 0 }
    return Self.length(zip(formula, differences).map { $0 - $1 }) / most
  }

  package var agrees: Bool { error <= Self.tolerance }

  /// How many leading figures are the same.
  package var figures: Int {
    guard error > 0 else { return 12 }
    var (figures, share) = (0, error)
    while share < 0.1, figures < 12 {
      share *= 10
      figures += 1
    }
    return figures
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
