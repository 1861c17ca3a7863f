internal import Kernels

/// An open stretch of directions.
public struct Arc: Equatable, Sendable {
  /// Radians in [0, 2π).
  public var start: Double
  /// Radians, above 0, at most 2π.
  public var length: Double

  public init(start: Double, length: Double) {
    self.start = start
    self.length = length
  }
}

/// Where on a circle round 0 each class wins: when used, and with its margin.
///
/// Unlike `DecisionMap` this asks for every class whether a sample *of that class* would meet the
/// margin, so it also finds regions where another class wins when used (raw continuations).
public struct CircleRegions: Sendable {
  /// Arcs of each class in which its logit without margin is above every other.
  public let test: [[Arc]]
  /// Arcs of each class in which its logit with the margin is above every other.
  public let train: [[Arc]]

  /// - Parameters:
  ///   - prototypes: classes × 2, not normalised.
  ///   - bias: one a class, or empty.
  ///   - radius: length of the embeddings that are asked about, above 0.
  public init(
    _ loss: any MarginLoss, prototypes: [Double], bias: [Double] = [], radius: Double = 1
  ) {
    let circle = JudgedCircle(loss, prototypes: prototypes, bias: bias, radius: radius)
    let classes = prototypes.count / 2
    test = (0..<classes).map { owner in positiveArcs { circle.lead(of: owner, at: $0) } }
    train = (0..<classes).map { owner in positiveArcs { circle.marginLead(of: owner, at: $0) } }
  }
}

/// The leads of each class's logit on a circle.
private struct JudgedCircle {
  let loss: any MarginLoss
  let unit: UnitRows<Double>
  let bias: [Double]
  let amplitudes: [Double]

  init(_ loss: any MarginLoss, prototypes: [Double], bias: [Double], radius: Double) {
    self.loss = loss
    let unit = UnitRows(prototypes, dimension: 2)
    self.unit = unit
    self.bias = bias.isEmpty ? unit.norms.map { _ in 0 } : bias
    amplitudes = unit.norms.map {
      loss.amplitude.value(embeddingNorm: radius, prototypeNorm: $0)
    }
  }

  /// The class's logit less the largest other one.
  func lead(of owner: Int, at angle: Double) -> Double {
    let (x, y) = (Double.cos(angle), Double.sin(angle))
    return amplitudes[owner] * cosine(owner, x, y) + bias[owner] - rival(of: owner, x, y)
  }

  /// The class's logit with its margin less the largest other one.
  func marginLead(of owner: Int, at angle: Double) -> Double {
    let (x, y) = (Double.cos(angle), Double.sin(angle))
    let across = unit.directions[2 * owner] * y - unit.directions[2 * owner + 1] * x
    let own = Double.atan2(across.magnitude, cosine(owner, x, y))
    return amplitudes[owner] * loss.target(own).logit + bias[owner] - rival(of: owner, x, y)
  }

  private func rival(of owner: Int, _ x: Double, _ y: Double) -> Double {
    var best = -Double.infinity
    for j in amplitudes.indices where j != owner {
      best = max(best, amplitudes[j] * cosine(j, x, y) + bias[j])
    }
    return best
  }

  private func cosine(_ j: Int, _ x: Double, _ y: Double) -> Double {
    unit.directions[2 * j] * x + unit.directions[2 * j + 1] * y
  }
}

/// The arcs on which a function of the direction is above 0: 4,096 tries, then bisection to the
/// last bit.
private func positiveArcs(_ function: (Double) -> Double) -> [Arc] {
  let count = 4096
  let step = 2 * Double.pi / Double(count)
  let isPositive = (0..<count).map { function(Double($0) * step) > 0 }
  guard let firstOff = isPositive.firstIndex(of: false) else {
    return [Arc(start: 0, length: 2 * .pi)]
  }
  func edge(after index: Int) -> Double {
    var low = Double(index) * step
    var high = low + step
    let before = function(low) > 0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (function(middle) > 0) == before { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
  var arcs: [Arc] = []
  var start: Double?
  for offset in 0..<count {
    let index = firstOff + offset
    let isNext = isPositive[(index + 1) % count]
    if isPositive[index % count] == isNext { continue }
    if isNext {
      start = edge(after: index)
    } else if let begun = start {
      let turn = 2 * Double.pi
      let length = edge(after: index) - begun
      arcs.append(Arc(start: begun >= turn ? begun - turn : begun, length: length))
    }
  }
  return arcs
}
