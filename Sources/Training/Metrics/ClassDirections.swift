internal import Kernels
internal import MarginLosses

extension Snapshot {
  /// The share of held-out samples that are nearest to their own class's mean direction, which training samples
  /// alone make, in 0…1; nil where nothing is held out, as a mean flatters those that it has seen.
  public var accuracyByClassMeans: Double? {
    guard heldOut.count > 0, classes > 1 else { return nil }
    let directions = ClassDirections(self)
    let (own, next) = (directions.ownAngles(of: heldOut), directions.nearestAngles(of: heldOut))
    return Double(zip(own, next).count { $0 < $1 }) / Double(heldOut.count)
  }
}

/// The mean direction of each class's training embeddings, and angles to it.
struct ClassDirections {
  private let directions: UnitRows<Double>
  private let classes: Int

  init(_ snapshot: Snapshot) {
    let dimension = snapshot.dimension
    let unit = UnitRows(snapshot.training.embeddings, dimension: dimension).directions
    let labels = snapshot.training.judgements.map(\.label)
    let means = ClassMeans.means(unit, labels, classes: snapshot.classes, dimension: dimension)
    directions = UnitRows(means.map(Double.init), dimension: dimension)
    classes = snapshot.classes
  }

  var narrowestPair: PrototypeGap? {
    Directions.narrowestPair(
      directions.directions.map { Float($0) }, dimension: directions.dimension)
  }

  /// Radians from each sample of a set to the direction of its class.
  func ownAngles(of set: SampleSet) -> [Double] {
    let rows = rows(of: set)
    return (0..<set.count).map { angle(rows, $0, Int(set.judgements[$0].label)) }
  }

  /// Radians from each sample of a set to the nearest direction of another class; none of one class
  /// alone.
  ///
  /// The kernel's products tell which classes may be the nearest; of these the angle is taken exactly.
  func nearestAngles(of set: SampleSet) -> [Double] {
    guard classes > 1 else { return [] }
    let (rows, width) = (rows(of: set), ScoreKernel.rowsAtOnce)
    var kernel = ScoreKernel(
      queries: directions.directions, dimension: directions.dimension, areDistances: false)
    var angles: [Double] = []
    angles.reserveCapacity(set.count)
    for start in stride(from: 0, to: set.count, by: width) {
      let block = start..<min(start + width, set.count)
      kernel.compare(block, of: set.embeddings)
      let products = kernel.results
      for sample in block {
        angles.append(
          nearest(rows, sample, Int(set.judgements[sample].label)) { other in
            products[other * width + sample - start]
          })
      }
    }
    return angles
  }

  /// The angle to the nearest direction of another class.
  ///
  /// - Parameter product: of the sample and a direction, which has its length at most.
  private func nearest(
    _ rows: UnitRows<Double>, _ sample: Int, _ label: Int, product: (Int) -> Double
  ) -> Double {
    var largest = -Double.infinity
    for other in 0..<classes where other != label { largest = max(largest, product(other)) }
    // Far above what the products' last digits may lack.
    let edge = largest - 1e-10 * rows.norms[sample]
    var nearest = Double.infinity
    for other in 0..<classes where other != label && product(other) >= edge {
      nearest = min(nearest, angle(rows, sample, other))
    }
    return nearest
  }

  private func angle(_ rows: UnitRows<Double>, _ sample: Int, _ label: Int) -> Double {
    Directions.angle(rows, sample, directions, label)
  }

  private func rows(of set: SampleSet) -> UnitRows<Double> {
    UnitRows(set.embeddings.map(Double.init), dimension: directions.dimension)
  }
}
