internal import Kernels

extension DataTable {
  /// At most so many rows, drawn by a seed; every class keeps its share, and one row at least.
  public func thinned(to most: Int, seed: UInt64) -> DataTable {
    guard count > most else { return self }
    let share = Double(most) / Double(count)
    var left = rowsOfClasses().map { max(1, Int((Double($0.count) * share).rounded(.down))) }
    let chosen = shuffledRows(seed: seed).filter { row in
      let label = Int(labels[row])
      left[label] -= 1
      return left[label] >= 0
    }
    return choosing(chosen)
  }

  /// The table with the means of its classes' directions, where no prototypes came with it.
  public func withMeans() -> DataTable {
    guard prototypes.isEmpty else { return self }
    return DataTable(
      name: name, width: width, values: values, labels: labels, classTitles: classTitles,
      prototypes: ClassMeans.directions(values, labels, classes: classes, dimension: width),
      originalCount: originalCount, left: left)
  }

  /// The first classes alone.
  func restricted(to classes: Int) -> DataTable {
    guard classes < self.classes else { return self }
    return choosing(labels.indices.filter { labels[$0] < Int32(classes) }, classes: classes)
  }

  /// Rows to train on and rows to hold out, a quarter of each class, in an order that a seed draws.
  func split(seed: UInt64) -> (training: [Int], heldOut: [Int]) {
    var left = rowsOfClasses().map { $0.count / 4 }
    var (training, heldOut): ([Int], [Int]) = ([], [])
    for row in shuffledRows(seed: seed) {
      let label = Int(labels[row])
      if left[label] > 0 {
        left[label] -= 1
        heldOut.append(row)
      } else {
        training.append(row)
      }
    }
    return (training, heldOut)
  }

  /// Rows as inputs with their classes.
  func inputs(_ rows: [Int]) -> LabelledInputs {
    // A large table in its own order is shared, not copied.
    if rows.count == count, rows.first == 0,
      zip(rows, rows.dropFirst()).allSatisfy({ $1 == $0 + 1 })
    {
      return LabelledInputs(inputs: values, labels: labels)
    }
    var result = LabelledInputs()
    result.inputs.reserveCapacity(rows.count * width)
    for row in rows { result.inputs += values[row * width..<(row + 1) * width] }
    result.labels = rows.map { labels[$0] }
    return result
  }

  private func rowsOfClasses() -> [[Int]] {
    var rows = [[Int]](repeating: [], count: classes)
    for (row, label) in labels.enumerated() { rows[Int(label)].append(row) }
    return rows
  }

  private func shuffledRows(seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed, stream: RandomStream.split.rawValue)
    return generator.permutation(of: count)
  }

  private func choosing(_ rows: [Int], classes: Int? = nil) -> DataTable {
    let classes = classes ?? self.classes
    let chosen = inputs(rows)
    return DataTable(
      name: name, width: width, values: chosen.inputs, labels: chosen.labels,
      classTitles: Array(classTitles[..<classes]),
      prototypes: Array(prototypes.prefix(classes * width)), originalCount: originalCount)
  }
}
