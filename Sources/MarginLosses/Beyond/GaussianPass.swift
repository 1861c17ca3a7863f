internal import Kernels

/// One pass over a batch, its memory kept from sample to sample.
struct GaussianPass<Number: Scalar> {
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
  }

  /// The rows of one sample and one class, lent for as long as they are read.
  private func withRows<Result>(
    _ batch: LossBatch<Number>, _ read: (Rows) -> Result
  ) -> Result {
    batch.embeddings.withUnsafeBufferPointer { embeddings in
      batch.prototypes.withUnsafeBufferPointer { prototypes in
        precisions.withUnsafeBufferPointer { precisions in
          read(
            Rows(
              embeddings: embeddings, means: prototypes, precisions: precisions,
              dimension: batch.dimension))
        }
      }
    }
  }

  /// What a pass reads.
  private struct Rows {
    let embeddings: UnsafeBufferPointer<Number>
    let means: UnsafeBufferPointer<Number>
    let precisions: UnsafeBufferPointer<Number>
    let dimension: Int

    /// Σ (x − w)²e^−v in four sums side by side, and what is left of the axes after them.
    @inline(__always)
    func squares(_ sample: Int, _ label: Int) -> Number {
      let (x, w) = (sample * dimension, label * dimension)
      var (first, second, third, fourth): (Number, Number, Number, Number) = (0, 0, 0, 0)
      func square(_ axis: Int) -> Number {
        let offset = embeddings[x + axis] - means[w + axis]
        return offset * offset * precisions[w + axis]
      }
      var axis = 0
      while axis + 4 <= dimension {
        first += square(axis)
        second += square(axis + 1)
        third += square(axis + 2)
        fourth += square(axis + 3)
        axis += 4
      }
      var sum = (first + second) + (third + fourth)
      while axis < dimension {
        sum += square(axis)
        axis += 1
      }
      return sum
    }
  }

  /// The cost of a sample; its logits and the errors of their shares are left here.
  private mutating func load(_ sample: Int, of rows: Rows, label own: Int) -> Number {
    for j in logits.indices {
      distances[j] = rows.squares(sample, j) / 2
      logits[j] = -distances[j] * (j == own ? 1 + margin : 1) - spreads[j]
    }
    return softmaxErrors(logits, label: own, into: &errors)
      + weight * (distances[own] + spreads[own])
  }

  /// Mean loss and gradient of the batch.
  @specialized(where Number == Float)
  @specialized(where Number == Double)
  static func gradient(
    _ batch: LossBatch<Number>, _ logVariances: [Number], margin: Number, weight: Number
  ) -> LossGradient<Number> {
    var pass = GaussianPass(batch, logVariances, margin: margin, weight: weight)
    var gradient = LossGradient<Number>()
    gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
    gradient.prototypes = Array(repeating: 0, count: batch.prototypes.count)
    gradient.logVariances = gradient.prototypes
    let lent = pass
    lent.withRows(batch) { rows in
      for sample in 0..<batch.count {
        let own = Int(batch.labels[sample])
        gradient.loss += pass.load(sample, of: rows, label: own) / Number(batch.count)
        pass.pull(sample, of: rows, label: own, count: batch.count, &gradient)
      }
    }
    return gradient
  }

  /// Adds a sample's pull on itself, and on the mean and the variances of each class.
  private func pull(
    _ sample: Int, of rows: Rows, label own: Int, count: Int, _ gradient: inout LossGradient<Number>
  ) {
    let share = 1 / Number(count)
    gradient.embeddings.withUnsafeMutableBufferPointer { embeddings in
      gradient.prototypes.withUnsafeMutableBufferPointer { means in
        gradient.logVariances.withUnsafeMutableBufferPointer { spreads in
          for j in logits.indices {
            let price = j == own ? weight : 0
            let widening = share * (price - errors[j])
            // What has no share of the softmax pulls at nothing.
            if widening == 0 { continue }
            let pull = share * (price - errors[j] * (j == own ? 1 + margin : 1))
            for axis in 0..<rows.dimension {
              let (x, w) = (sample * rows.dimension + axis, j * rows.dimension + axis)
              let offset = rows.embeddings[x] - rows.means[w]
              let step = pull * rows.precisions[w] * offset
              embeddings[x] += step
              means[w] -= step
              spreads[w] += (widening - step * offset) / 2
            }
          }
        }
      }
    }
  }
}

extension GaussianPass<Float> {
  /// What is said of each sample.
  static func judgements(
    _ batch: LossBatch<Float>, _ logVariances: [Float], margin: Float, weight: Float
  ) -> [Judgement] {
    let field = SphereField(batch, prototypesPerClass: 1)
    var pass = GaussianPass(batch, logVariances, margin: margin, weight: weight)
    let lent = pass
    return lent.withRows(batch) { rows in
      (0..<batch.count).map { sample in
        let angles = (0..<field.classes).map { field.angle(sample, $0) }
        let loss = pass.load(sample, of: rows, label: Int(batch.labels[sample]))
        return pass.judgement(
          label: Int(batch.labels[sample]), loss: loss, angles,
          norm: field.embeddings.norms[sample])
      }
    }
  }

  /// Of the sample that was loaded last.
  private func judgement(
    label own: Int, loss: Float, _ angles: [Float], norm: Float
  ) -> Judgement {
    var judgement = Judgement()
    judgement.loss = loss
    judgement.label = Int32(own)
    judgement.norm = norm
    judgement.ownAngle = angles[own]
    let entropy = loss - weight * (distances[own] + spreads[own])
    judgement.probability = ownShare(error: errors[own], entropy: entropy)
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
