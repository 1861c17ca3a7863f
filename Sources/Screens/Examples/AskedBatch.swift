internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The coming batch with the training point that is asked about in it, as the loss measures it.
struct AskedBatch {
  let batch: ComparedBatch
  /// The asked point's place in the batch.
  let row: Int
  let rows: MetricRows<Float>
  /// Of the classes, by their index.
  let names: [String]

  init(_ batch: ComparedBatch, row: Int, _ loss: any MetricLoss, names: [String]) {
    self.batch = batch
    self.row = row
    self.names = names
    rows = MetricRows(
      batch.batch.embeddings, dimension: batch.batch.dimension, normalizes: loss.normalizes)
  }

  func label(_ member: Int) -> Int { Int(batch.batch.labels[member]) }
  func name(_ member: Int) -> String { names[label(member)] }

  func distance(_ first: Int, _ second: Int) -> Double {
    Double(rows.squaredDistance(first, second)).squareRoot()
  }
}
