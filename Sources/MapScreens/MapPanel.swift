internal import Cells
internal import Drawing
internal import Plotting
internal import Training

/// The numbers of the cell under the cursor: every quantity, the outcomes, each seed.
struct MapPanel {
  let state: MapState
  let map: SweepMap
  let pen: TextPen

  func draw(in area: Rectangle, on frame: inout Frame) {
    pen.title(
      [map.placeText(state.cursor), shortPlace], in: area, on: &frame)
    var row = area.row + 1
    for line in room(width: area.width) + [""] {
      pen.write(line, column: area.column, row: row, width: area.width, on: &frame, tone: .second)
      row += 1
    }
    row = drawQuantities(in: area, from: row, on: &frame)
    for line in outcomes(width: area.width) where row < area.row + area.height {
      pen.write(line, column: area.column, row: row, width: area.width, on: &frame)
      row += 1
    }
    drawSeeds(in: area, from: row + 1, on: &frame)
  }

  private var shortPlace: String {
    [
      map.margins[state.cursor.column].map { "\(map.marginSymbol) \(SweepMap.axisText($0))" },
      map.scales[state.cursor.row].map { "\(map.scaleSymbol) \(SweepMap.axisText($0))" },
    ].compactMap { $0 }.joined(separator: " · ")
  }

  /// Whether the closed form has room for the margin.
  private func room(width: Int) -> [String] {
    if map.isMarked(state.cursor) { return pen.wrapped("! cannot be met", width: width) }
    guard let limit = map.limitText else { return [] }
    let canBeMet = map.canBeMet(column: state.cursor.column)
    return pen.wrapped(canBeMet ? "can be met: \(limit)" : "! not \(limit)", width: width)
  }

  private func drawQuantities(in area: Rectangle, from start: Int, on frame: inout Frame) -> Int {
    var row = start
    let (mean, worst) = (area.width - 17, area.width - 8)
    let hasSeeds = state.rows.count > 1
    if hasSeeds {
      for (text, column) in [("mean", mean + 4), ("worst", worst + 3)] {
        pen.write(
          text, column: area.column + column, row: row, width: 5, on: &frame, tone: .second)
      }
      row += 1
    }
    for quantity in state.quantities where quantity.unit != .outcome {
      guard row < area.row + area.height else { return row }
      let isShown = quantity == state.quantity
      pen.write(
        pen.cut(quantity.shortTitle, width: (hasSeeds ? mean : worst) - 1), column: area.column,
        row: row, width: mean, on: &frame, tone: isShown ? .strong : .second)
      let values: [(SweepStatistic, Int)] =
        hasSeeds ? [(.mean, mean), (.worst, worst)] : [(.mean, worst)]
      for (statistic, column) in values {
        let value = statistic.value(of: state.rows, quantity)
        let text = pen.bare(value.map(quantity.text) ?? "–")
        pen.write(
          text, column: area.column + column + 8 - pen.width(of: text), row: row, width: 8,
          on: &frame,
          tone: isShown && statistic == state.statistic ? .strong : .plain)
      }
      row += 1
      let count = state.rows.count { quantity.value(of: $0) != nil }
      guard (1..<state.rows.count).contains(count), row < area.row + area.height else { continue }
      pen.write(
        "  mean of \(count) of \(state.rows.count) seeds", column: area.column, row: row,
        width: area.width, on: &frame, tone: isShown ? .plain : .second)
      row += 1
    }
    return row
  }

  /// How the cell's runs ended, in words.
  private func outcomes(width: Int) -> [String] {
    let counts = Status.worstFirst.reversed().compactMap { status -> String? in
      let count = state.rows.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    return pen.wrapped(counts.joined(separator: ", "), width: width)
  }

  private func drawSeeds(in area: Rectangle, from start: Int, on frame: inout Frame) {
    let rows = state.rows
    let room = area.row + area.height - start - 1
    guard room > 0, !rows.isEmpty else { return }
    pen.title(
      ["seeds: Enter opens one live", "seeds"],
      in: Rectangle(column: area.column, row: start, width: area.width, height: 1), on: &frame)
    let chosen = state.chosenRow
    let position = chosen.flatMap { rows.firstIndex(of: $0) } ?? 0
    let first = max(0, min(position - room / 2, rows.count - room))
    // A seed that is cut is another seed.
    let status = max(8, (rows.map { "\($0.seed)".count + 3 }.max() ?? 0))
    for (offset, row) in rows[first...].prefix(room).enumerated() {
      let isChosen = row == chosen
      let value = state.quantity.value(of: row).map(state.quantity.text) ?? ""
      let mark = isChosen ? "▸" : " "
      let text = "\(mark) \(row.seed)"
      let line = start + 1 + offset
      pen.write(
        text, column: area.column, row: line, width: area.width, on: &frame,
        tone: isChosen ? .strong : .plain)
      let width = pen.width(of: pen.bare(value))
      let free = area.width - status - width - 1
      pen.write(
        free > 0 ? row.status.cellText(width: free + 1) : "", column: area.column + status,
        row: line, width: max(free, 0), on: &frame, tone: isChosen ? .strong : .second)
      pen.write(
        pen.bare(value), column: area.column + area.width - width, row: line, width: width,
        on: &frame,
        tone: isChosen ? .strong : .plain)
    }
  }
}
