internal import Cells
internal import Plotting

/// Help over the whole screen: first every key, then every element.
struct HelpOverlay {
  let state: State
  let page: Int

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let title = page == 0 ? "keys" : "what is on the screen"
    pen.write(
      " \(title)   page \(page + 1) of \(State.helpPages)   ? next page   Esc back", column: 0,
      row: 0, width: frame.width, on: &frame, attributes: .bold)
    let entries = page == 0 ? Self.keys : Self.elements
    let columns = frame.width >= 150 ? 2 : 1
    let each = (frame.width - 2) / columns
    let sign = page == 0 ? 11 : 15
    var place = (column: 0, row: 2)
    for entry in entries {
      let lines = pen.wrapped(entry.meaning, width: each - sign - 2)
      if place.row + lines.count > frame.height, place.column + 1 < columns {
        place = (place.column + 1, 2)
      }
      let left = 1 + place.column * each
      pen.write(entry.sign, column: left, row: place.row, width: sign, on: &frame)
      for (offset, line) in lines.enumerated() {
        pen.write(
          line, column: left + sign, row: place.row + offset, width: each - sign, on: &frame,
          foreground: pen.theme.secondText)
      }
      place.row += lines.count
    }
  }

  private static var keys: [(sign: String, meaning: String)] {
    State.bindings.map { ($0.keys, $0.help) }
  }

  private static let elements: [(sign: String, meaning: String)] =
    [
      (
        "first line",
        "loss, margin with its unit and band at equal spacing, scale, data, step, speed"
      ),
      ("plane", "training points x in two dimensions; the ring's radius moves by factors of √2"),
    ] + Legend.entries + [
      ("accuracy", "training and held out; as used: no margin; with margin: what training asks"),
      ("before r", "held out, or training, of the run before, at this same step"),
      ("angles", "from each training point to its own prototype and to the nearest other one"),
      ("narrowest", "the smallest angle between two prototypes"),
      ("target logit", "ψ(θ): what the own class's logit becomes; cos θ behind; ticks: the points"),
      ("loss", "of each step; ╌ floor: equal classes at equal spacing; marks: turns of a knob"),
      ("┃ on a bar", "the largest margin that this many classes can meet in the plane"),
      ("point", "right as used, and the costliest with the margin"),
      ("last but one", "ok, note or !: what is well, noteworthy or wrong, and which key helps"),
    ]
}
