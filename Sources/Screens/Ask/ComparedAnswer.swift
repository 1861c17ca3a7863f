internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

extension State {
  /// What the coming batch of a loss without prototypes asks of a training point.
  func comparedAnswer(_ sample: Int, _ titles: [String]) -> Answer {
    let judgement = snapshot.training.judgements[sample]
    var lines = [meanDistances(embedding(of: sample), judgement.label)]
    let verdict =
      judgement.isRight
      ? "right: the mean of its class is the nearest"
      : "wrong: the mean of \(className(Int(judgement.predicted))) is nearer"
    if let compared = run.comparedCheck(sample) {
      let comparisons = RowComparisons(of: compared.row, in: compared.batch.examination)
      lines += [comparisons.verdict, comparisons.words]

      lines += words(of: compared.check)
    } else {
      lines.append(["the coming batch has no place for it"])
    }
    return Answer(titles: titles, verdict: verdict, lines: lines, hints: handHints)
  }

  /// The nearest mean at a place, and by how much.
  func meansAnswer(_ embedding: [Double], _ titles: [String]) -> Answer {
    let ranked = means(embedding)
    guard let first = ranked.first else {
      return Answer(titles: titles, verdict: "no class", lines: [], hints: handHints)
    }
    let next = ranked.dropFirst().first
    let lead = next.map {
      ", before \(className($0.label)) by \(distanceText($0.distance - first.distance))"
    }
    return Answer(
      titles: titles, verdict: "the mean of \(className(first.label)) is nearest\(lead ?? "")",
      lines: [meanDistances(embedding, nil)], hints: handHints)
  }

  private func embedding(of sample: Int) -> [Double] {
    let dimension = snapshot.dimension
    return snapshot.training.embeddings[sample * dimension..<(sample + 1) * dimension]
      .map(Double.init)
  }

  /// Classes by how far their means are: radians where only directions count.
  private func means(_ embedding: [Double]) -> [(label: Int, distance: Double)] {
    let dimension = snapshot.dimension
    return (0..<snapshot.classes).map { label in
      let mean = snapshot.prototypes[label * dimension..<(label + 1) * dimension].map(Double.init)
      let distance =
        run.classifier.rule == .angle
        ? AskedPoint.angle(embedding, mean)
        : AskedPoint.length(zip(embedding, mean).map { $0 - $1 })
      return (label, distance)
    }.sorted { ($0.distance, $0.label) < ($1.distance, $1.label) }
  }

  private func distanceText(_ distance: Double) -> String {
    run.classifier.rule == .angle ? degreesText(distance) : fixed(distance, 2)
  }

  private func meanDistances(_ embedding: [Double], _ own: Int32?) -> [String] {
    let texts = means(embedding).map { "\(className($0.label)) \(distanceText($0.distance))" }
    return (1...5).reversed().map {
      "to the means of  " + texts.prefix($0).joined(separator: "   ")
    }
  }

  /// What one row of a batch is compared with.
  private struct RowComparisons {
    /// The longest wording first, here and below.
    var verdict: [String]
    var words: [String]

    init(of row: Int, in examination: Examination) {
      switch examination {
      case .triplets(let triplets):
        let own = triplets.filter { [$0.triplet.anchor, $0.triplet.positive].contains(row) }
        let counts = Difficulty.allCases.map { kind in own.count { $0.difficulty == kind } }
        verdict =
          counts[2] > 0
          ? ["hard: a negative is nearer than a positive", "hard: a negative is nearer"]
          : counts[1] > 0
            ? ["semi-hard: a negative stands within α"] : ["easy: no triplet costs it anything"]

        words = [
          "mined for it  easy \(counts[0])  semi-hard \(counts[1])  hard \(counts[2])",
          "easy \(counts[0]) semi-hard \(counts[1]) hard \(counts[2])",
        ]
      case .pairs(let pairs):
        let own = pairs.filter { [$0.pair.first, $0.pair.second].contains(row) }
        let together = own.count { $0.force == .together }
        let apart = own.count { $0.force == .apart }
        let back = own.count { $0.force == .back }
        verdict =
          back > 0
          ? ["\(back) far pairs pull it back, as printed"]
          : apart > 0
            ? ["\(apart) pairs push it away"] : [together > 0 ? "drawn to its own" : "at rest"]

        words = [
          "its pairs  together \(together)  apart \(apart)  left alone "
            + "\(own.count - together - apart - back)",
          "together \(together) apart \(apart)",
        ]
      case .tuples(let tuples):
        let own = tuples.filter { [$0.anchor, $0.positive].contains(row) }
        verdict = [
          own.first.map { "against \($0.negatives.count) negatives at once" } ?? "in no tuple"
        ]
        words = ["in \(own.count) of \(tuples.count) tuples"]
      }
    }
  }
}
