internal import Kernels

/// Where on a circle round 0 each class wins, for logits that only `SphereLoss.fill` knows.
public struct SphereRegions: Sendable {
  /// Arcs of each class in which its angle is below every other.
  public let test: [[Arc]]
  /// Arcs of each class in which its logit with the margin is above every other.
  public let train: [[Arc]]

  /// - Parameters:
  ///   - prototypes: (classes · prototypes a class) × 2, not normalised.
  ///   - radius: length of the embeddings that are asked about, above 0.
  public init(_ loss: any SphereLoss, prototypes: [Double], radius: Double) {
    let classes = prototypes.count / 2 / max(loss.prototypesPerClass, 1)
    func angles(at angle: Double) -> [Double] {
      let batch = LossBatch(
        embeddings: [Double.cos(angle), Double.sin(angle)], labels: [0], prototypes: prototypes,
        dimension: 2)
      let field = SphereField(batch, prototypesPerClass: loss.prototypesPerClass)
      return (0..<classes).map { field.angle(0, $0) }
    }
    func everyAngle(at angle: Double) -> [Double] {
      let batch = LossBatch(
        embeddings: [Double.cos(angle), Double.sin(angle)], labels: [0], prototypes: prototypes,
        dimension: 2)
      let field = SphereField(batch, prototypesPerClass: 1)
      return (0..<field.classes).map { field.angle(0, $0) }
    }
    test = (0..<classes).map { owner in
      ArcScan.arcs { nearest(owner, angles(at: $0)) }
    }
    train = (0..<classes).map { owner in
      ArcScan.arcs {
        let logits =
          loss.mixesPrototypes
          ? loss.mixed(everyAngle(at: $0), label: owner)
          : loss.filled(angles(at: $0), label: owner, norm: radius).logits
        return loss.lead(of: owner, in: logits)
      }
    }
  }
}

/// How much nearer a class is than every other.
private func nearest(_ owner: Int, _ angles: [Double]) -> Double {
  var rival = Double.infinity
  for j in angles.indices where j != owner { rival = min(rival, angles[j]) }
  return rival - angles[owner]
}

extension PrototypeCircle {
  /// The arcs in which each class's logit with its margin is above every other one's, of a loss whose
  /// classes are asked at once: by tries, a row a class. Arcs below half a degree may be missed.
  func scannedTrainArcs() -> [[Arc]] {
    guard let loss = loss as? any SphereLoss else { return [[Arc]](repeating: [], count: rows) }
    let members = (0..<rows).filter { takesPart[$0] }
    if loss.mixesPrototypes, members.count == rows { return mixedTrainArcs(loss) }
    return (0..<rows).map { own in
      guard let label = members.firstIndex(of: own) else { return [] }
      func lead(_ direction: Double) -> Double {
        let turns = members.map { (direction - angles[$0]).wrapped.magnitude }
        return loss.lead(
          of: label, in: loss.filled(turns, label: label, norm: loss.usualNorm).logits)
      }
      guard let bounds = bounds(of: own, loss) else { return ArcScan.arcs(tries: 720, lead) }
      return bounds.flatMap { ArcScan.arcs(tries: 720, within: $0, at: angles[own], lead) }
    }
  }

  /// Arcs beyond which a class does not win; nil where it may win anywhere.
  private func bounds(of own: Int, _ loss: any SphereLoss) -> [Arc]? {
    if loss.isBelowCosine {
      guard let cell = cell(of: own), !cell.isShared else { return [] }
      return [Arc(start: cell.start, length: cell.length)]
    }
    // Who beats all beats the near ones; where logits depend on no third class.
    guard let rivals = loss as? any RivalLogits, !rivals.asksRivals else { return nil }
    let arcs = trainArcs(of: own)
    return arcs == [Arc(start: 0, length: 2 * .pi)] ? nil : arcs
  }

  /// The same where a class's logit is made of all its rows and is the same whoever is asked for, but for the
  /// own margin: who has the largest is tried once for all.
  private func mixedTrainArcs(_ loss: any SphereLoss) -> [[Arc]] {
    let classes = rows / rowsPerClass
    func lead(_ direction: Double, _ label: Int) -> Double {
      let turns = angles.map { (direction - $0).wrapped.magnitude }
      return loss.lead(of: label, in: loss.mixed(turns, label: label))
    }
    let tries = 720
    var isAhead = [[Bool]](repeating: Array(repeating: false, count: tries), count: classes)
    for place in 0..<tries {
      let direction = Double(place) / Double(tries) * 2 * .pi
      let logits = loss.mixed(angles.map { (direction - $0).wrapped.magnitude }, label: classes)
      let first = logits.indices.max { logits[$0] < logits[$1] } ?? 0
      isAhead[first][place] = lead(direction, first) > 0
    }
    let arcs = isAhead.enumerated().map { label, isAhead in
      ArcScan.arcs(isAhead: isAhead) { lead($0, label) }
    }
    return (0..<rows).map { arcs[$0 / rowsPerClass] }
  }
}
