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

  /// What a layout has to know of a state.
  struct Needs: Equatable {
    /// Knobs that go on with the run.
    var liveKnobs: Int
    /// Knobs that start it anew.
    var otherKnobs: Int
    /// Whether there is a run before to compare with.
    var hasBefore: Bool
    /// Rows for what is asked about.
    var answerRows: Int = 0
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
    _ size: Size, _ needs: Needs, view: String = FeaturePlane.description.name,
    descriptions: [PanelDescription] = PanelRegistry.all.map { $0.description }
  ) {
    let isLarge = size.height >= 30 && size.width >= 100
    lossRow = isLarge ? 1 : nil
    keys = size.height - 1
    let rows = Self.noteRows(size)
    let gap = size.height >= 56 ? 1 : 0
    notes = Rectangle(column: 0, row: keys - gap - rows, width: size.width, height: rows)
    let top = isLarge ? 2 : 1
    let body = Rectangle(column: 0, row: top, width: size.width, height: notes.row - top)
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

/// How the middle of the screen is divided: the plane at the left, columns of panels beside it, and
/// what is left below it.
struct PanelAreas: Equatable {
  var plane: Rectangle?
  /// Beside the plane, from the left.
  var columns: [Rectangle] = []
  var below: Rectangle?

  private static let narrow = 21
  private static let usual = 39
  private static let smallestPlane = Size(width: 12, height: 6)

  init(_ body: Rectangle) {
    let width = Self.planeWidth(body)
    let height = min(body.height, (width + 3) / 2)
    if width >= Self.smallestPlane.width, height >= Self.smallestPlane.height {
      plane = Rectangle(column: body.column, row: body.row, width: width, height: height)
    }
    guard let plane else {
      below = body
      return
    }
    split(body, beside: plane)
    let rest = body.height - plane.height
    guard rest > (columns.isEmpty ? 2 : 7) else { return }
    let room = columns.isEmpty ? body.width : plane.width
    let indent = room >= 40 ? 1 : 0
    below = Rectangle(
      column: body.column + indent, row: body.row + plane.height, width: room - indent,
      height: rest)
  }

  /// A dot is about square, so a round plane of h rows is 2h columns wide, two less where its
  /// letters still have room.
  private static func planeWidth(_ body: Rectangle) -> Int {
    let natural = 2 * body.height - (body.height > 24 ? 2 : 0)
    let free = body.width - 1
    if free - natural >= usual { return natural }
    if free - usual >= max(natural / 2, usual) { return free - usual }
    if free - natural >= narrow { return natural }
    if free - narrow >= natural * 3 / 4 { return free - narrow }
    return min(body.width, 2 * max(body.height - 4, 0))
  }

  private mutating func split(_ body: Rectangle, beside plane: Rectangle) {
    let gap = body.width >= 100 ? 2 : 1
    let free = body.width - plane.width
    guard free > Self.narrow else { return }
    let count = free >= 2 * (Self.usual + gap) && body.height >= 20 ? 2 : 1
    let each = free / count - gap
    for index in 0..<count {
      columns.append(
        Rectangle(
          column: plane.width + gap + index * (each + gap), row: body.row, width: each,
          height: body.height))
    }
  }
}
