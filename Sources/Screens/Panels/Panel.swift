internal import Cells
internal import Drawing
internal import Laboratory

/// A part of the screen with a rectangle of its own.
///
/// Adding one is its file and one line in `PanelRegistry.all`.
protocol Panel: SendableMetatype {
  static var description: PanelDescription { get }
  /// The signs on it and what they mean, for the help screen.
  static var help: [LegendEntry] { get }

  /// Those of them that this picture has, for a figure, where nothing is reversed and no key is pressed.
  var legend: [LegendEntry] { get }

  init(_ state: State)
  func draw(in rectangle: Rectangle, on frame: inout Frame)
  /// What the mouse means on it, or while it holds on to something of it; nil when nothing.
  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action?
}

/// Where a panel may stand and how much room it asks for.
struct PanelDescription {
  /// How many rows a panel needs, is read well with, and can use.
  struct Rows {
    var least: Int
    var usual: Int
    var most: Int

    init(_ least: Int, _ usual: Int, _ most: Int) {
      self.least = least
      self.usual = usual
      self.most = most
    }
  }

  /// The columns of panels it may stand in.
  enum Place {
    /// Beside the plane on every screen.
    case always
    /// On every screen, but in the second column where there are two.
    case alwaysSecond
    /// Only in a second column.
    case second
    /// Nowhere but as the main view, which then has the whole width.
    case viewOnly
  }

  /// In words of lower case joined by hyphens, as `--view` takes it.
  var name: String
  /// Whether it may be the main view.
  var isView: Bool = false
  var place: Place = .second
  /// Who gets room first where it is short: the smallest.
  var rank: Int
  var leastWidth: Int
  /// Whether it shows samples by their classes, which a figure of it names then.
  var showsClasses: Bool = false
  /// Whether it has something to show of a state.
  var applies: @Sendable (State) -> Bool = { _ in true }
  /// What it asks for as a companion of the main view.
  var rows: @Sendable (PanelNeeds) -> Rows
}

extension Panel {
  static var help: [LegendEntry] { [] }

  var legend: [LegendEntry] { Self.help }

  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action? { nil }
}
