internal import Kernels

/// A stretch of directions with one winner.
public struct Sector: Equatable, Sendable {
  /// Radians in [0, 2π), counter-clockwise from the first axis.
  public var start: Double
  /// Radians, above 0.
  public var length: Double
  /// The class chosen when the classifier is used.
  public var owner: Int
  /// Whether a sample of that class would meet the margin here.
  public var meetsMargin: Bool

  public init(start: Double, length: Double, owner: Int, meetsMargin: Bool) {
    self.start = start
    self.length = length
    self.owner = owner
    self.meetsMargin = meetsMargin
  }
}

/// Who wins in which direction of the plane: sectors that follow one another round the circle.
public struct DecisionMap: Equatable, Sendable {
  /// Counter-clockwise; together they cover the circle.
  public var sectors: [Sector]

  public init(sectors: [Sector]) {
    self.sectors = sectors
  }

  /// The sector that holds an angle in radians.
  public func sector(at angle: Double) -> Sector {
    let turn = 2 * Double.pi
    for sector in sectors {
      var offset = (angle - sector.start).truncatingRemainder(dividingBy: turn)
      if offset < 0 { offset += turn }
      if offset < sector.length { return sector }
    }
    return sectors[0]
  }
}

extension MarginLoss {
  /// The sectors of the plane; nil when a bias makes the decision depend on the distance from 0.
  ///
  /// - Precondition: prototypes are rows of two numbers, at least one row.
  public func decisionMap(prototypes: [Float]) -> DecisionMap? {
    guard !hasBias, prototypes.count >= 2 else { return nil }
    return DirectionJudge(self, prototypes: prototypes).map()
  }
}

/// Finds sectors by trying directions and halving the steps between two that differ.
private struct DirectionJudge {
  private struct Verdict: Equatable {
    var owner: Int
    var meetsMargin: Bool
  }

  private static let directions = 2048
  private let loss: any MarginLoss
  private let unit: UnitRows<Double>
  private let lengths: [Double]
  private let amplitudes: [Double]

  init(_ loss: any MarginLoss, prototypes: [Float]) {
    self.loss = loss
    let unit = UnitRows(prototypes.map(Double.init), dimension: 2)
    self.unit = unit
    lengths = loss.rule == .angle ? unit.norms.map { _ in 1 } : unit.norms
    let isNormed = loss.amplitude == .bothNorms
    amplitudes = isNormed ? unit.norms : unit.norms.map { _ in 1 }
  }

  func map() -> DecisionMap {
    let step = 2 * Double.pi / Double(Self.directions)
    let verdicts = (0..<Self.directions).map { verdict(at: Double($0) * step) }
    var edges: [(angle: Double, after: Verdict)] = []
    for index in 0..<Self.directions {
      let next = verdicts[(index + 1) % Self.directions]
      guard next != verdicts[index] else { continue }
      let low = Double(index) * step
      appendEdges(between: low, verdicts[index], and: low + step, next, to: &edges)
    }
    return DecisionMap(sectors: sectors(edges, otherwise: verdicts[0]))
  }

  /// Halves an interval until its ends, which differ, are a rounding apart; a verdict in between
  /// that is neither gets both its edges.
  private func appendEdges(
    between low: Double, _ before: Verdict, and high: Double, _ after: Verdict,
    to edges: inout [(angle: Double, after: Verdict)]
  ) {
    var low = low
    var high = high
    while high - low > 1e-10 {
      let middle = (low + high) / 2
      let verdict = verdict(at: middle)
      if verdict == before {
        low = middle
      } else if verdict == after {
        high = middle
      } else {
        appendEdges(between: low, before, and: middle, verdict, to: &edges)
        appendEdges(between: middle, verdict, and: high, after, to: &edges)
        return
      }
    }
    edges.append(((low + high) / 2, after))
  }

  private func sectors(
    _ edges: [(angle: Double, after: Verdict)], otherwise: Verdict
  ) -> [Sector] {
    let turn = 2 * Double.pi
    guard let first = edges.first else {
      return [
        Sector(
          start: 0, length: turn, owner: otherwise.owner, meetsMargin: otherwise.meetsMargin)
      ]
    }
    return edges.indices.map { index in
      let edge = edges[index]
      let end = index + 1 < edges.count ? edges[index + 1].angle : first.angle + turn
      return Sector(
        start: edge.angle >= turn ? edge.angle - turn : edge.angle, length: end - edge.angle,
        owner: edge.after.owner, meetsMargin: edge.after.meetsMargin)
    }
  }

  private func verdict(at angle: Double) -> Verdict {
    let x = Double.cos(angle)
    let y = Double.sin(angle)
    var owner = 0
    var best = -Double.infinity
    for j in lengths.indices {
      let value = lengths[j] * cosine(j, x, y)
      if value > best {
        best = value
        owner = j
      }
    }
    var rival = -Double.infinity
    for j in lengths.indices where j != owner {
      rival = max(rival, amplitudes[j] * cosine(j, x, y))
    }
    let across = unit.directions[2 * owner] * y - unit.directions[2 * owner + 1] * x
    let own = Double.atan2(across.magnitude, cosine(owner, x, y))
    return Verdict(
      owner: owner, meetsMargin: amplitudes[owner] * loss.target(own).logit > rival)
  }

  private func cosine(_ j: Int, _ x: Double, _ y: Double) -> Double {
    unit.directions[2 * j] * x + unit.directions[2 * j + 1] * y
  }
}
