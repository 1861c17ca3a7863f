internal import Cells

/// Panels under one another: the most important first while there is room, then each as high as it
/// can use.
struct PanelStack {
  var needs: Layout.Needs

  /// Every panel that fits into some areas.
  func panels(in areas: PanelAreas) -> [Layout.Placement] {
    var placed: [Layout.Placement] = []
    let orders = orders(areas.columns.count)
    for (order, area) in zip(orders, areas.columns) { placed += place(order, in: area) }
    guard let below = areas.below else { return placed }
    let shown = placed.map(\.panel)
    let rest: [Layout.Panel] = [
      .accuracy, .knobs, .angles, .loss, .targetLogit, .happened, .legend,
    ]
    return placed + place(rest.filter { !shown.contains($0) }, in: below)
  }

  private func orders(_ columns: Int) -> [[Layout.Panel]] {
    guard columns == 2 else { return [[.accuracy, .angles, .targetLogit, .loss, .knobs]] }
    return [[.accuracy, .angles, .targetLogit, .loss], [.knobs, .card, .legend, .happened]]
  }

  /// How many rows a panel needs, is read well with, and can use.
  private struct Wish {
    var panel: Layout.Panel
    var least: Int
    var usual: Int
    var most: Int
  }

  private func wish(_ panel: Layout.Panel) -> Wish {
    let table = needs.hasBefore ? 4 : 3
    let live = needs.liveKnobs + 1
    switch panel {
    case .accuracy: return Wish(panel: panel, least: table, usual: table, most: table + table / 4)
    case .angles: return Wish(panel: panel, least: 8, usual: 12, most: 28)
    case .targetLogit: return Wish(panel: panel, least: 8, usual: 10, most: 30)
    case .loss: return Wish(panel: panel, least: 3, usual: 5, most: 26)
    case .happened: return Wish(panel: panel, least: 4, usual: 6, most: 12)
    case .card: return Wish(panel: panel, least: 6, usual: 10, most: 12)
    case .knobs:
      return Wish(panel: panel, least: 3, usual: live + 1, most: live + needs.otherKnobs + 2)
    case .legend: return Wish(panel: panel, least: 7, usual: 9, most: 10)
    }
  }

  /// The least important is the last to get a row.
  private static let ranks: [Layout.Panel] = [
    .accuracy, .knobs, .angles, .loss, .targetLogit, .legend, .happened, .card,
  ]

  private static func leastWidth(_ panel: Layout.Panel) -> Int {
    switch panel {
    case .accuracy: 20
    case .knobs: 18
    case .angles, .targetLogit: 30
    case .loss: 26
    case .happened, .card, .legend: 36
    }
  }

  private func place(_ order: [Layout.Panel], in area: Rectangle) -> [Layout.Placement] {
    let wishes = order.map(wish)
    let ranked = wishes.indices.sorted { rank(wishes[$0].panel) < rank(wishes[$1].panel) }
    var granted = [Int](repeating: 0, count: wishes.count)
    var left = area.height
    for index in ranked where Self.leastWidth(wishes[index].panel) <= area.width {
      guard wishes[index].least <= left else { continue }
      granted[index] = wishes[index].least
      left -= wishes[index].least
    }
    for index in ranked where granted[index] > 0 {
      let more = min(left, max(0, wishes[index].usual - granted[index]))
      granted[index] += more
      left -= more
    }
    share(&left, among: ranked, wishes, &granted)
    return stacked(wishes, granted, spare: left, in: area)
  }

  private func rank(_ panel: Layout.Panel) -> Int {
    Self.ranks.firstIndex(of: panel) ?? Self.ranks.count
  }

  /// Gives out rows one by one until nobody can use another.
  private func share(
    _ left: inout Int, among ranked: [Int], _ wishes: [Wish], _ granted: inout [Int]
  ) {
    var isSharing = true
    while left > 0, isSharing {
      isSharing = false
      for index in ranked where granted[index] > 0 && granted[index] < wishes[index].most {
        guard left > 0 else { return }
        granted[index] += 1
        left -= 1
        isSharing = true
      }
    }
  }

  /// What nobody can use becomes empty lines between panels, at most one each.
  private func stacked(
    _ wishes: [Wish], _ granted: [Int], spare: Int, in area: Rectangle
  ) -> [Layout.Placement] {
    let count = granted.count { $0 > 0 }
    let gap = count > 1 && spare >= count - 1 ? 1 : 0
    var row = area.row
    var placed: [Layout.Placement] = []
    for (wish, height) in zip(wishes, granted) where height > 0 {
      placed.append(
        Layout.Placement(
          panel: wish.panel,
          rectangle: Rectangle(
            column: area.column, row: row, width: area.width, height: height)))
      row += height + gap
    }
    return placed
  }
}
