/// Rows in the order of their classes.
struct RowsByClass: Sendable {
  /// Places of rows in their table.
  let order: [Int32]
  /// Where each class begins in that order, and the end.
  let starts: [Int]
  /// The class of each place in that order.
  let classOf: [Int32]

  init(_ labels: [Int32], classes: Int) {
    var starts = [Int](repeating: 0, count: classes + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for label in 0..<classes { starts[label + 1] += starts[label] }
    var next = starts
    var order = [Int32](repeating: 0, count: labels.count)
    for (row, label) in labels.enumerated() {
      order[next[Int(label)]] = Int32(row)
      next[Int(label)] += 1
    }
    self.order = order
    self.starts = starts
    classOf = order.map { labels[Int($0)] }
  }

  var count: Int { order.count }
  var classes: Int { starts.count - 1 }
  /// Classes of two rows or more.
  var paired: [Int32] {
    (0..<Int32(classes)).filter { starts[Int($0) + 1] - starts[Int($0)] > 1 }
  }
}
