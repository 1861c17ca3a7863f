import Cells
import Drawing
import MapScreens
import Training

/// Runs over margins and scales, best at the third margin and the lowest scale.
func rows(
  _ columns: Int = 6, _ lines: Int = 4, seeds: Int = 2, loss: String = "arcface"
) -> [SweepRow] {
  (0..<columns * lines * seeds).map { index in
    let (column, line, seed) = (
      index % columns, index / columns % lines, index / columns / lines
    )
    let value = 0.95 - 0.1 * Double(abs(column - 2)) / Double(columns) - 0.05 * Double(line)
    return SweepRow(
      id: "run \(index)", loss: loss, margin: Double(column) / 8, scale: Double(1 << line),
      classes: 10, dimension: 2, seed: UInt64(seed), status: column > 4 ? .merged : .converged,
      settings: [SweepRow.Setting(name: "data", text: "digits")],
      numbers: [
        "accuracy_test": value - 0.01 * Double(seed), "accuracy_train_with_margin": value / 2,
        "loss_value": 1, "loss_floor": 0.5, "gap_deg_p05": Double(column),
      ])
  }
}

/// A map of rows, of a sweep of a hundred runs.
func state(_ rows: [SweepRow] = rows()) -> MapState {
  MapState(rows, total: 100, display: Display())
}

/// What a frame shows, line by line.
func text(_ frame: Frame) -> String {
  (0..<frame.height).map { row in
    String(
      String.UnicodeScalarView(
        (0..<frame.width).map { Unicode.Scalar(frame[$0, row].displayedScalar) ?? "?" }))
  }.joined(separator: "\n")
}
