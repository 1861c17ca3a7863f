import Kernels
import MarginLosses

/// Regions by brute force, sharing nothing with the exact ones but the losses: the sign of each
/// lead in many directions, and bisection between two that differ.
struct DenseScan {
  private static let directions = 1024
  static let step = 2 * Double.pi / Double(directions)
  let test: [[Arc]]
  let train: [[Arc]]

  init(_ loss: any MarginLoss, prototypes: [Double], bias: [Double], radius: Double) {
    let judge = Judge(loss: loss, prototypes: prototypes, bias: bias, radius: radius)
    let leads = (0..<Self.directions).map { judge.leads(at: Double($0) * Self.step) }
    let classes = prototypes.count / 2
    test = (0..<classes).map { own in
      Self.arcs(leads.map { $0.plain[own] > 0 }) { judge.leads(at: $0).plain[own] > 0 }
    }
    train = (0..<classes).map { own in
      Self.arcs(leads.map { $0.margin[own] > 0 }) { judge.leads(at: $0).margin[own] > 0 }
    }
  }

  private struct Judge {
    let loss: any MarginLoss
    let prototypes: [Double]
    let bias: [Double]
    let radius: Double

    /// Each class's logit, plain and with its margin, less the largest plain one of another.
    func leads(at angle: Double) -> (plain: [Double], margin: [Double]) {
      let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
      var plain: [Double] = []
      var margin: [Double] = []
      var (best, second) = (-Double.infinity, -Double.infinity)
      for j in 0..<prototypes.count / 2 {
        let (x, y) = (prototypes[2 * j], prototypes[2 * j + 1])
        let norm = (x * x + y * y).squareRoot()
        let amplitude = loss.amplitude.value(embeddingNorm: radius, prototypeNorm: norm)
        let along = (x * cosine + y * sine) / norm
        let own = Double.atan2(((x * sine - y * cosine) / norm).magnitude, along)
        let offset = bias.isEmpty ? 0 : bias[j]
        plain.append(amplitude * along + offset)
        margin.append(amplitude * loss.target(own).logit + offset)
        if plain[j] > best {
          (best, second) = (plain[j], best)
        } else {
          second = max(second, plain[j])
        }
      }
      for j in plain.indices {
        let rival = plain[j] == best ? second : best
        plain[j] -= rival
        margin[j] -= rival
      }
      return (plain, margin)
    }
  }

  private static func arcs(_ signs: [Bool], _ isAhead: (Double) -> Bool) -> [Arc] {
    guard let off = signs.firstIndex(of: false) else { return [Arc(start: 0, length: 2 * .pi)] }
    var arcs: [Arc] = []
    var start = 0.0
    for index in off..<off + directions {
      let before = signs[index % directions]
      guard before != signs[(index + 1) % directions] else { continue }
      var (low, high) = (Double(index) * step, Double(index + 1) * step)
      for _ in 0..<32 {
        let middle = (low + high) / 2
        if isAhead(middle) == before { low = middle } else { high = middle }
      }
      if before { arcs.append(Arc(start: start, length: low - start)) } else { start = low }
    }
    return arcs
  }

  /// The angles that one set of arcs holds and the other does not, as the longest single stretch.
  ///
  /// A stretch shorter than the step may lie between two tries, so arcs and gaps as short are not
  /// compared: it is a match when every longer stretch agrees within 1e-6.
  static func disagreement(_ left: [Arc], _ right: [Arc]) -> Double {
    let edges = (left + right).flatMap { [$0.start, $0.start + $0.length] }.map { edge in
      edge >= 2 * .pi ? edge - 2 * .pi : edge
    }
    let sorted = ([0] + edges + [2 * .pi]).sorted()
    var worst = 0.0
    for (lower, upper) in zip(sorted, sorted.dropFirst()) {
      let middle = (lower + upper) / 2
      guard holds(left, middle) != holds(right, middle) else { continue }
      if isWithinShort(left, middle) || isWithinShort(right, middle) { continue }
      worst = max(worst, upper - lower)
    }
    return worst
  }

  private static func offset(_ angle: Double, _ start: Double) -> Double {
    let rest = angle - start
    return rest < 0 ? rest + 2 * .pi : (rest >= 2 * .pi ? rest - 2 * .pi : rest)
  }

  private static func holds(_ arcs: [Arc], _ angle: Double) -> Bool {
    arcs.contains { offset(angle, $0.start) < $0.length }
  }

  /// Whether an angle lies in an arc, or in a gap between two, shorter than the step.
  private static func isWithinShort(_ arcs: [Arc], _ angle: Double) -> Bool {
    if arcs.contains(where: { $0.length < step && offset(angle, $0.start) < $0.length }) {
      return true
    }
    let before = arcs.map { offset(angle, $0.start + $0.length) }.min() ?? 9
    let after = arcs.map { offset($0.start, angle) }.min() ?? 9
    return !holds(arcs, angle) && before + after < step
  }
}
