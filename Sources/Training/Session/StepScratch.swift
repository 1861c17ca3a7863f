internal import Kernels

/// What a step writes and the next one writes over: kept so that nothing is allocated anew.
///
/// No part of a session's value: whoever finds that it shares one takes another.
// A step alone holds it, so that nothing asks at run time who else does.
final class StepScratch: @unchecked Sendable {
  let loss = LossScratch()
  /// The encoder's; nil before its first step.
  @exclusivity(unchecked) var network: NetworkScratch?
  /// The loss and gradient of the last batch.
  @exclusivity(unchecked) var gradient = LossGradient<Float>()
  /// Rows of the training set that the batch is made of.
  @exclusivity(unchecked) var samples: [Int] = []
  /// What the network, or the loss on free points, sees of them.
  @exclusivity(unchecked) var rows: [Float] = []
  /// The batch's slopes at their samples' places, zeros elsewhere.
  @exclusivity(unchecked) private(set) var pull: [Float] = []
  @exclusivity(unchecked) private var labels: [Int32] = []

  /// Takes rows of a matrix together.
  func gather(_ samples: [Int], of matrix: [Float], width: Int) {
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(samples.count * width)
    for sample in samples { rows += matrix[sample * width..<(sample + 1) * width] }
  }

  /// The labels of a batch.
  func labels(_ drawn: DrawnBatch, of all: [Int32]) -> [Int32] {
    if drawn.isWhole { return all }
    labels.removeAll(keepingCapacity: true)
    labels.reserveCapacity(drawn.samples.count)
    for sample in drawn.samples { labels.append(all[sample]) }
    return labels
  }

  /// Adds the slope of each row of the batch to its sample's, of so many numbers in all.
  func spread(_ samples: [Int], dimension: Int, over count: Int) {
    if pull.count != count { pull = Array(repeating: 0, count: count) }
    pull.withUnsafeMutableBufferPointer { pull in
      pull.update(repeating: 0)
      for (row, sample) in samples.enumerated() {
        for axis in 0..<dimension {
          pull[sample * dimension + axis] += gradient.embeddings[row * dimension + axis]
        }
      }
    }
  }
}
