/// Which names are like one that was mistyped.
enum Nearness {
  /// The names that differ least, the nearest first; of equals, in their order.
  static func nearest(to name: String, among names: [String], count: Int) -> [String] {
    let distances = names.map { distance(name.lowercased(), $0.lowercased()) }
    let order = names.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    return order.prefix(count).map { names[$0] }
  }

  /// How many letters are to be put in, left out or exchanged.
  static func distance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var row = Array(0...second.count)
    for (place, letter) in first.enumerated() {
      var corner = row[0]
      row[0] = place + 1
      for (column, other) in second.enumerated() {
        let exchanged = corner + (letter == other ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(exchanged, row[column] + 1, corner + 1)
      }
    }
    return row[second.count]
  }
}
