internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The angles of a run in a few numbers, as many as there is room for.
struct AngleNumbers {
  /// Degrees to the own prototype and to the nearest other one, of every training point.
  var own: [Double]
  var next: [Double]
  var heldOutOwn: [Double]
  private let narrowest: (names: [String]?, angle: Double)?

  /// - Parameter namesPair: whether the narrowest pair is told by name.
  init(_ snapshot: Snapshot, namesPair: Bool = true) {
    own = Self.own(snapshot.training)
    next = Self.next(snapshot.training)
    heldOutOwn = Self.own(snapshot.heldOut)
    narrowest = snapshot.narrowestPair.map {
      let names = [$0.first, $0.second].map { snapshot.classNames[$0] }
      return (namesPair ? names : nil, $0.angle)
    }
  }

  static func own(_ samples: SampleSet) -> [Double] {
    samples.counted.map { Double($0.ownAngle).inDegrees }
  }

  static func next(_ samples: SampleSet) -> [Double] {
    samples.counted.map { Double($0.nextAngle).inDegrees }
  }

  /// The angle by which nineteen points in twenty are nearer to their own prototype than to any
  /// other; below 0 where they are not.
  var gap: Double { Self.quantiles([0.05], of: zip(own, next).map { $1 - $0 })[0] }

  /// The most important numbers first, in lines of a width.
  func lines(width: Int, count: Int, _ pen: TextPen) -> [String] {
    let owns = Self.quantiles([0.5, 0.95], of: own).map { Self.text($0) }
    let (median, tail) = (owns[0], owns[1])
    let heldOutTail = Self.quantiles([0.95], of: heldOutOwn)[0]
    let ownText = "own \(median)"
    let gapText = "gap ≥ \(Self.text(gap))"
    let angle = Self.text(Self.quantiles([0.5], of: next)[0])
    let nextText = "next \(angle)"
    let pair = narrowest.map { "narrowest \(degreesText($0.angle))" } ?? ""
    let named =
      narrowest.map { narrowest in
        let names = narrowest.names?.joined(separator: pen.isASCII ? "-" : "·")
        return "narrowest pair \(names.map { "\($0) " } ?? "")\(degreesText(narrowest.angle))"
      } ?? ""
    let tailed = "\(ownText) (95 %: \(tail))"
    let whole = "own class \(median) (95 %: \(tail))  next class \(angle)"
    let held = heldOutTail.isFinite ? "held out 95 %: \(Self.text(heldOutTail, 0))" : ""
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
        line.lazy.map {
          pen.bare($0.filter { !$0.isEmpty }.joined(separator: "  ")) + ending(pen)
        }, width: width)
    }
  }

  private func ending(_ pen: TextPen) -> String { pen.isASCII ? " deg" : "" }

  private static func text(_ degrees: Double, _ decimals: Int = 1) -> String {
    fixed(degrees, decimals) + (degrees.isFinite ? "°" : "")
  }

  /// The values below which shares lie of those that are numbers; NaN without any.
  private static func quantiles(_ shares: [Double], of values: [Double]) -> [Double] {
    var finite = values
    finite.removeAll { !$0.isFinite }
    return shares.map { finite.quantile($0) ?? .nan }
  }
}
