internal import Cells
internal import Drawing
internal import Laboratory

extension State {
  /// What the mouse means on a screen of a size, by the layout that draws it; nil when nothing.
  func action(for mouse: Mouse, size: Size) -> Action? {
    guard size.width >= Size.smallestScreen.width, size.height >= Size.smallestScreen.height else {
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

extension Grip {
  /// The panel that it holds on to.
  var panel: String {
    switch self {
    case .asked: FeaturePlane.description.name
    case .knob: KnobPanel.description.name
    case .step: LossCurve.description.name
    }
  }
}
