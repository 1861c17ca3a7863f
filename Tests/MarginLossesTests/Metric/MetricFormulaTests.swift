import Kernels
import MarginLosses
import Testing

/// The mean of a formula over what a batch compares, with what is added of an anchor once each.
private func mean(_ loss: any MetricLoss, _ batch: MetricBatch<Double>) -> Double {
  let rows = MetricRows(
    batch.embeddings, dimension: batch.dimension, normalizes: loss.normalizes)
  func product(_ first: Int, _ second: Int) -> Double { rows.innerProduct(first, second) }
  func distance(_ first: Int, _ second: Int) -> Double {
    rows.squaredDistance(first, second).squareRoot()
  }
  func angle(_ first: Int, _ second: Int) -> Double {
    let cosine = product(first, second)
    return 2 * Double.atan2(distance(first, second), max(0, 2 + 2 * cosine).squareRoot())
  }
  func length(_ row: Int) -> Double {
    let range = row * batch.dimension..<(row + 1) * batch.dimension
    return batch.embeddings[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
  func measures(_ anchor: Int, _ other: Int, isSame: Bool) -> [Measure: Double] {
    isSame
      ? [.positiveProduct: product(anchor, other), .positiveDistance: distance(anchor, other)]
      : [.negativeProduct: product(anchor, other), .negativeDistance: distance(anchor, other)]
  }
  let samples: [FormulaSample] =
    switch loss.examine(batch) {
    case .pairs(let pairs):
      pairs.map { each in
        FormulaSample(
          [.distance: each.distance],
          isSameClass: batch.labels[each.pair.first] == batch.labels[each.pair.second])
      }
    case .triplets(let triplets):
      triplets.map { each in
        FormulaSample([
          .positiveDistance: distance(each.triplet.anchor, each.triplet.positive),
          .negativeDistance: distance(each.triplet.anchor, each.triplet.negative),
        ])
      }
    case .tuples(let tuples):
      tuples.map { tuple in
        FormulaSample(
          [
            .positiveProduct: product(tuple.anchor, tuple.positive),
            .positiveDistance: distance(tuple.anchor, tuple.positive),
            .anchorNorm: length(tuple.anchor), .positiveNorm: length(tuple.positive),
            .positiveAngle: angle(tuple.anchor, tuple.positive),
            .negativeCount: Double(tuple.negatives.count),
          ],
          rivals: tuple.negatives.map { negative in
            let partner = tuples.first { $0.positive == negative }?.anchor ?? negative
            return [
              .betweenProduct: product(tuple.positive, negative),
              .otherAnchorProduct: product(tuple.positive, partner),
              .negativeProduct: product(tuple.anchor, negative),
              .negativeDistance: distance(tuple.anchor, negative),
              .betweenDistance: distance(tuple.positive, negative),
            ]
          })
      }
    case .lists(let lists):
      lists.map { list in
        let isOne = (loss as? any ListLoss)?.isOneList ?? false
        let all = isOne ? lists.flatMap(\.pairs).filter { $0.first < $0.second } : list.pairs
        func group(_ isSame: Bool) -> [[Measure: Double]] {
          all.filter { $0.isSame == isSame }
            .map { measures($0.first, $0.second, isSame: isSame) }
        }
        var sample = FormulaSample(rivals: group(false))
        sample.positives = group(true)
        sample.values[.positiveCount] = Double(sample.positives.count)
        return sample
      }
    }
  let isOfAll = (loss as? any ListLoss)?.isMeanOfAll ?? false
  if let margin = loss as? MarginRadius { return triplets(margin, batch, distance) }
  let sum = samples.reduce(0) { $0 + loss.formula.loss.value(of: $1) }
  return sum / Double(max(isOfAll ? batch.count : samples.count, 1))
}

/// The formula of a triplet over all of them, divided by the number of terms above 0.
private func triplets(
  _ loss: MarginRadius, _ batch: MetricBatch<Double>, _ distance: (Int, Int) -> Double
) -> Double {
  let labels = batch.labels
  var sum = 0.0
  for a in labels.indices {
    for p in labels.indices where p != a && labels[p] == labels[a] {
      for n in labels.indices where labels[n] != labels[a] {
        sum += loss.formula.loss.value(
          of: FormulaSample([
            .positiveDistance: distance(a, p), .negativeDistance: distance(a, n), .radius: 1.2,
          ]))
      }
    }
  }
  return sum / Double(max(loss.evaluate(batch).tally.compared, 1))
}

@Test(arguments: MetricSetting.all, [0.0, 1])
func everyFormulaOfComparisonsComesToItsLoss(_ setting: MetricSetting, _ normalize: Double) {
  for numbers in [
    [:], ["squared": 0], ["tau": 0.5], ["l2": 0.1, "symmetric": 1], ["T_p": 2, "nu": 0.1],
    ["m": 0.7, "alpha": 0.9],
  ] {
    let loss = setting.loss(numbers.merging(["normalize": normalize, "gamma": 2]) { $1 })
    for seed in UInt64(1)...10 {
      let batch = randomMetricBatch(seed: seed)
      let expected = loss.evaluate(batch).loss
      #expect((mean(loss, batch) - expected).magnitude < 1e-6 * max(1, expected))
    }
  }
}

@Test func aFormulaOfComparisonsNamesWhatIsInForce() {
  let triplet = Triplet(LossParameters(["squared": 0, "normalize": 1], variant: "semihard"))
  #expect(
    triplet.formula.text
      == "L = max(0, D(a,p) + α − D(a,n)), D = d, ‖x‖ = 1, mean over semi-hard triplets")
  #expect(
    Triplet(LossParameters()).formula.text
      == "L = max(0, D(a,p) + α − D(a,n)), D = d², mean over all triplets")
  #expect(
    NPair(LossParameters(["tau": 0.5, "l2": 0.01])).formula.text
      == "L = ln(1 + Σ(n≠p) e^((a·n−a·p)/τ)) + l2·(‖a‖²+‖p‖²)/2")
  #expect(NPair(LossParameters()).formula.text == "L = ln(1 + Σ(n≠p) e^(a·n−a·p))")
  #expect(
    LiftedStructure(LossParameters()).formula.text
      == "L = ½·[ln(Σ(n) (e^(α−d(a,n))+e^(α−d(p,n))))+d(a,p)]₊²")
  #expect(
    Contrastive(LossParameters(variant: "seed")).formula.text
      == "L = d² (same class), max(0, (m−d)²) (other class), d = ‖x1−x2‖")
  #expect(
    Contrastive(LossParameters(variant: "hadsell")).formula.text
      == "L = ½·d² (same class), ½·max(0, m − d)² (other class), d = ‖x1−x2‖")
}
