internal import Cells
internal import Drawing
internal import Kernels
package import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The numbers of the pictures in sentences: what a screen shows of the loss, of angles or distances, and of
/// classes never seen.
package struct SpokenPicture {
  private let state: State
  private let pen: TextPen

  package init(_ state: State) {
    self.state = state
    pen = TextPen(theme: Theme(.mono, colors: .none), glyphs: .braille)
  }

  /// Those of the run, whatever the view.
  package var numbers: [String] {
    [before, loss, angles, distances].compactMap(\.self) + openSet + [happened].compactMap(\.self)
  }

  /// Those of the main view alone; none where it has no numbers of its own.
  var numbersOfView: [String] {
    switch state.shownView {
    case LossCurve.description.name: [loss].compactMap(\.self)
    case AngleHistogram.description.name: [angles].compactMap(\.self)
    case DistanceHistogram.description.name: [distances].compactMap(\.self)
    case OpenSetPanel.description.name: openSet
    default: []
    }
  }

  /// Both accuracies of each set.
  package var accuracies: String {
    accuracies(of: [
      (state.run.countedSet, state.snapshot.training.accuracy),
      ("held out", state.snapshot.heldOut.accuracy),
    ])
  }

  /// Those of the run before, and at which step.
  private var before: String? {
    guard let before = state.before, let name = AccuracyTable(state).nameOfBefore else {
      return nil
    }
    return accuracies(of: [(name, before.heldOut ?? before.training)])
  }

  /// The story of the run.
  private var happened: String? {
    guard WhatHappened.description.applies(state) else { return nil }
    return sentence("What happened: " + WhatHappened(state).sentences.joined(separator: "; "))
  }

  private func accuracies(of sets: [(String, Accuracy?)]) -> String {
    let parts = sets.compactMap { name, accuracy -> String? in
      guard let accuracy else { return nil }
      let second = state.isMetric ? accuracy.nearestNeighbour : accuracy.withMargin
      let words =
        state.isMetric ? ("nearest mean", "nearest neighbour") : ("right as used", "with margin")
      let first = "\(name): \(Self.percent(accuracy.asUsed)) \(words.0)"
      return first + (second.map { ", \(Self.percent($0)) \(words.1)" } ?? "")
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ") + "."
  }

  private static func percent(_ share: Double) -> String { percentText(share) + " %" }

  /// The loss and how low it can get.
  private var loss: String? {
    guard LossCurve.description.applies(state), let title = LossCurve(state).longestTitle else {
      return nil
    }
    return sentence(title)
  }

  /// How far points lie from their prototypes and from the others.
  package var angles: String? {
    guard AngleHistogram.description.applies(state) else { return nil }
    let lines = AngleNumbers(state.snapshot, namesPair: false).lines(width: .max, count: 2, pen)
    let pair = state.isGuessing ? nil : state.run.narrowestNames?.text
    return sentence(
      "Angles: "
        + lines.joined(separator: ", ")
        .replacing("narrowest pair ", with: "narrowest pair\(pair.map { ", \($0), " } ?? " ")"))
  }

  /// The same where lengths count.
  private var distances: String? {
    guard DistanceHistogram.description.applies(state) else { return nil }
    let histogram = DistanceHistogram(state)
    return sentence(
      "Distances of \(state.run.pointsWord), two by two: "
        + histogram.medians(PairDistances(state.snapshot))[0])
  }

  /// What seen and unseen classes are told apart by; all of it where it is the view.
  private var openSet: [String] {
    guard OpenSetPanel.description.applies(state), let report = state.openSet else { return [] }
    let table = OpenSetTable(state, report)
    let rows = state.shownView == OpenSetPanel.description.name ? table.rates : table.mainRates
    return ["Open set, seen and unseen classes:"] + rows.map(sentence)
  }

  /// What the threshold of the open set is worth; nil without any.
  var threshold: String? {
    guard let report = state.openSet, state.thresholdApart != nil else { return nil }
    return sentence(OpenSetTable(state, report).thresholdRates.joined(separator: "; "))
  }

  /// Where the prototypes stand round the ring; nil where there is no plane.
  package var directions: String? {
    let snapshot = state.snapshot
    guard snapshot.dimension == 2, snapshot.classes > 0 else { return nil }
    let step = 2 * snapshot.prototypesPerClass
    let turns = (0..<snapshot.classes).compactMap { index -> (name: String, degrees: Double)? in
      guard step * index + 1 < snapshot.prototypes.count else { return nil }
      let place = Vector(
        Double(snapshot.prototypes[step * index]), Double(snapshot.prototypes[step * index + 1]))
      guard place.length > 0 else { return nil }
      let degrees = Double.atan2(place.y, place.x).inDegrees.rounded()
      return (snapshot.classNames[index], degrees < 0 ? degrees + 360 : degrees + 0)
    }
    let words = turns.sorted { $0.degrees < $1.degrees }
      .map { "\($0.name) at \(fixed($0.degrees, 0))°" }
    let subject = state.isMetric ? "Class means stand" : "Prototypes stand"
    return "\(subject), counter-clockwise from the right: \(words.joined(separator: ", "))."
  }

  /// A line of a panel as it is heard: blanks part what stands there, and signs are words.
  private func sentence(_ line: String) -> String {
    let words = [
      ("≥", "at least"), ("≤", "at most"), ("@", "at a FAR of"), ("╌ ", ""), (" ·", ""),
    ]
    let text = words.reduce(line) { $0.replacing($1.0, with: $1.1) }
    let parts = text.split(separator: "  ").map { part in
      part.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
    return parts.joined(separator: ", ").replacing(":,", with: ":").replacing(" ,", with: ",") + "."
  }
}
