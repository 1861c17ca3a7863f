internal import Cells
internal import Drawing
internal import Laboratory

/// Panels under one another: the most important first while there is room, then each as high as it
/// can use.
struct PanelStack {
  var needs: PanelNeeds
  /// The name of the main view's panel; the plane takes its place among the companions.
  var view: String
  /// What there is to place, in the order in which panels stand.
  var descriptions: [PanelDescription]

  /// Every panel that fits into some areas.
  func panels(in areas: PanelAreas) -> [Layout.Placement] {
    var placed: [Layout.Placement] = []
    let orders = orders(areas.columns.count)
    for (order, area) in zip(orders, areas.columns) { placed += place(order, in: area) }
    guard let below = areas.below else { return placed }
    let shown = placed.map(\.panel)
    let rest = companions.sorted { $0.rank < $1.rank }.filter { !shown.contains($0.name) }
    return placed + place(rest, in: below)
  }

  /// Every panel but the main view, which the plane replaces.
  private var companions: [PanelDescription] {
    let plane = FeaturePlane.description
    let hasPlane = descriptions.contains { $0.name == plane.name }
    return descriptions.filter { $0.name != plane.name && $0.place != .viewOnly }.compactMap {
      guard $0.name == view else { return $0 }
      guard hasPlane else { return nil }
      var description = plane
      if $0.place == .alwaysSecond || $0.place == .second { description.place = .alwaysSecond }
      return description
    }
  }

  private func orders(_ columns: Int) -> [[PanelDescription]] {
    guard columns == 2 else { return [companions.filter { $0.place != .second }] }
    return [
      companions.filter { $0.place == .always }, companions.filter { $0.place != .always },
    ]
  }

  private func place(_ order: [PanelDescription], in area: Rectangle) -> [Layout.Placement] {
    let wishes = order.map { $0.rows(needs) }
    let ranked = order.indices.sorted { order[$0].rank < order[$1].rank }
    var granted = [Int](repeating: 0, count: wishes.count)
    var left = area.height
    for index in ranked where order[index].leastWidth <= area.width {
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
    return stacked(order, granted, spare: left, in: area)
  }

  /// Gives out rows one by one until nobody can use another.
  private func share(
    _ left: inout Int, among ranked: [Int], _ wishes: [PanelDescription.Rows],
    _ granted: inout [Int]
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
    _ order: [PanelDescription], _ granted: [Int], spare: Int, in area: Rectangle
  ) -> [Layout.Placement] {
    let count = granted.count { $0 > 0 }
    let gap = count > 1 && spare >= count - 1 ? 1 : 0
    var row = area.row
    var placed: [Layout.Placement] = []
    for (panel, height) in zip(order, granted) where height > 0 {
      placed.append(
        Layout.Placement(
          panel: panel.name,
          rectangle: Rectangle(
            column: area.column, row: row, width: area.width, height: height)))
      row += height + gap
    }
    return placed
  }
}
