internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

extension State {
  /// Who wins at a place of the plane, by how much, and who would meet the margin there.
  func answer(spot: Spot) -> Answer {
    let numbers = "(\(fixed(spot.x, 2)), \(fixed(spot.y, 2)))"
    let titles = ["ask: the place \(numbers)", "ask: a place"]
    let embedding = spot.embedding.map(Double.init)
    return run.isMetric
      ? meansAnswer(embedding, titles) : classesAnswer(embedding, titles)
  }

  private func classesAnswer(_ embedding: [Double], _ titles: [String]) -> Answer {
    let point = AskedPoint(embedding, in: run)
    let judged = point.rivals.prefix(24).compactMap { rival in
      point.judgement(as: rival.label).map { (label: rival.label, judgement: $0) }
    }
    let meeting = judged.filter { $0.judgement.meetsMargin }.map { className($0.label) }
    guard let winner = point.winner else {
      return Answer(titles: titles, verdict: "no class", lines: [], hints: handHints)
    }
    let margin =
      run.lossDescription.marginKey == nil
      ? ""
      : meeting.isEmpty
        ? "; in the band: nobody meets the margin"
        : "; \(meeting.joined(separator: ", ")) would meet the margin"
    var lines = [lead(of: winner, in: point)]
    lines.append(
      ["a point here would cost, by its label:", "cost by label:"])
    let costs = judged.sorted { ($0.judgement.loss, $0.label) < ($1.judgement.loss, $1.label) }
      .map { "\(className($0.label)) \(fixed(Double($0.judgement.loss), 2))" }
    lines.append((1...6).reversed().map { costs.prefix($0).joined(separator: "   ") })
    lines.append(
      (1...4).reversed().map { count in
        (["‖x‖ \(fixed(point.norm, 2))"]
          + point.rivals.prefix(count).map(nearness))
          .joined(separator: "  ")
      })
    return Answer(
      titles: titles, verdict: "\(className(winner.label)) wins as used\(margin)", lines: lines,
      hints: handHints)
  }

  /// How far the winner is ahead of the next.
  private func lead(of winner: AskedPoint.Rival, in point: AskedPoint) -> [String] {
    let others = point.rivals.filter { $0.label != winner.label }
    let own = className(winner.label)
    if let loss = run.classifier.mixing {
      guard let next = others.max(by: { $0.logit < $1.logit }) else { return [""] }
      let sums = [winner, next].map {
        "S\(className($0.label)) \(fixed($0.logit / loss.scale, 3))"
      }
      let ahead =
        "ahead of \(className(next.label)) by \(fixed((winner.logit - next.logit) / loss.scale, 3))"
      return [sums.joined(separator: " above ") + ": \(ahead)", ahead]
    }
    if run.classifier.rule == .angle {
      guard let next = others.first else { return [""] }
      let gap = degreesText(next.angle - winner.angle)
      return [
        "θ\(own) \(degreesText(winner.angle)) before θ\(className(next.label)) "
          + "\(degreesText(next.angle)): by \(gap)",
        "ahead of \(className(next.label)) by \(gap)",
      ]
    }
    guard let next = others.max(by: { $0.logit < $1.logit }) else { return [""] }
    let ahead = "ahead of \(className(next.label)) by \(fixed(winner.logit - next.logit, 2))"
    guard run.classifier.isOfAngles else {
      let sums = [winner, next].map { rival in
        let name = className(rival.label)
        return "d\(name)+h\(name) \(fixed(-rival.logit, 2))"
      }
      return [sums.joined(separator: " below ") + ": \(ahead)", ahead]
    }
    let bias = snapshot.bias.isEmpty ? "" : "+b"
    return [
      "w\(own)·x\(bias) \(fixed(winner.logit, 2)) before w\(className(next.label))·x\(bias) "
        + "\(fixed(next.logit, 2)): by \(fixed(winner.logit - next.logit, 2))",
      ahead,
    ]
  }

  /// An angle to a tenth of a degree.
  private static func written(_ radians: Double) -> Double {
    (radians * 1800 / .pi).rounded() * .pi / 1800
  }

  /// A prototype: its direction, its neighbour, and its points.
  func answer(prototype row: Int) -> Answer {
    if let classes = snapshot.gaussians(of: run.classifier) {
      return answer(mean: row, of: classes)
    }
    let place = Spot(row, of: snapshot.prototypes)
    let label = row / run.perClass
    let own = className(label)
    let angles = snapshot.training.judgements.filter { Int($0.label) == label }
      .map { Double($0.ownAngle) }.sorted()
    let others = (0..<snapshot.prototypes.count / 2).filter { $0 / run.perClass != label }
    let distances = others.map { other in
      let there = Spot(other, of: snapshot.prototypes)
      return (
        label: other / run.perClass,
        angle: AskedPoint.angle([place.x, place.y], [there.x, there.y])
      )
    }
    let nearest = distances.min { ($0.angle, $0.label) < ($1.angle, $1.label) }
    let band =
      nearest.map { run.classifier.band(between: label, $0.label, spacing: $0.angle) } ?? 0
    let verdict =
      nearest.map { next in
        // Of the angles as they are written, so that what is left is their difference.
        let room = Self.written(next.angle) - Self.written(band)
        let name = className(next.label)
        guard run.lossDescription.marginKey != nil else {
          return "\(degreesText(next.angle)) to \(name), its nearest neighbour"
        }
        return room > 0
          ? "\(degreesText(next.angle)) to \(name): m takes \(degreesText(band)), "
            + "\(degreesText(room)) are left for both"
          : "\(degreesText(next.angle)) to \(name): m asks \(degreesText(band)), more than there is"
      } ?? "the only prototype"
    var lines: [[String]] = []
    if let median = angles.isEmpty ? nil : angles[angles.count / 2], let worst = angles.last {
      lines.append([
        "its \(angles.count) points: median \(degreesText(median)), farthest \(degreesText(worst))",
        "\(angles.count) points, median \(degreesText(median))",
      ])
    }
    lines.append([
      "‖w‖ \(fixed(place.length, 2)), direction \(degreesText(Double.atan2(place.y, place.x)))"
    ])
    return Answer(
      titles: ["ask: the prototype w of \(own)", "ask: w of \(own)"], verdict: verdict,
      lines: lines, hints: handHints)
  }
}

extension State {
  /// A class's Gaussian: where it lies, how wide it is, and whether it wins at its own mean.
  private func answer(mean label: Int, of classes: Gaussians) -> Answer {
    let own = className(label)
    let place = Spot(label, of: snapshot.prototypes)
    let mean = [place.x, place.y]
    let others = (0..<classes.classes).filter { $0 != label }
      .map { (label: $0, cost: classes.cost($0, at: mean)) }
    let next = others.min { ($0.cost, $0.label) < ($1.cost, $1.label) }
    let verdict =
      next.map { next in
        classes.winsAtItsMean(label)
          ? "wins at its mean, so that every α can be met; next there is \(className(next.label))"
          : "\(className(next.label)) wins at this mean: no α can be met"
      } ?? "the only class"
    let points = snapshot.training.judgements.count { Int($0.label) == label }
    let lengths = [0, 1].map { fixed(classes.deviation(label, $0), 2) }
    return Answer(
      titles: ["ask: the mean w of \(own)", "ask: w of \(own)"], verdict: verdict,
      lines: [
        ["σ \(lengths[0]) across, \(lengths[1]) up; h \(fixed(classes.spreads[label], 2))"],
        ["w (\(fixed(place.x, 2)), \(fixed(place.y, 2))), of \(points) points"],
      ], hints: handHints)
  }
}
