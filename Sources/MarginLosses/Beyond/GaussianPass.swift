internal import Kernels

/// One pass over a batch, its memory kept from sample to sample.
struct GaussianPass<Number: Scalar> {
  private(set) var gradient = LossGradient<Number>()
  private let precisions: [Number]
  private let spreads: [Number]
  private let margin: Number
  private let weight: Number
  private var distances: [Number]
  private var logits: [Number]
  private var errors: [Number]

  init(
    _ batch: LossBatch<Number>, _ logVariances: [Number], margin: Number, weight: Number
  ) {
    (self.margin, self.weight) = (margin, weight)
    precisions = logVariances.map { $0 == 0 ? 1 : Number.exp(-$0) }
    spreads = (0..<batch.classes).map { label in
      var sum: Number = 0
      for axis in 0..<batch.dimension { sum += logVariances[label * batch.dimension + axis] / 2 }
      return sum
    }
    distances = Array(repeating: 0, count: batch.classes)
    (logits, errors) = (distances, distances)
    gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
    gradient.prototypes = Array(repeating: 0, count: batch.prototypes.count)
    gradient.logVariances = gradient.prototypes
  }

  /// The cost of a sample; its logits and the errors of their shares are left here.
  private mutating func load(_ sample: Int, of batch: LossBatch<Number>) -> Number {
    let (dimension, own) = (batch.dimension, Int(batch.labels[sample]))
    for j in logits.indices {
      var sum: Number = 0
      for axis in 0..<dimension {
        let offset =
          batch.embeddings[sample * dimension + axis] - batch.prototypes[j * dimension + axis]
        sum += offset * offset * precisions[j * dimension + axis]
      }
      distances[j] = sum / 2
      logits[j] = -distances[j] * (j == own ? 1 + margin : 1) - spreads[j]
    }
    return softmaxErrors(logits, label: own, into: &errors)
      + weight * (distances[own] + spreads[own])
  }

  mutating func add(_ sample: Int, of batch: LossBatch<Number>) {
    let (dimension, own) = (batch.dimension, Int(batch.labels[sample]))
    let share = 1 / Number(batch.count)
    gradient.loss += share * load(sample, of: batch)
    for j in logits.indices {
      let price = j == own ? weight : 0
      let pull = share * (price - errors[j] * (j == own ? 1 + margin : 1))
      let widening = share * (price - errors[j])
      for axis in 0..<dimension {
        let (x, w) = (sample * dimension + axis, j * dimension + axis)
        let offset = batch.embeddings[x] - batch.prototypes[w]
        let step = pull * precisions[w] * offset
        gradient.embeddings[x] += step
        gradient.prototypes[w] -= step
        gradient.logVariances[w] += (widening - step * offset) / 2
      }
    }
  }
}

extension GaussianPass<Float> {
  mutating func judge(
    _ sample: Int, of batch: LossBatch<Float>, _ angles: [Float], norm: Float
  ) -> Judgement {
    let own = Int(batch.labels[sample])
    var judgement = Judgement()
    judgement.loss = load(sample, of: batch)
    judgement.label = Int32(own)
    judgement.norm = norm
    judgement.ownAngle = angles[own]
    judgement.probability = 1 + errors[own]
    let costs = zip(distances, spreads).map { $0 + $1 }
    judgement.predicted = Int32(smallest(costs, except: nil))
    guard costs.count > 1 else { return judgement }
    let next = smallest(costs, except: own)
    judgement.nextClass = Int32(next)
    judgement.nextAngle = angles[smallest(angles, except: own)]
    judgement.meetsMargin = logits[own] > logits[next]
    return judgement
  }

  /// The index of the smallest value; the lowest of equals.
  private func smallest(_ values: [Float], except skipped: Int?) -> Int {
    var best = skipped == 0 ? 1 : 0
    for j in values.indices where j != skipped && values[j] < values[best] { best = j }
    return best
  }
}
