/// The update rule of each array of parameters, and the rates that go with them.
struct UpdateRules: Sendable {
  var encoder: any UpdateRule<Float>
  var points: any UpdateRule<Float>
  var prototypes: any UpdateRule<Float>
  var bias: any UpdateRule<Float>
  /// Of the numbers that a loss has moved like parameters.
  var loss: any UpdateRule<Float>
  let optimizer: OptimizerDescription

  /// What a rate is for.
  enum Parameter {
    case encoder
    /// Free embeddings, so many in a batch.
    case points(Int)
    case prototypes
  }

  init(_ optimizer: OptimizerDescription) {
    encoder = optimizer.make(0)
    points = optimizer.make(0)
    prototypes = optimizer.make(0)
    bias = optimizer.make(0)
    loss = optimizer.make(0)
    self.optimizer = optimizer
  }

  /// What each rule remembers: of encoder, points, prototypes and bias.
  var memories: [[[Float]]] { [encoder.memory, points.memory, prototypes.memory, bias.memory] }

  /// Goes on with what was written down.
  ///
  /// - Returns: false when it does not fit so many parameters of each kind.
  mutating func recall(_ memories: [[[Float]]], for counts: [Int]) -> Bool {
    guard memories.count == 4 else { return false }
    return encoder.recall(memories[0], count: counts[0])
      && points.recall(memories[1], count: counts[1])
      && prototypes.recall(memories[2], count: counts[2])
      && bias.recall(memories[3], count: counts[3])
  }

  /// What the rule of the loss's own numbers remembers; nil where it has not begun.
  var lossMemory: [[Float]]? { loss.memory[0].isEmpty ? nil : loss.memory }

  /// Goes on with that.
  ///
  /// - Returns: false when it is not of so many numbers.
  mutating func recallLoss(_ memory: [[Float]], count: Int) -> Bool {
    loss.recall(memory, count: count)
  }

  /// Forgets the course of numbers that another loss had.
  mutating func forgetLoss() { loss = optimizer.make(0) }

  /// The step for one kind of parameter.
  ///
  /// Under a mean over N samples the pull on one embedding goes as s/N and that on a prototype as
  /// s/C, so plain descent multiplies by N/s and C/s; momentum's sum of steps is divided out.
  func rate(_ rate: Double, of parameter: Parameter, scale: Double, classes: Int) -> Float {
    guard let momentum = optimizer.scaleFreeMomentum else { return Float(rate) }
    let plain = rate * (1 - momentum) / scale
    switch parameter {
    case .encoder: return Float(plain)
    case .points(let count): return Float(plain * Double(count))
    case .prototypes: return Float(plain * Double(classes))
    }
  }
}
