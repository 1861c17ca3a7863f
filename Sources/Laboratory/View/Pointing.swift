internal import Cells

extension State {
  /// What the mouse means on a screen of a size, by the layout that draws it; nil when nothing.
  func action(for mouse: Mouse, size: Size) -> Action? {
    guard size.width >= Layout.smallest.width, size.height >= Layout.smallest.height else {
      return nil
    }
    let single = enlarged ?? self
    if let helpPage {
      return HelpOverlay(state: single, page: helpPage).action(for: mouse, size: size)
    }
    if let chosen = chosenPreset ?? single.chosenPreset {
      return PresetList(state: single, chosen: chosen).action(for: mouse, size: size)
    }
    if enlarged == nil, let comparison {
      return ComparisonScreen(state: self, comparison: comparison).action(for: mouse, size: size)
    }
    return display.isBig
      ? BigScreen(state: single).action(for: mouse, size: size)
      : LaboratoryScreen(state: single).action(for: mouse, size: size)
  }
}

extension Rectangle {
  func contains(_ mouse: Mouse) -> Bool {
    (column..<column + width).contains(mouse.column) && (row..<row + height).contains(mouse.row)
  }
}
