internal import Kernels
internal import MarginLosses

/// What a loss knows of the rows that it judges, as if it had been trained on them.
struct KnownOfRows: Sendable {
  let classes: Int
  /// The mean cosine to the own prototype.
  let ownCosine: Double
  let lengths: [Double]
  /// What each class has of the rows that a loss would be trained on.
  let sizes: [Double]

  /// - Parameters:
  ///   - table: with the rows for training, where some are for test.
  ///   - rows: those that are judged.
  init(_ table: DataTable, _ rows: JudgedRows, lengths: [Double]) {
    classes = table.classes
    self.lengths = lengths
    ownCosine =
      rows.ownAngles.reduce(0) { $0 + Double.cos($1) } / Double(max(rows.count, 1))
    var sizes = [Double](repeating: 0, count: table.classes)
    for row in table.trainingRows { sizes[Int(table.labels[row])] += 1 }
    self.sizes = sizes
  }

  /// A loss that has just been made, once it knows it.
  func taught(_ loss: any MarginLoss) -> any MarginLoss {
    loss.started(classes: classes).settled(ownCosine: ownCosine).judging(lengths: lengths)
      .judging(sizes: sizes)
  }
}
