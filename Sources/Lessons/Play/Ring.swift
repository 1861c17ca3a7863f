internal import Kernels
internal import Laboratory
internal import Training

extension State {
  /// The classes as their prototypes stand round the ring, counter-clockwise from the first axis; in
  /// their order where there is no ring.
  var ring: [Int] {
    let classes = Array(0..<snapshot.classes)
    guard snapshot.dimension == 2 else { return classes }
    let turns = classes.map { index -> Double in
      let row = 2 * index * snapshot.prototypesPerClass
      guard row + 1 < snapshot.prototypes.count else { return 0 }
      let (x, y) = (Double(snapshot.prototypes[row]), Double(snapshot.prototypes[row + 1]))
      let turn = Double.atan2(y, x)
      return turn < 0 ? turn + 2 * .pi : turn
    }
    return classes.sorted { (turns[$0], $0) < (turns[$1], $1) }
  }
}
