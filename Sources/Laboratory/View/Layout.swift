internal import Cells

/// Which panel stands where on a screen of some size; one that does not fit is left out whole.
struct Layout: Equatable {
  /// A panel beside the plane.
  enum Panel: CaseIterable {
    case accuracy, angles, targetLogit, loss, happened, knobs, legend
  }

  var plane: Rectangle
  /// In the order they are drawn, top to bottom, column by column.
  var panels: [(panel: Panel, rectangle: Rectangle)] = []
  var lossRow: Int?
  /// Rows of the formula, of the status line and of the key line.
  var formula: Rectangle
  var status: Int
  var keys: Int

  /// The smallest screen that is drawn on.
  static let smallest: Size = Size(width: 20, height: 6)

  private static let panelWidth = 38

  static func == (left: Layout, right: Layout) -> Bool {
    left.plane == right.plane && left.formula == right.formula
      && left.panels.map(\.rectangle) == right.panels.map(\.rectangle)
  }

  init(_ size: Size, knobs: Int, allKnobs: Int, hasBefore: Bool) {
    let hasLossRow = size.height >= 30 && size.width >= 100
    lossRow = hasLossRow ? 1 : nil
    keys = size.height - 1
    let gap = size.height >= 56 ? 1 : 0
    status = keys - 1 - gap
    let formulaRows = size.height < 16 || size.width < 60 ? 0 : Self.formulaRows(size)
    formula = Rectangle(
      column: 0, row: status - formulaRows, width: size.width, height: formulaRows)
    let top = hasLossRow ? 2 : 1
    let height = formula.row - top
    let columns = Self.columns(size, height: height)
    let free = size.width - columns * (Self.panelWidth + 1)
    var width = min(2 * height, columns == 0 ? size.width : free)
    if columns == 2 { width = min(2 * height, size.width - 94) }
    if columns == 1, size.width >= 110 { width = min(2 * height, size.width - 53) }
    plane = Rectangle(column: 0, row: top, width: width, height: height)
    let tall = Stack(knobs: knobs, allKnobs: allKnobs, hasBefore: hasBefore)
    if columns == 0 {
      panels = tall.below(&plane, size: size)
    } else {
      let left = plane.width + 1
      let each = (size.width - left - (columns - 1)) / columns
      let area = Rectangle(column: left, row: top, width: each, height: height)
      panels = columns == 1 ? tall.single(area) : tall.double(area)
    }
  }

  private static func formulaRows(_ size: Size) -> Int {
    size.width >= 100 && size.height >= 30 ? 2 : 1
  }

  /// How many columns of panels stand beside the plane.
  private static func columns(_ size: Size, height: Int) -> Int {
    if size.width >= 170, height >= 40 { return 2 }
    return size.width - min(2 * height, size.width / 2) > panelWidth ? 1 : 0
  }
}

/// Panels under one another, the most important first while there is room.
private struct Stack {
  let knobs: Int
  let allKnobs: Int
  let hasBefore: Bool

  private var accuracyRows: Int { hasBefore ? 4 : 3 }

  /// Panels under a plane that takes the whole width.
  func below(_ plane: inout Rectangle, size: Size) -> [(panel: Layout.Panel, rectangle: Rectangle)]
  {
    let wanted = size.width / 2
    let spare = plane.height - wanted
    guard spare >= accuracyRows, size.width >= 34 else { return [] }
    plane.height -= max(accuracyRows, spare)
    let area = Rectangle(
      column: 1, row: plane.row + plane.height, width: size.width - 1,
      height: max(accuracyRows, spare))
    return single(area)
  }

  func single(_ area: Rectangle) -> [(panel: Layout.Panel, rectangle: Rectangle)] {
    place(
      [
        Wish(.accuracy, least: accuracyRows, most: accuracyRows, rank: 0),
        Wish(.angles, least: 8, most: 12, rank: 2, isEager: true),
        Wish(.targetLogit, least: 8, most: 12, rank: 4),
        Wish(.loss, least: 3, most: 9, rank: 3),
        Wish(.knobs, least: 4, most: knobs + 2, rank: 1, isEager: true),
      ], in: area)
  }

  func double(_ area: Rectangle) -> [(panel: Layout.Panel, rectangle: Rectangle)] {
    var right = area
    right.column += area.width + 1
    let legend = 7
    return place(
      [
        Wish(.accuracy, least: accuracyRows, most: accuracyRows + 1, rank: 0),
        Wish(.angles, least: 8, most: 24, rank: 1), Wish(.targetLogit, least: 8, most: 26, rank: 2),
      ], in: area)
      + place(
        [
          Wish(.loss, least: 8, most: 24, rank: 1), Wish(.happened, least: 4, most: 14, rank: 3),
          Wish(.knobs, least: 4, most: allKnobs + 2, rank: 0, isEager: true),
          Wish(.legend, least: legend, most: legend, rank: 2),
        ], in: right)
  }

  private struct Wish {
    let panel: Layout.Panel
    let least: Int
    let most: Int
    let rank: Int
    /// Whether it takes its most before the others share.
    let isEager: Bool

    init(_ panel: Layout.Panel, least: Int, most: Int, rank: Int, isEager: Bool = false) {
      self.panel = panel
      self.least = least
      self.most = most
      self.rank = rank
      self.isEager = isEager
    }
  }

  /// Grants the least of each by rank, then shares what is left row by row.
  private func place(
    _ wishes: [Wish], in area: Rectangle
  ) -> [(panel: Layout.Panel, rectangle: Rectangle)] {
    var granted = [Int](repeating: 0, count: wishes.count)
    var left = area.height
    for index in wishes.indices.sorted(by: { wishes[$0].rank < wishes[$1].rank })
    where wishes[index].least <= left {
      granted[index] = wishes[index].least
      left -= wishes[index].least
    }
    for index in wishes.indices where granted[index] > 0 && wishes[index].isEager {
      let more = min(left, wishes[index].most - granted[index])
      granted[index] += more
      left -= more
    }
    var isSharing = true
    while left > 0, isSharing {
      isSharing = false
      for index in wishes.indices where granted[index] > 0 && granted[index] < wishes[index].most {
        guard left > 0 else { break }
        granted[index] += 1
        left -= 1
        isSharing = true
      }
    }
    var row = area.row
    var placed: [(panel: Layout.Panel, rectangle: Rectangle)] = []
    for (wish, height) in zip(wishes, granted) where height > 0 {
      let rectangle = Rectangle(column: area.column, row: row, width: area.width, height: height)
      placed.append((wish.panel, rectangle))
      row += height
    }
    return placed
  }
}
