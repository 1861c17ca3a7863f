internal import Cells
internal import Drawing
internal import Laboratory

extension State {
  /// What the mouse means on a screen of a size, by the layout that draws it; nil when nothing.
  func action(for mouse: Mouse, size: Size) -> Action? {
    guard size.width >= Size.smallestScreen.width, size.height >= Size.smallestScreen.height else {
      return nil
    }
    return scene.action(for: mouse, size: size)
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
