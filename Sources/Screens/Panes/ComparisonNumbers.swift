internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The numbers of one of several runs, in as many words as there is room for.
struct ComparisonNumbers {
  private let run: Run
  private let numbers: RunNumbers

  /// Whether embeddings are numbers: of what is none nothing is right, and nothing lies anywhere.
  private let isNumber: Bool

  init(_ run: Run) {
    self.run = run
    numbers = run.numbers
    isNumber = run.session.isFinite && numbers.loss.isFinite
  }

  /// Held out where there is such a set, else of the training points.
  var accuracy: Accuracy? { isNumber ? numbers.heldOut ?? numbers.training : nil }
  var setName: String {
    numbers.heldOut == nil ? run.countedSet : "held out"
  }
  var used: String { Self.percent(accuracy?.asUsed) }
  /// What decides: the loss's own prototypes, or the nearest class mean.
  var rule: String { run.isMetric ? "mean" : "loss" }
  /// Nothing where there are no prototypes.
  var withMargin: String { Self.percent(run.isMetric ? nil : accuracy?.withMargin) }
  /// Nothing where there are prototypes.
  var nearest: String { Self.percent(run.isMetric ? accuracy?.nearestNeighbour : nil) }
  /// Whichever of them there is.
  var second: String { run.isMetric ? nearest : withMargin }
  var own: String { angle(numbers.ownAngle) }
  var narrowest: String { angle(numbers.narrowestAngle) }
  /// Less than nothing where ground overlaps.
  var band: String {
    if let overlap = run.equalOverlap { return "−" + Self.degrees(overlap) }
    return run.equalBand.map { (run.hasOwnMargins ? "≤" : "") + Self.degrees($0) } ?? "–"
  }
  var loss: String { Self.plain(numbers.loss) }
  /// What a loss that norms can lower for ever comes down to is 0; nothing where nobody knows, and where the
  /// margin cannot be met: classes that lie elsewhere may then have less than at equal spacing.
  private var floorValue: Double? {
    guard !run.isMetric, run.classifier.isOfAngles, run.isFeasible else { return nil }
    if let floor = run.snapshot.floor(of: run.classifier) { return floor }
    if case .scale = run.classifier.amplitude { return nil }
    return 0
  }
  /// Nothing where no angle decides.
  private func angle(_ radians: Double?) -> String {
    guard run.classifier.isOfAngles, isNumber else { return "–" }
    return radians.map(Self.degrees) ?? "–"
  }
  var floor: String { floorValue.map(Self.plain) ?? "–" }
  var above: String {
    guard isNumber else { return "–" }
    return floorValue.map { Self.plain(max(0, numbers.loss - $0)) } ?? "–"
  }

  func lines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    guard run.session.isFinite else {
      return ["diverged at step \(run.divergedAt ?? run.step)"]
    }
    let other = run.isMetric ? "1-NN" : "with margin"
    if rows >= 2 {
      return [
        pen.fitting(
          [
            "\(setName) \(used) %, \(other) \(second) %", "\(setName) \(used) · \(second) %",
            "\(used) · \(second) %", "\(used) %",
          ], width: width),
        pen.fitting(angleWordings, width: width),
      ]
    }
    return [
      pen.fitting(
        [
          "\(setName) \(used) · \(second) %\(named("  own", own))",
          "\(used) · \(second) %\(named("  own", own))",
          "\(used)\(pen.isASCII ? "/" : "·")\(second)\(named("", own))", "\(used)\(named("", own))",
        ], width: width)
    ]
  }

  /// The angles that there are, the longest wording first.
  private var angleWordings: [String] {
    let (own, narrow) = (named("own", own), named("narrowest", narrowest))
    let wordings = [
      [named("own class", self.own), narrow, named("band", band)],
      [own, narrow, named("band", band)], [own, narrow], [own, named("band", band)], [own],
    ]
    return wordings.map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
  }

  /// A number of degrees with its name; nothing where there is none.
  private func named(_ name: String, _ degrees: String) -> String {
    degrees == "–" ? "" : "\(name) \(degrees)°"
  }

  private static func percent(_ share: Double?) -> String {
    share.map { percentText($0, $0 < 1 ? 1 : 0) } ?? "–"
  }

  private static func degrees(_ radians: Double) -> String { fixed(radians.inDegrees, 1) }

  private static func plain(_ value: Double) -> String {
    value.isFinite && value < 1000 ? fixed(value, 2) : value.isFinite ? "≥1000" : "–"
  }
}
