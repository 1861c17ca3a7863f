public import Kernels

extension Classifier {
  public func judge(_ batch: LossBatch<Float>) -> [Judgement] {
    let prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    var row = JudgedRow(prototypes)
    var judgements: [Judgement] = []
    judgements.reserveCapacity(batch.count)
    for start in stride(from: 0, to: batch.count, by: rowsAtOnce) {
      let rows = start..<min(start + rowsAtOnce, batch.count)
      let numbers = rows.lowerBound * batch.dimension..<rows.upperBound * batch.dimension
      let embeddings = UnitRows(Array(batch.embeddings[numbers]), dimension: batch.dimension)
      for sample in rows {
        row.load(sample - start, embeddings, prototypes, amplitude, bias: batch.bias, rule: rule)
        judgements.append(
          row.judge(label: Int(batch.labels[sample]), embeddings, prototypes) {
            Float(target(Double($0)).logit)
          })
      }
    }
    return judgements
  }
}

/// Rows that are scaled to length 1 at a time, lest a large table be held twice.
private let rowsAtOnce = 4096

/// The cosines and logits of one sample, reused from sample to sample.
private struct JudgedRow {
  var sample = 0
  var cosines: [Float]
  var amplitudes: [Float]
  var bias: [Float]
  /// Logits with the margin, once `judge` has put the label's in.
  var logits: [Float]
  var errors: [Float]
  var predicted = 0
  /// The prototypes' directions axis by axis, so that all classes are taken side by side.
  private let turned: [Float]

  init(_ prototypes: UnitRows<Float>) {
    let (classes, dimension) = (prototypes.norms.count, prototypes.dimension)
    turned = (0..<dimension * classes).map {
      prototypes.directions[$0 % classes * dimension + $0 / classes]
    }
    cosines = Array(repeating: 0, count: classes)
    amplitudes = cosines
    bias = cosines
    logits = cosines
    errors = cosines
  }

  mutating func load(
    _ sample: Int, _ embeddings: UnitRows<Float>, _ prototypes: UnitRows<Float>,
    _ amplitude: Amplitude, bias: [Float], rule: DecisionRule
  ) {
    self.sample = sample
    let norm = embeddings.norms[sample]
    takeCosines(embeddings)
    for j in cosines.indices {
      amplitudes[j] = amplitude.value(embeddingNorm: norm, prototypeNorm: prototypes.norms[j])
      self.bias[j] = bias.isEmpty ? 0 : bias[j]
      logits[j] = amplitudes[j] * cosines[j] + self.bias[j]
    }
    predicted = rule == .angle ? largest(cosines, except: nil) : largest(logits, except: nil)
  }

  /// Sums over the axes in their order, for each class.
  private mutating func takeCosines(_ embeddings: UnitRows<Float>) {
    let (classes, first) = (cosines.count, sample * embeddings.dimension)
    embeddings.directions.withUnsafeBufferPointer { x in
      turned.withUnsafeBufferPointer { w in
        cosines.withUnsafeMutableBufferPointer { cosines in
          cosines.update(repeating: 0)
          for axis in 0..<embeddings.dimension {
            let here = x[first + axis]
            for j in 0..<classes { cosines[j] += here * w[axis * classes + j] }
          }
        }
      }
    }
  }

  mutating func judge(
    label: Int, _ embeddings: UnitRows<Float>, _ prototypes: UnitRows<Float>,
    target: (Float) -> Float
  ) -> Judgement {
    var judgement = Judgement()
    judgement.label = Int32(label)
    judgement.predicted = Int32(predicted)
    judgement.norm = embeddings.norms[sample]
    judgement.ownAngle = angle(to: label, embeddings, prototypes)
    logits[label] = amplitudes[label] * target(judgement.ownAngle) + bias[label]
    judgement.loss = softmaxErrors(logits, label: label, into: &errors)
    judgement.probability = ownShare(error: errors[label], entropy: judgement.loss)
    if cosines.count > 1 {
      let nearest = largest(cosines, except: label)
      judgement.nextAngle = angle(to: nearest, embeddings, prototypes)
      let next = largest(logits, except: label)
      judgement.nextClass = Int32(next)
      judgement.meetsMargin = logits[label] > logits[next] && judgement.isRight
    }
    return judgement
  }

  private func angle(
    to j: Int, _ embeddings: UnitRows<Float>, _ prototypes: UnitRows<Float>
  ) -> Float {
    var difference: Float = 0
    var sum: Float = 0
    for k in 0..<embeddings.dimension {
      let here = embeddings.directions[sample * embeddings.dimension + k]
      let there = prototypes.directions[j * embeddings.dimension + k]
      difference += (here - there) * (here - there)
      sum += (here + there) * (here + there)
    }
    return SpherePair(differenceSquared: difference, sumSquared: sum).angle
  }

  /// The index of the largest value; the lowest of equals.
  private func largest(_ values: [Float], except skipped: Int?) -> Int {
    var best = skipped == 0 ? 1 : 0
    for j in values.indices where j != skipped && values[j] > values[best] { best = j }
    return best
  }
}
