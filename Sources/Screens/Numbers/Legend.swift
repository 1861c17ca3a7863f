internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// How the plane is read, as it is drawn now.
struct Legend: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "legend", rank: 6, leastWidth: 36
  ) { _ in PanelDescription.Rows(7, 9, 10) }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["reading the plane"], in: rectangle, on: &frame)
    for (offset, entry) in entries.prefix(rectangle.height - 1).enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(
        entry.sign(in: pen.glyphs), column: rectangle.column, row: row, width: 6, on: &frame)
      pen.write(
        pen.fitting(entry.meanings, width: rectangle.width - 8), column: rectangle.column + 7,
        row: row, width: rectangle.width - 7, on: &frame, tone: .second)
    }
  }

  var entries: [LegendEntry] { ground + points + rings + names + left }

  static let namesSign: String = "names"

  /// What the letters stand for, where classes have longer names.
  private var names: [LegendEntry] {
    let (marks, titles) = (state.snapshot.classNames, state.snapshot.classTitles)
    guard marks != titles else { return [] }
    // A name that cells cannot show says less than its letter.
    let shown = zip(marks, titles).filter { $1.unicodeScalars.allSatisfy { fitsCell($0.value) } }
    let pairs = shown.map { "\($0) \($1)" }
    guard !pairs.isEmpty else { return [] }
    var entry = LegendEntry(Self.namesSign, pairs.joined(separator: ", "))
    // As many as there is room for.
    entry.meanings += (1..<min(max(pairs.count, 1), 24)).reversed().map {
      pairs.prefix($0).joined(separator: ", ") + " …"
    }
    return [entry]
  }

  /// What of a file is no part of the data.
  private var left: [LegendEntry] {
    guard let left = state.shownTable?.left, !left.isEmpty else { return [] }
    return [LegendEntry("left", "of the file: \(left)")]
  }

  private var edgeSign: String {
    let hasGlyph = state.display.glyphs == .ascii || !state.display.colorTheme.hasClassColors
    return hasGlyph ? "\(MarginEdges.glyph) \(MarginEdges.glyph)" : "╌ ╌"
  }

  private var ground: [LegendEntry] {
    let clear = state.display.colorTheme.hasTint ? "tint" : "clear"
    switch state.fill {
    case .wedges where state.isMetric:
      return [
        LegendEntry(clear, "the mean of this class is nearest", "this class's mean is nearest")
      ]
    case .confidence where state.isMetric:
      return [
        LegendEntry("tint", "how clearly the mean of this class is nearest", "how clearly nearest")
      ]
    case .wedges where state.lossDescription.marginKey == nil:
      return [
        LegendEntry(clear, "this class wins; there is no margin", "this class wins; no margin")
      ]
    case .wedges:
      return ghosts + [
        LegendEntry(clear, "ground where a class's margin is met", "margin met")
      ] + edges + widths + band
    case .neighbour:
      return [
        LegendEntry(
          clear, "the nearest training point's class wins; right or wrong goes by the mean",
          "nearest training point wins")
      ]
    case .confidence:
      return [
        LegendEntry("tint", "p as used: 95 %, 80 %, 50 %, less", "p as used: 95, 80, 50 %, less")
      ]
    case .none: return []
    }
  }

  private var map: DecisionMap? {
    guard state.snapshot.dimension == 2 else { return nil }
    return state.classifier.decisionMap(prototypes: state.snapshot.prototypes)
  }

  /// What is in the picture; nil on a screen, whose legend stays while training moves the sectors.
  private var figureMap: DecisionMap? { state.display.glyphs == .shapes ? map : nil }

  private var edges: [LegendEntry] {
    let sectors = figureMap?.sectors
    let isMet = sectors.map { sectors in
      zip(sectors, sectors.dropFirst() + sectors.prefix(1)).contains {
        $0.owner == $1.owner && $0.meetsMargin != $1.meetsMargin
      }
    }
    guard isMet ?? true else { return [] }
    return [
      LegendEntry(
        edgeSign, "dashed: the margin's edge, where it is just met", "the margin's edge")
    ]
  }

  /// Where other classes' margins are met all round, no ground is left to hatch with dots.
  private var band: [LegendEntry] {
    let isLeft = figureMap?.sectors.contains { !$0.meetsMargin && $0.ghost == nil }
    guard isLeft ?? true else { return [] }
    return [
      LegendEntry(
        "· ·", ascii: ": :", "band: right as used, still pulled in training",
        "band: right, still pulled")
    ]
  }

  static let widthSign: String = "|–°–|"

  /// Each band has a width of its own, which is written into it: a number here could be another one.
  private var widths: [LegendEntry] {
    guard state.planeLayers != .asUsed, state.seat?.isEnlarged ?? true, !isOfPlaces,
      figureMap.map({ !BandAngles.bands(of: $0).isEmpty }) ?? true
    else { return [] }
    let sign = state.display.glyphs == .ascii ? "|- -|" : Self.widthSign
    return [LegendEntry(sign, "how wide the band is there", "width of the band")]
  }

  /// Only where some class's margin is met on ground where another wins.
  private var ghosts: [LegendEntry] {
    guard !state.classifier.isBelowCosine, let ghost = map?.sectors.compactMap(\.ghost).first
    else { return [] }
    let name = state.snapshot.classNames[ghost]
    let letter = name.unicodeScalars.count == 1 ? name : "×"
    let sign = "\(letter) \(letter)"
    return [
      LegendEntry(
        sign, "ghost: the margin of \(name) is met where another class wins", "ghost of \(name)")
    ]
  }

  private var points: [LegendEntry] {
    let names = state.snapshot.classNames
    let name = names.last ?? ""
    let sign = ClassSign.sign(name, max(names.count - 1, 0), state.display.glyphs)
    if state.isNormalized {
      return [
        LegendEntry(
          "bars", "how many training points look this way", "points that look this way"),
        LegendEntry(
          "· · ·", "outer ring: the longest bar, as said below", "outer ring: the longest bar"),
      ]
    }
    let dots =
      switch state.shownSamples {
      case _ where state.snapshot.heldOut.count == 0, .training:
        LegendEntry(
          "dots", ascii: "letter", "\(state.run.pointsWord), coloured by label",
          "\(state.run.pointsWord) by label")
      case .heldOut:
        LegendEntry(
          "○ △", ascii: "letter", "held-out points: nothing was learnt from them", "held-out points"
        )
      case .both:
        state.display.glyphs == .ascii
          ? LegendEntry("letter", "training points, and those held out alike", "held out as well")
          : LegendEntry("dots ○", "training points, and hollow those held out", "hollow: held out")
      }

    let rule = state.isMetric ? "another mean nearer" : "wrong as used"
    let wrong = LegendEntry(
      String(sign), "inside: a point of \(name), \(rule)", "inside: a \(name), \(rule)")
    let asked = state.probe == nil ? [] : [Self.asked]
    let unseen =
      state.snapshot.unseen.count > 0
      ? [
        LegendEntry(
          "○ ◎", "hollow, in no class's colour: never trained on", "hollow: never trained on")
      ]
      : []
    let shown =
      state.hasGradientArrows ? [dots] + arrows : state.showsWrongPoints ? [dots, wrong] : [dots]
    return asked + unseen + shown
  }

  private static let asked = LegendEntry(
    "asked", "in reverse; its arrow: where the loss pulls it", "in reverse; its arrow: the pull")

  private var arrows: [LegendEntry] {
    let place = isOfPlaces ? "at a mean" : "on the ring"
    return [
      LegendEntry("arrow", "−∂L/∂x or, \(place), −∂L/∂w: the pull", "−∂L/∂x; \(place) −∂L/∂w"),
      LegendEntry("·", "in its colour: no pull, it stays", "coloured: no pull"),
    ]
  }

  private var rings: [LegendEntry] {
    let rings =
      isOfPlaces && !state.isNormalized
      ? Self.rings.dropLast() + ellipses + [Self.mean]
      : hasMeansInside
        ? Self.means.dropLast() + [Self.mean] : state.isMetric ? Self.means : Self.rings
    return state.isNormalized ? rings : rings + [Self.length]
  }

  /// Whether letters stand where class means lie.
  private var hasMeansInside: Bool {
    state.isMetric && state.classifier.rule != .angle && !state.isNormalized
  }

  /// Whether distances to means decide.
  private var isOfPlaces: Bool { !state.classifier.isOfAngles }

  private var ellipses: [LegendEntry] {
    let isLearnt = (state.classifier as? any GaussianClassifier)?.learnsVariances ?? false
    return [
      LegendEntry(
        "σ 2σ", ascii: "o .",
        isLearnt
          ? "ellipses: 1 and, dotted, 2 standard deviations, learnt"
          : "circles: 1 and, dotted, 2 standard deviations, σ = 1",
        isLearnt ? "ellipses: the deviations learnt" : "circles of σ = 1")
    ]
  }

  private static let mean = LegendEntry(
    "letter", "where the mean of its class lies", "mean of its class")

  private static let means: [LegendEntry] = [
    LegendEntry("line", "two class means equally near"),
    LegendEntry("ring", "the class whose mean is nearest there", "the nearest mean there"),
    LegendEntry(
      "letter", "outside: the direction of a class's mean", "outside: a mean's direction"),
  ]

  private static let length = LegendEntry(
    "‖x‖", "length at the ring; moves by factors of √2", "length there, steps of √2")

  private static let rings: [LegendEntry] = [
    LegendEntry("line", "two classes equal, as used"),
    LegendEntry("ring", "the class that wins there, as used", "the class that wins there"),
    LegendEntry("letter", "outside: the prototype of a class", "outside: class's prototype"),
  ]
}

extension State {
  /// Whether wrong points stand as letters in the plane, in one of the sets that are drawn.
  fileprivate var showsWrongPoints: Bool {
    let sets =
      switch snapshot.heldOut.count > 0 ? shownSamples : .training {
      case .training: [snapshot.training]
      case .heldOut: [snapshot.heldOut]
      case .both: [snapshot.training, snapshot.heldOut]
      }
    return sets.contains { $0.hasFewWrong }
  }
}
