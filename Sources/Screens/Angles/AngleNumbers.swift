internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The angles of a run in a few numbers, as many as there is room for.
struct AngleNumbers {
  /// Degrees to the own prototype and to the nearest other one, of every training point.
  var own: [Double]
  var next: [Double]
  var heldOutOwn: [Double]
  private let narrowest: (names: String, angle: Double)?

  init(_ snapshot: Snapshot) {
    own = Self.own(snapshot.training)
    next = Self.next(snapshot.training)
    heldOutOwn = Self.own(snapshot.heldOut)
    narrowest = snapshot.narrowestPair.map {
      let names = "\(snapshot.classNames[$0.first])·\(snapshot.classNames[$0.second])"
      return (names, $0.angle)
    }
  }

  static func own(_ samples: SampleSet) -> [Double] {
    samples.judgements.map { degrees($0.ownAngle) }
  }

  static func next(_ samples: SampleSet) -> [Double] {
    samples.judgements.map { degrees($0.nextAngle) }
  }

  /// The angle by which nineteen points in twenty are nearer to their own prototype than to any
  /// other; below 0 where they are not.
  var gap: Double {
    var gaps = zip(own, next).map { $1 - $0 }.filter(\.isFinite)
    return gaps.quantile(0.05) ?? .nan
  }

  /// The most important numbers first, in lines of a width.
  func lines(width: Int, count: Int, _ pen: TextPen) -> [String] {
    let own = Quantiles(own)
    let heldOut = Quantiles(heldOutOwn)
    let ownText = "own \(fixed(own.median, 1))°"
    let gapText = "gap ≥ \(fixed(gap, 1))°"
    let angle = fixed(Quantiles(next).median, 1)
    let nextText = "next \(angle)°"
    let pair = narrowest.map { "narrowest \(degreesText($0.angle))" } ?? ""
    let named = narrowest.map { "narrowest pair \($0.names) \(degreesText($0.angle))" } ?? ""
    let tailed = "\(ownText) (95 %: \(fixed(own.tail, 1))°)"
    let whole =
      "own class \(fixed(own.median, 1))° (95 %: \(fixed(own.tail, 1))°)  next class \(angle)°"
    let held = heldOut.tail.isFinite ? "held out 95 %: \(fixed(heldOut.tail, 0))°" : ""
    let brief = "\(gapText) (95 %)"
    let more = "\(gapText) (95 % of points)"
    let wordings =
      count < 2
      ? [
        [
          [tailed, more, nextText, pair], [ownText, gapText, nextText, pair],
          [ownText, gapText, nextText], [ownText, gapText],
        ]
      ]
      : [
        [
          [whole, held], [whole], [tailed, nextText, held], [tailed, nextText],
          [ownText, nextText],
        ],
        [
          [more, named], [more, pair], [brief, pair], [gapText, named], [gapText, pair], [gapText],
        ],
      ]
    return wordings.map { line in
      pen.fitting(
        line.map { pen.bare($0.filter { !$0.isEmpty }.joined(separator: "  ")) + ending(pen) },
        width: width)
    }
  }

  private func ending(_ pen: TextPen) -> String { pen.isASCII ? " deg" : "" }

  private static func degrees(_ radians: Float) -> Double { Double(radians) * 180 / Double.pi }
}

/// The middle of some values and the end of their tail.
private struct Quantiles {
  var median: Double = .nan
  /// 95 % are at most this.
  var tail: Double = .nan

  init(_ values: [Double]) {
    var finite = values.filter(\.isFinite)
    median = finite.quantile(0.5) ?? .nan
    tail = finite.quantile(0.95) ?? .nan
  }
}
