internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The training points of two classes by their angles to both prototypes; where a class has several,
/// to those two that are nearest to each other.
struct PairAngles {
  struct Point {
    var classIndex: Int
    /// Radians to the first and to the second prototype.
    var first: Double
    var second: Double
  }

  var pair: (first: Int, second: Int)
  private(set) var points: [Point] = []
  /// Radians between the prototypes.
  let between: Double
  /// Lengths of the prototypes.
  var norms: (first: Double, second: Double)

  init(_ snapshot: Snapshot, pair: (first: Int, second: Int)) {
    self.pair = pair
    let dimension = snapshot.dimension
    let prototypes = Self.nearest(snapshot, pair)
    norms = (prototypes.norms[0], prototypes.norms[1])
    between = Directions.angle(prototypes, 0, prototypes, 1)
    let (labels, embeddings) = Self.samples(of: pair, snapshot.training, dimension)
    let rows = UnitRows(embeddings, dimension: dimension)
    points = labels.enumerated().map { row, label in
      Point(
        classIndex: label, first: Directions.angle(rows, row, prototypes, 0),
        second: Directions.angle(rows, row, prototypes, 1))
    }
  }

  /// Classes and embeddings of the samples of two classes, those that are numbers.
  private static func samples(
    of pair: (first: Int, second: Int), _ set: SampleSet, _ dimension: Int
  ) -> (labels: [Int], embeddings: [Double]) {
    var labels: [Int] = []
    var embeddings: [Double] = []
    for (sample, judgement) in set.judgements.enumerated() {
      let label = Int(judgement.label)
      guard label == pair.first || label == pair.second else { continue }
      let range = sample * dimension..<(sample + 1) * dimension
      guard set.embeddings[range].allSatisfy(\.isFinite) else { continue }
      labels.append(label)
      for index in range { embeddings.append(Double(set.embeddings[index])) }
    }
    return (labels, embeddings)
  }

  /// The end of both axes in whole degrees: 90 while nearly all there is to see lies within.
  var limit: Int {
    let quarter = Double.pi / 2
    let within = points.count { $0.first <= quarter && $0.second <= quarter }
    return between < 0.85 * quarter && within * 50 >= points.count * 49 ? 90 : 180
  }

  /// One row of each class.
  private static func nearest(
    _ snapshot: Snapshot, _ pair: (first: Int, second: Int)
  ) -> UnitRows<Double> {
    let count = snapshot.prototypesPerClass
    let pairs = (0..<count * count).map { index in
      let rows = [pair.first * count + index / count, pair.second * count + index % count]
      return UnitRows(
        rows.flatMap { row($0, snapshot.prototypes, snapshot.dimension) },
        dimension: snapshot.dimension)
    }
    let between = pairs.map { Directions.angle($0, 0, $0, 1) }
    return pairs[between.indices.min { between[$0] < between[$1] } ?? 0]
  }

  private static func row(_ index: Int, _ matrix: [Float], _ dimension: Int) -> [Double] {
    matrix[index * dimension..<(index + 1) * dimension].map(Double.init)
  }
}
