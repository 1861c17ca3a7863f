internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The numbers of one of several runs, in as many words as there is room for.
struct ComparisonNumbers {
  private let run: Run
  private let numbers: RunNumbers

  init(_ run: Run) {
    self.run = run
    numbers = run.numbers
  }

  /// Held out where there is such a set, else of the training points.
  var accuracy: Accuracy? { numbers.heldOut ?? numbers.training }
  var setName: String { numbers.heldOut == nil ? "training" : "held out" }
  var used: String { Self.percent(accuracy?.asUsed) }
  /// Nothing where there are no prototypes.
  var withMargin: String { Self.percent(run.isMetric ? nil : accuracy?.withMargin) }
  /// Nothing where there are prototypes.
  var nearest: String { Self.percent(run.isMetric ? accuracy?.nearestNeighbour : nil) }
  /// Whichever of them there is.
  var second: String { run.isMetric ? nearest : withMargin }
  var own: String { angle(numbers.ownAngle) }
  var narrowest: String { angle(numbers.narrowestAngle) }
  var band: String { run.equalBand.map(Self.degrees) ?? "–" }
  var loss: String { Self.plain(numbers.loss) }
  private var lowest: Double? {
    run.isMetric ? nil : run.classifier.floor(classes: run.snapshot.classes)
  }
  /// What a loss that norms can lower for ever comes down to is 0.
  private var floorValue: Double? {
    run.isMetric || !run.classifier.isOfAngles ? nil : lowest ?? 0
  }
  /// Nothing where no angle decides.
  private func angle(_ radians: Double?) -> String {
    guard run.classifier.isOfAngles else { return "–" }
    return radians.map(Self.degrees) ?? "–"
  }
  var floor: String { floorValue.map(Self.plain) ?? "–" }
  var above: String { floorValue.map { Self.plain(max(0, numbers.loss - $0)) } ?? "–" }

  func lines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    guard run.session.isFinite else { return ["diverged at step \(run.step)"] }
    let other = run.isMetric ? "1-NN" : "with margin"
    if rows >= 2 {
      return [
        pen.fitting(
          ["\(setName) \(used) %, \(other) \(second) %", "\(setName) \(used) · \(second) %"],
          width: width),
        pen.fitting(
          [
            "own class \(own)°  narrowest \(narrowest)°  band \(band)°",
            "own \(own)°  narrowest \(narrowest)°  band \(band)°",
            "own \(own)°  narrowest \(narrowest)°", "own \(own)°  band \(band)°",
          ], width: width),
      ]
    }
    return [
      pen.fitting(
        [
          "\(setName) \(used) · \(second) %  own \(own)°", "\(used) · \(second) %  own \(own)°",
          "\(used)·\(second) \(own)°", "\(used) \(own)°",
        ], width: width)
    ]
  }

  private static func percent(_ share: Double?) -> String {
    share.map { fixed($0 < 1 ? min(100 * $0, 99.9) : 100, $0 < 1 ? 1 : 0) } ?? "–"
  }

  private static func degrees(_ radians: Double) -> String { fixed(radians * 180 / .pi, 1) }

  private static func plain(_ value: Double) -> String {
    value.isFinite && value < 1000 ? fixed(value, 2) : value.isFinite ? "≥1000" : "–"
  }
}
