/// Mean cross entropy of logits A·cos θ, whose own class has A·ψ(θ) instead, and its gradient.
///
/// Written once for every loss of the family and every precision; inlinable, so that each loss's
/// file gets its own fast copy. Holds one row of logits, never all of them.
///
/// - Complexity: O(count · classes · dimension).
@inlinable
public func angularCrossEntropy<Number: Scalar, Target: TargetLogit>(
  _ target: Target, amplitude: Amplitude, _ batch: LossBatch<Number>
) -> LossGradient<Number> {
  var row = AngularRow<Number>(batch, amplitude: amplitude)
  var gradient = LossGradient<Number>()
  gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
  gradient.prototypes = Array(repeating: 0, count: batch.prototypes.count)
  for sample in 0..<batch.count {
    row.load(sample, of: batch, amplitude: amplitude)
    let own = row.ownPair()
    let logit = target.logit(at: own.theta)
    let (value, slope) = (logit.value.x, logit.slope.x)
    row.logits[row.label] = row.amplitudes[row.label] * value
    gradient.loss += row.crossEntropy()
    row.add(own: own, value: value, slope: slope, amplitude: amplitude, to: &gradient)
  }
  gradient.divide(by: batch.count)
  return gradient
}

extension LossGradient {
  /// Turns sums over a batch into means.
  @inlinable
  public mutating func divide(by count: Int) {
    guard count > 0 else { return }
    let share = 1 / Number(count)
    loss *= share
    for index in embeddings.indices { embeddings[index] *= share }
    for index in prototypes.indices { prototypes[index] *= share }
    for index in bias.indices { bias[index] *= share }
    for index in centers.indices { centers[index] *= share }
  }
}

/// One sample against all prototypes: the scratch space of a batch's loop.
@frozen
@usableFromInline
struct AngularRow<Number: Scalar> {
  @usableFromInline let prototypes: UnitRows<Number>
  @usableFromInline let embeddings: UnitRows<Number>
  @usableFromInline let dimension: Int
  @usableFromInline var sample: Int = 0
  @usableFromInline var label: Int = 0
  @usableFromInline var cosines: [Number]
  @usableFromInline var amplitudes: [Number]
  @usableFromInline var logits: [Number]
  /// Probabilities, less 1 for the label.
  @usableFromInline var errors: [Number]

  @inlinable
  init(_ batch: LossBatch<Number>, amplitude: Amplitude) {
    dimension = batch.dimension
    prototypes = UnitRows(batch.prototypes, dimension: dimension)
    embeddings = UnitRows(batch.embeddings, dimension: dimension)
    cosines = Array(repeating: 0, count: prototypes.norms.count)
    amplitudes = cosines
    logits = cosines
    errors = cosines
  }

  @inlinable var norm: Number { embeddings.norms[sample] }

  @inlinable
  mutating func load(_ sample: Int, of batch: LossBatch<Number>, amplitude: Amplitude) {
    self.sample = sample
    label = Int(batch.labels[sample])
    let x = sample * dimension
    for j in cosines.indices {
      let w = j * dimension
      var cosine: Number = 0
      for k in 0..<dimension {
        cosine += embeddings.directions[x + k] * prototypes.directions[w + k]
      }
      cosines[j] = cosine
      amplitudes[j] = amplitude.value(embeddingNorm: norm, prototypeNorm: prototypes.norms[j])
      logits[j] = amplitudes[j] * cosine
    }
  }

  @inlinable
  func ownPair() -> SpherePair<Number> {
    let x = sample * dimension
    let w = label * dimension
    return SpherePair(dimension: dimension) {
      (embeddings.directions[x + $0], prototypes.directions[w + $0])
    }
  }

  /// −log of the label's softmax probability, leaving the errors behind.
  @inlinable
  mutating func crossEntropy() -> Number {
    softmaxErrors(logits, label: label, into: &errors)
  }

  @inlinable
  func add(
    own: SpherePair<Number>, value: Number, slope: Number, amplitude: Amplitude,
    to gradient: inout LossGradient<Number>
  ) {
    guard norm > 0 else { return }
    var radial: Number = 0
    for j in cosines.indices where j != label {
      let pull = errors[j] * amplitudes[j]
      radial += pull * cosines[j]
      addArc(
        to: j, embedding: (-pull * cosines[j], pull), prototype: (pull, -pull * cosines[j]),
        grows: amplitude == .bothNorms ? pull * cosines[j] : 0, &gradient)
    }
    let pull = errors[label] * amplitudes[label]
    let turn = -slope * pull
    radial += pull * value
    addArc(
      to: label, embedding: (turn * own.tangent.x, turn * own.tangent.w),
      prototype: (turn * own.cotangent.x, turn * own.cotangent.w),
      grows: amplitude == .bothNorms ? pull * value : 0, &gradient)
    if amplitude.dependsOnEmbeddingNorm { addRadial(radial, &gradient) }
  }

  /// Adds the pulls between the sample and one prototype, given as factors of the two directions.
  @inlinable
  func addArc(
    to j: Int, embedding: (x: Number, w: Number), prototype: (x: Number, w: Number),
    grows: Number, _ gradient: inout LossGradient<Number>
  ) {
    let x = sample * dimension
    let w = j * dimension
    let prototypeNorm = prototypes.norms[j]
    for k in 0..<dimension {
      let here = embeddings.directions[x + k]
      let there = prototypes.directions[w + k]
      gradient.embeddings[x + k] += (embedding.x * here + embedding.w * there) / norm
      guard prototypeNorm > 0 else { continue }
      gradient.prototypes[w + k] +=
        (prototype.x * here + (prototype.w + grows) * there) / prototypeNorm
    }
  }

  @inlinable
  func addRadial(_ radial: Number, _ gradient: inout LossGradient<Number>) {
    let x = sample * dimension
    for k in 0..<dimension {
      gradient.embeddings[x + k] += radial * embeddings.directions[x + k] / norm
    }
  }
}

/// The label's share by what `softmaxErrors` makes of it: from the others where it is large, from its
/// logarithm where nothing is left of it beside them.
@inlinable
public func ownShare(error: Float, entropy: Float) -> Float {
  entropy < 4 ? 1 + error : Float.exp(-entropy)
}

/// −log softmax of the label by log-sum-exp, and p − onehot with the label's entry summed from the
/// others, so that it does not vanish by subtraction.
@inlinable
public func softmaxErrors<Number: Scalar>(
  _ logits: [Number], label: Int, into errors: inout [Number]
) -> Number {
  var largest = logits[label]
  for logit in logits where logit > largest { largest = logit }
  var (sum, others): (Number, Number) = (0, 0)
  errors.withUnsafeMutableBufferPointer { errors in
    for j in logits.indices { errors[j] = logits[j] - largest }
    Number.exponentiate(errors)
    for exponential in errors { sum += exponential }
    for j in errors.indices { errors[j] /= sum }
    errors[label] = 0
    for error in errors { others += error }
    errors[label] = -others
  }
  return Number.log(sum) + (largest - logits[label])
}
