internal import Kernels
internal import MarginLosses

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

  func ownMedian(of set: SampleSet) -> Double? {
    percentile(50, of: set) { rows, sample, label in
      Directions.angle(rows, sample, directions, label)
    }
  }

  func nearestMedian(of set: SampleSet) -> Double? {
    guard classes > 1 else { return nil }
    return percentile(50, of: set, nearest)
  }

  /// A percentile of the angle to the nearest other direction less the angle to the own one.
  func gap(of set: SampleSet, percentile asked: Double) -> Double? {
    guard classes > 1 else { return nil }
    return percentile(asked, of: set) { rows, sample, label in
      nearest(rows, sample, label) - Directions.angle(rows, sample, directions, label)
    }
  }

  /// The angle to the nearest direction of another class.
  private func nearest(_ rows: UnitRows<Double>, _ sample: Int, _ label: Int) -> Double {
    var nearest = Double.infinity
    for other in 0..<classes where other != label {
      nearest = min(nearest, Directions.angle(rows, sample, directions, other))
    }
    return nearest
  }

  private func percentile(
    _ asked: Double, of set: SampleSet, _ angle: (UnitRows<Double>, Int, Int) -> Double
  ) -> Double? {
    guard set.count > 0 else { return nil }
    let rows = UnitRows(set.embeddings.map(Double.init), dimension: directions.dimension)
    let angles = (0..<set.count).map { angle(rows, $0, Int(set.judgements[$0].label)) }.sorted()
    return Quantile.interpolated(angles, share: asked / 100)
  }
}
