internal import Kernels

extension DataTable {
  /// At most so many rows, drawn by a seed; every class keeps its share, and one row at least, on each
  /// side of a split of the table's own.
  public func thinned(to most: Int, seed: UInt64) -> DataTable {
    guard count > most else { return self }
    let share = Double(most) / Double(count)
    let part = { (row: Int) in 2 * Int(labels[row]) + (rows.hasSplit && rows.isTest[row] ? 1 : 0) }
    var counts = [Int](repeating: 0, count: 2 * classes)
    for row in labels.indices { counts[part(row)] += 1 }
    var left = counts.map { max(1, Int((Double($0) * share).rounded(.down))) }
    let chosen = shuffledRows(seed: seed).filter { row in
      left[part(row)] -= 1
      return left[part(row)] >= 0
    }
    return choosing(chosen)
  }

  /// The table with the means of its classes' directions, where no prototypes came with it; rows for
  /// test have no part in them.
  public func withMeans() -> DataTable {
    guard prototypes.isEmpty else { return self }
    let seen = inputs(trainingRows)
    return DataTable(
      name: name, width: width, values: values, labels: labels, classTitles: classTitles,
      givenTitles: givenTitles,
      prototypes: ClassMeans.directions(
        seen.inputs, seen.labels, classes: classes, dimension: width), hasMeans: true,
      originalCount: originalCount, left: left, rows: rows)
  }

  /// The rows of which something may be learnt: all, but those for test.
  public var trainingRows: [Int] {
    rows.hasSplit ? labels.indices.filter { !rows.isTest[$0] } : Array(labels.indices)
  }

  /// The rows that are for test; none without a split of the table's own.
  public var testRows: [Int] {
    rows.hasSplit ? labels.indices.filter { rows.isTest[$0] } : []
  }

  /// The first classes alone.
  func restricted(to classes: Int) -> DataTable {
    guard classes < self.classes else { return self }
    return choosing(labels.indices.filter { labels[$0] < Int32(classes) }, classes: classes)
  }

  /// Rows to train on and rows to hold out: as the table says itself, else a quarter of each class in
  /// an order that a seed draws, whole groups where there are any.
  public func split(seed: UInt64) -> (training: [Int], heldOut: [Int]) {
    if rows.hasSplit { return (trainingRows, testRows) }
    return rows.hasGroups ? splitByGroups(seed: seed) : splitByClasses(seed: seed)
  }

  /// How `split` divides the rows, in a word or two.
  public var splitWords: String {
    rows.hasSplit
      ? "given" : rows.hasGroups ? "a quarter, by whole groups" : "a quarter of each class"
  }

  private func splitByClasses(seed: UInt64) -> (training: [Int], heldOut: [Int]) {
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

  /// A group is held out where most of its rows are of classes that have less than a quarter held out
  /// so far, and where all of its classes keep rows to train on.
  private func splitByGroups(seed: UInt64) -> (training: [Int], heldOut: [Int]) {
    var members = [[Int]](repeating: [], count: rows.groupNames.count)
    for (row, group) in rows.groups.enumerated() { members[Int(group)].append(row) }
    let sizes = rowsOfClasses().map(\.count)
    var held = [Int](repeating: 0, count: classes)
    var isHeld = [Bool](repeating: false, count: count)
    var generator = SeededGenerator(seed: seed, stream: RandomStream.split.rawValue)
    for group in generator.permutation(of: members.count) {
      var counts: [Int: Int] = [:]
      for row in members[group] { counts[Int(labels[row]), default: 0] += 1 }
      let wanting = counts.reduce(0) { sum, each in
        sum + (4 * held[each.key] + 2 * each.value <= sizes[each.key] ? each.value : 0)
      }
      guard 2 * wanting >= members[group].count,
        counts.allSatisfy({ held[$0.key] + $0.value < sizes[$0.key] })
      else { continue }
      for (label, count) in counts { held[label] += count }
      for row in members[group] { isHeld[row] = true }
    }
    return (labels.indices.filter { !isHeld[$0] }, labels.indices.filter { isHeld[$0] })
  }

  /// Rows as inputs with their classes.
  func inputs(_ rows: [Int]) -> LabelledInputs {
    // A large table in its own order is shared, not copied.
    if rows.count == count, rows.first == 0,
      zip(rows, rows.dropFirst()).allSatisfy({ $1 == $0 + 1 })
    {
      return LabelledInputs(inputs: values, labels: labels, rows: labels.indices.map { Int32($0) })
    }
    var result = LabelledInputs()
    result.inputs.reserveCapacity(rows.count * width)
    for row in rows { result.inputs += values[row * width..<(row + 1) * width] }
    result.labels = rows.map { labels[$0] }
    result.rows = rows.map { Int32($0) }
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

  func choosing(_ rows: [Int], classes: Int? = nil) -> DataTable {
    let classes = classes ?? self.classes
    let chosen = inputs(rows)
    return DataTable(
      name: name, width: width, values: chosen.inputs, labels: chosen.labels,
      classTitles: Array(classTitles[..<classes]), givenTitles: Array(givenTitles[..<classes]),
      prototypes: Array(prototypes.prefix(classes * width)), hasMeans: hasMeans,
      originalCount: originalCount, left: left,
      rows: self.rows.choosing(rows))
  }
}
