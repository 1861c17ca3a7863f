internal import Cells
internal import Drawing
internal import Training

extension MapPlot {
  /// Columns for the scales' labels, with one between them and the cells: every figure is told.
  var labelWidth: Int {
    1 + (map.scales.map { SweepMap.axisText($0).count } + [5]).reduce(0, max)
  }

  /// Both axes: a value beside each row of cells and below each column, as far as there is room.
  func drawAxes(_ geometry: MapGeometry, on frame: inout Frame) {
    let area = geometry.area
    let name = map.scaleSymbol
    pen.write(
      name, column: max(0, area.column - 1 - name.count), row: area.row - 1, width: name.count,
      on: &frame, tone: .second)
    var free = area.row
    for index in map.scales.indices.reversed() {
      let box = geometry.rectangle(of: SweepMap.Place(column: 0, row: index))
      let row = min(box.row + max(box.height - 1, 0) / 2, area.row + area.height - 1)
      guard row >= free else { continue }
      free = row + 1
      let text = SweepMap.axisText(map.scales[index])
      pen.write(
        text, column: area.column - 1 - text.count, row: row, width: text.count, on: &frame,
        tone: index == state.cursor.row ? .strong : .second)
    }
    drawMargins(geometry, on: &frame)
  }

  private func drawMargins(_ geometry: MapGeometry, on frame: inout Frame) {
    let area = geometry.area
    let row = area.row + area.height
    let name = "\(map.marginSymbol) "
    pen.write(
      name, column: area.column - 1 - name.count, row: row, width: name.count, on: &frame,
      tone: .second)
    var free = area.column
    let unit = map.marginUnitText
    for index in map.margins.indices {
      let box = geometry.rectangle(of: SweepMap.Place(column: index, row: 0))
      let text = SweepMap.axisText(map.margins[index])
      let start = box.column + max(0, (box.width - text.count + 1) / 2)
      guard start >= free, start + text.count <= area.column + area.width else { continue }
      free = start + text.count + 1
      pen.write(
        text, column: start, row: row, width: text.count, on: &frame,
        tone: index == state.cursor.column ? .strong : .second)
    }
    guard !unit.isEmpty, free + unit.count <= area.column + area.width else { return }
    pen.write(
      unit, column: area.column + area.width - unit.count, row: row, width: unit.count, on: &frame,
      tone: .second)
  }
}
