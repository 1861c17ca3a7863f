internal import MarginLosses

/// How a list's weights compare with one another.
struct PairWeights {
  /// The sum of all, those that push among them.
  private let sum: Double
  private let largest: Double

  init(_ pairs: [PairPull]) {
    sum = pairs.reduce(0) { $0 + $1.weight.magnitude }
    largest = pairs.reduce(0) { max($0, $1.weight.magnitude) }
  }

  /// What a pair has of all weights, in 0…1.
  func share(of pair: PairPull) -> Double { sum > 0 ? pair.weight.magnitude / sum : 0 }

  /// How many dots a line is broad that stands for it, from none to 3.
  func breadth(of pair: PairPull) -> Int {
    let part = largest > 0 ? pair.weight.magnitude / largest : 0
    return part >= 0.6 ? 3 : part >= 0.25 ? 2 : part >= 0.02 ? 1 : 0
  }
}
