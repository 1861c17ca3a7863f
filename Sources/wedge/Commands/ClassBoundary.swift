internal import Drawing
import Kernels
import MarginLosses

/// What bounds one class among given prototypes; angles in radians.
struct ClassBoundary {
  /// What lies between the regions of two classes whose regions in use adjoin.
  struct Band {
    var neighbour: Int
    /// The direction of the border in use, in [0, 2π).
    var border: Double
    /// From one's margin region to the other's; nil when either has none beside the border.
    var width: Double?
  }

  var train: [Arc]
  var test: [Arc]
  /// By border.
  var bands: [Band]
  /// Whether the class's prototype itself meets the margin.
  var isFeasible: Bool
  var limit: Double?
  var limitSource: String

  /// One a class; the rows of a class with several prototypes follow one another.
  static func all(
    _ loss: any MarginLoss, _ parameters: LossParameters, file: PrototypeFile, radius: Double
  ) -> [ClassBoundary] {
    let regions = regions(loss, file, radius)
    let angles = (0..<file.rows).map {
      Double.atan2(file.prototypes[2 * $0 + 1], file.prototypes[2 * $0])
    }
    let perClass = angles.count / max(regions.test.count, 1)
    let bands = bands(regions)
    let classes = gaussians(loss, file)
    let mixes = loss.mixing != nil
    return regions.test.indices.map { own in
      let rows = own * perClass..<(own + 1) * perClass
      let nearest = nearest(to: rows, angles)
      // What tries beside the nearest one find is no bound where rivals only count together.
      let isOfAll =
        mixes
        || loss.asksAllAtOnce != nil && regions.test.count > 2
          && loss.statedBound(spacing: nearest.angle) == .unknown
      let bound =
        isOfAll
        ? together(loss, parameters, own, angles, perClass, mixes: mixes)
        : loss.marginBound(spacing: nearest.angle, with: parameters, ofClass: own, norm: radius)
      let title = type(of: loss).description.title
      let whose =
        bound == .unbounded || bound == .unknown
        ? ""
        : isOfAll
          ? " (beside all classes)"
          : " (class \(nearest.row / perClass), \(rounded(nearest.angle)) rad)"
      let isLost = classes.map { !$0.winsAtItsMean(own) } ?? false
      let rule =
        isLost
        ? "this class does not win at its own mean: no margin can be met there"
        : loss.boundRule(bound, norm: radius)
      return ClassBoundary(
        train: regions.train[own], test: regions.test[own], bands: bands[own],
        isFeasible: classes != nil
          ? !isLost
          : rows.contains { row in
            regions.train[own].contains { $0.contains(angles[row]) }
          }, limit: bound.limit,
        limitSource: "\(title): \(rule)\(whose)\(isLost ? "" : least(bound))")
    }
  }

  /// From where on margins are met, of a loss that asks for less the larger its margin.
  private static func least(_ bound: MarginBound) -> String {
    guard case .from(let least, _) = bound else { return "" }
    return ", from \(limitText(least, isUpper: false, from: 4, through: 4)) on"
  }

  /// A limit with what can be met below it, as it is printed.
  static func upperText(_ limit: Double) -> String {
    limitText(limit, isUpper: true, from: 4, through: 4)
  }

  /// The bound beside all classes at once; unknown of several prototypes a class, unless they are mixed.
  private static func together(
    _ loss: any MarginLoss, _ parameters: LossParameters, _ own: Int, _ angles: [Double],
    _ perClass: Int, mixes: Bool
  ) -> MarginBound {
    let apart = (own * perClass..<(own + 1) * perClass).map { row in
      angles.map { between($0, angles[row]) }
    }
    if mixes { return loss.marginBound(ofMixtures: apart, label: own, with: parameters) }
    return perClass == 1
      ? loss.marginBound(angles: apart[0], label: own, with: parameters) : .unknown
  }

  private static func between(_ one: Double, _ other: Double) -> Double {
    let difference = (one - other).magnitude
    return min(difference, 2 * .pi - difference)
  }

