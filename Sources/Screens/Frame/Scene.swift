internal import Cells
internal import Drawing
internal import Laboratory

/// What fills the screen.
protocol Scene {
  func draw(on frame: inout Frame)
  /// What the mouse means on it; nil when nothing.
  func action(for mouse: Mouse, size: Size) -> Action?
  /// How many parts a screen turns it in; 0 where it has no pages.
  func partCount(_ size: Size) -> Int
}

extension Scene {
  func partCount(_ size: Size) -> Int { 0 }
}

extension HelpOverlay: Scene {}
extension PresetList: Scene {}
extension StageScreen: Scene {}
extension LaboratoryScreen: Scene {}
extension ComparisonScreen: Scene {}

extension State {
  /// What is on top: decided here alone, for drawing and for the mouse.
  var scene: any Scene {
    let single = enlarged ?? self
    switch topOverlay {
    case .help(let page): return HelpOverlay(state: single, page: page, part: helpPart)
    case .presets(let marked): return PresetList(state: single, chosen: marked)
    case .entry, .finding, .asking, nil: break
    }
    if enlarged == nil, let comparison {
      return ComparisonScreen(state: self, comparison: comparison)
    }
    return display.isBig ? StageScreen(state: single) : LaboratoryScreen(state: single)
  }
}
