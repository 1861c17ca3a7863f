/// The mean of a number over rows without each group of `RowGroups` in turn.
struct WithoutGroups {
  /// Bit g: whether group g has rows.
  private let used: UInt16
  private var counts = [Double](repeating: 0, count: RowGroups.count)
  private var sums = [Double](repeating: 0, count: RowGroups.count)
  /// Squares of what moved.
  private var moves = [Double](repeating: 0, count: RowGroups.count)

  /// Nil where means stand.
  init?(_ redrawing: Redrawing) {
    guard case .groups(let groups) = redrawing else { return nil }
    used = groups.used
  }

  /// - Parameters:
  ///   - present: bit g: whether the row is judged without group g.
  ///   - copies: rows that move with it, itself among them.
  ///   - asIs: its number with all groups.
  ///   - without: the same without one.
  mutating func add(
    present: UInt16, copies: Double, asIs: Double, without: (_ group: Int) -> Double
  ) {
    for group in 0..<RowGroups.count where present & 1 << group != 0 {
      let number = without(group)
      counts[group] += 1
      sums[group] += number
      moves[group] += copies * (number - asIs) * (number - asIs)
    }
  }

  /// Groups that have rows, and without which rows are left.
  private var groups: [Int] {
    (0..<RowGroups.count).filter { used & 1 << $0 != 0 && counts[$0] > 0 }
  }

  var spread: ShareSpread { ShareSpread(withoutEach: groups.map { sums[$0] / counts[$0] }) }

  /// The same less what is by chance: a tenth of the rows moves the means of classes by more than other rows
  /// would, and which rows this moves across an edge is chance that the rows have by themselves.
  ///
  /// A share has few rows at its edge as a rule, and how few is as unsure: it keeps all.
  ///
  /// - Parameter least: the variance that rows have by themselves.
  func spreadLessChance(atLeast least: Double) -> ShareSpread {
    let (groups, left) = (groups, 1 - 1 / Double(max(groups.count, 1)))
    return ShareSpread(
      withoutEach: groups.map { sums[$0] / counts[$0] },
      byChance: left * left * groups.reduce(0) { $0 + moves[$1] / (counts[$1] * counts[$1]) },
      atLeast: least)
  }
}