  private typealias Regions = (test: [[Arc]], train: [[Arc]])

  private static func regions(
    _ loss: any MarginLoss, _ file: PrototypeFile, _ radius: Double
  ) -> Regions {
    if let loss = loss as? any SphereLoss {
      let regions = SphereRegions(loss, prototypes: file.prototypes, radius: radius)
      return (regions.test, regions.train)
    }
    if let classes = gaussians(loss, file) {
      let regions = CircleRegions(classes, radius: radius)
      return (regions.test, regions.train)
    }
    let regions = CircleRegions(
      loss, prototypes: file.prototypes, bias: file.bias, radius: radius)
    return (regions.test, regions.train)
  }

  /// The classes of a loss of which distances decide, with the variances of the file; nil of another.
  private static func gaussians(_ loss: any MarginLoss, _ file: PrototypeFile) -> Gaussians? {
    (loss as? any GaussianClassifier).map {
      Gaussians(
        means: file.prototypes, logVariances: file.logVariances, margin: $0.margin, dimension: 2)
    }
  }

  /// The nearest row of another class; of a class with several centres the one that it leaves most room, where
  /// one of them is enough.
  private static func nearest(to own: Range<Int>, _ angles: [Double]) -> (row: Int, angle: Double) {
    func nearest(to row: Int) -> (row: Int, angle: Double) {
      let others = angles.indices.filter { !own.contains($0) }.map { other in
        (row: other, angle: between(angles[other], angles[row]))
      }
      return others.min { $0.angle < $1.angle } ?? (own.lowerBound, .infinity)
    }
    return own.map(nearest).max { $0.angle < $1.angle } ?? (own.lowerBound, .infinity)
  }

  /// Walks once round the circle, from one arc in use to the next.
  private static func bands(_ regions: Regions) -> [[Band]] {
    let arcs = regions.test.enumerated().flatMap { owner, arcs in arcs.map { (owner, $0) } }
      .sorted { $0.1.start < $1.1.start }
    var bands = [[Band]](repeating: [], count: regions.test.count)
    for (index, (before, arc)) in arcs.enumerated() {
      let (after, next) = arcs[index + 1 < arcs.count ? index + 1 : 0]
      guard before != after, arc.length - arc.offset(of: next.start) < 1e-9,
        arc.offset(of: next.start) - arc.length < 1e-9
      else { continue }
      let left = regions.train[before].compactMap { $0.gapBeforeEnd(of: arc) }.min()
      let right = regions.train[after].compactMap { $0.gapAfterStart(of: next) }.min()
      var width: Double?
      if let left, let right { width = left + right }
      bands[before].append(Band(neighbour: after, border: next.start, width: width))
      bands[after].append(Band(neighbour: before, border: next.start, width: width))
    }
    return bands.map { $0.sorted { $0.border < $1.border } }
  }
}

/// Three decimals.
private func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

extension Arc {
  /// How far an angle lies counter-clockwise from the start, in [0, 2π).
  fileprivate func offset(of angle: Double) -> Double {
    let turn = 2 * Double.pi
    let offset = angle - start
    let rest = offset - turn * (offset / turn).rounded(.down)
    return rest < turn ? rest : 0
  }

  fileprivate func contains(_ angle: Double) -> Bool {
    let offset = offset(of: angle)
    return length >= 2 * .pi || (offset > 0 && offset < length)
  }

  /// From this arc's end to the end of one that it ends in; rounding may put it just beyond.
  fileprivate func gapBeforeEnd(of whole: Arc) -> Double? {
    let end = whole.offset(of: start + length - 1e-9) + 1e-9
    return end <= whole.length + 1e-8 ? max(whole.length - end, 0) : nil
  }

  /// From the start of an arc that this one begins in to this one's start.
  fileprivate func gapAfterStart(of whole: Arc) -> Double? {
    let begin = whole.offset(of: start + 1e-9) - 1e-9
    return begin < whole.length ? max(begin, 0) : nil
  }
}
