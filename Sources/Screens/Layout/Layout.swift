internal import Cells
internal import Drawing
internal import Laboratory

/// Which panel stands where on a screen of some size; one that does not fit is left out whole.
struct Layout: Equatable {
  /// A panel and its cells.
  struct Placement: Equatable {
    /// Its name in the registry.
    var panel: String
    var rectangle: Rectangle
  }

  /// Where the main view stands; nil where a circle would be too small to be read.
  var main: Rectangle?
  /// Top to bottom, column by column.
  var panels: [Placement] = []
  var lossRow: Int?
  /// Rows shared by the formula, above, and the status line, below.
  var notes: Rectangle
  var keys: Int

  /// - Parameters:
  ///   - view: the name of the main view's panel.
  ///   - descriptions: what there is to place.
  init(
    _ size: Size, _ needs: PanelNeeds, view: String = FeaturePlane.description.name,
    descriptions: [PanelDescription] = PanelRegistry.descriptions
  ) {
    let hasLosses = size.height >= 24 && size.width >= 80
    lossRow = hasLosses ? 1 : nil
    keys = size.height - 1
    let rows = Self.noteRows(size)
    let gap = size.height >= 56 ? 1 : 0
    notes = Rectangle(column: 0, row: keys - gap - rows, width: size.width, height: rows)
    let top = hasLosses ? 2 : 1
    let body = Rectangle(column: 0, row: top, width: size.width, height: notes.row - top)
    if descriptions.contains(where: { $0.name == view && $0.place == .viewOnly }) {
      main = body
      return
    }
    let areas = PanelAreas(body)
    main = areas.plane
    panels = PanelStack(needs: needs, view: view, descriptions: descriptions).panels(in: areas)
    let isMainLast = areas.below.map { below in
      !panels.contains { $0.rectangle.row >= below.row && $0.rectangle.column <= below.column }
    }
    if isMainLast ?? true { main?.height = body.height }
  }

  private static func noteRows(_ size: Size) -> Int {
    if size.height < 12 { return 1 }
    return size.height >= 30 && size.width >= 100 ? 3 : 2
  }
}
