internal import Drawing
internal import Plotting
internal import Training

/// A map as a vector figure for a page: the same cells, numbers, plateau and limit, black on white.
public enum MapFigure {
  private static let cellWidth = 84.0
  private static let cellHeight = 46.0
  private static let top = 64.0

  /// The text of an SVG file; nil before any run is finished.
  public static func svg(_ state: MapState) -> String? {
    guard let map = state.map else { return nil }
    let figure = Figure(state: state, map: map)
    return figure.text
  }

  private struct Figure {
    let state: MapState
    let map: SweepMap

    private var plotWidth: Double { cellWidth * Double(map.margins.count) }
    /// Room for the scales' labels.
    private var left: Double {
      max(64, 34 + 7.5 * Double(map.scales.map { SweepMap.axisText($0).count }.max() ?? 0))
    }
    private var plotHeight: Double { cellHeight * Double(map.scales.count) }
    private var range: MapRange { MapRange(map, state.quantity, state.statistic) }

    var text: String {
      let words = [note, map.markWords, subtitle].compactMap { $0 }.map { 7 * Double($0.count) }
      let width = left + max(plotWidth, legendWidth, words.max() ?? 0) + 24
      let height = top + plotHeight + (map.markWords == nil ? 100 : 118)
      let parts = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(width)) "
          + "\(number(height))\" width=\"\(number(width))\" height=\"\(number(height))\" "
          + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">",
        "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>",
        label("\(map.title) · \(map.subject)", 16, 24, anchor: "start", size: 16, weight: "bold"),
        label(subtitle, 16, 44, anchor: "start"),
      ]
      return (parts + cells + plateau + limit + axes + legend + ["</svg>", ""])
        .joined(separator: "\n")
    }

    private var subtitle: String {
      let unit = state.quantity.unitText
      let seeds = map.seeds == 1 ? "one seed" : "\(map.seeds) seeds"
      let statistic = state.statistic == .mean ? "mean" : "worst"
      let room =
        map.firstColumnBeyond == nil ? map.limitText.map { " · all can be met: \($0)" } : nil
      return state.quantity.title + (unit.isEmpty ? "" : ", \(unit)") + " · "
        + (map.seeds == 1 ? seeds : "\(statistic) of \(seeds)") + (room ?? "")
    }

    private var cells: [String] {
      map.places.flatMap { place -> [String] in
        let rows = map[place]
        guard let fraction = range.fraction(of: rows) else { return [] }
        let (x, y) = corner(place)
        let ink = Ramp.isDark(fraction) ? "#FFFFFF" : "#000000"
        return [
          "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(cellWidth))\" "
            + "height=\"\(number(cellHeight))\" fill=\"\(color(fraction))\"/>",
          label(
            (place == state.plateau?.best ? "◆ " : map.isMarked(place) ? "! " : "")
              + (map.leavesOut(place, state.quantity, state.statistic) ? "~" : "")
              + words(of: rows),
            x + cellWidth / 2,
            y + cellHeight / 2 + 5, fill: ink),
        ]
      }
    }

    private func words(of rows: [SweepRow]) -> String {
      if state.quantity.unit == .outcome {
        return state.statistic.outcome(of: rows)?.rawValue ?? ""
      }
      return state.statistic.value(of: rows, state.quantity)
        .map { state.quantity.cellText($0, width: 9) } ?? "–"
    }

    /// Sides of the plateau's cells behind which another cell begins.
    private var plateau: [String] {
      let places = state.plateau?.places ?? []
      let inside = Set(places)
      let lines = places.flatMap { place -> [String] in
        let (x, y) = corner(place)
        let (right, bottom) = (x + cellWidth, y + cellHeight)
        let sides: [(Int, Int, Double, Double, Double, Double)] = [
          (-1, 0, x, y, x, bottom), (1, 0, right, y, right, bottom), (0, 1, x, y, right, y),
          (0, -1, x, bottom, right, bottom),
        ]
        return sides.compactMap { side in
          let next = SweepMap.Place(column: place.column + side.0, row: place.row + side.1)
          guard !inside.contains(next) else { return nil }
          return "M\(number(side.2)) \(number(side.3))L\(number(side.4)) \(number(side.5))"
        }
      }
      guard !lines.isEmpty else { return [] }
      return [
        "<path d=\"\(lines.joined())\" stroke=\"#000000\" stroke-width=\"2.5\" "
          + "stroke-linecap=\"square\" fill=\"none\"/>"
      ]
    }

    private var limit: [String] {
      guard let column = map.firstColumnBeyond, let text = map.limitText else { return [] }
      let x = left + cellWidth * Double(column)
      let anchor = column * 2 >= map.margins.count ? "end" : "start"
      return [
        "<path d=\"M\(number(x)) \(number(top - 10))V\(number(top + plotHeight + 6))\" "
          + "stroke=\"#D0342C\" stroke-width=\"3\" stroke-dasharray=\"7 4\" fill=\"none\"/>",
        label(
          "can be met: \(text)", anchor == "end" ? x - 6 : x + 6, top - 5, anchor: anchor,
          fill: "#B02018"),
      ]
    }

    private var axes: [String] {
      let below = top + plotHeight
      let unit = map.marginUnitText
      let margins = map.margins.indices.map { column in
        label(
          SweepMap.axisText(map.margins[column]), left + cellWidth * (Double(column) + 0.5),
          below + 18)
      }
      let scales = map.scales.indices.map { row in
        let (_, y) = corner(SweepMap.Place(column: 0, row: row))
        return label(
          SweepMap.axisText(map.scales[row]), left - 8, y + cellHeight / 2 + 5, anchor: "end")
      }
      return margins + scales + [
        label(
          named("margin", map.marginSymbol) + (unit.isEmpty ? "" : " (\(unit))"),
          left + plotWidth / 2,
          below + 38),
        label(
          named("scale", map.scaleSymbol), 14, top + plotHeight / 2, anchor: "middle", turned: true),
      ]
    }

    /// An axis and its letter, where that is another word.
    private func named(_ axis: String, _ symbol: String) -> String {
      symbol == axis ? axis : "\(axis) \(symbol)"
    }

    private var legend: [String] {
      let y = top + plotHeight + 54
      guard state.quantity.unit != .outcome, range.isKnown else { return [] }
      let steps = 48
      let length = legendWidth - 140
      let start = left + 70
      let bars = (0..<steps).map { index in
        "<rect x=\"\(number(start + length * Double(index) / Double(steps)))\" y=\"\(number(y))\" "
          + "width=\"\(number(length / Double(steps) + 0.5))\" height=\"12\" "
          + "fill=\"\(color(Double(index) / Double(steps - 1)))\"/>"
      }
      return bars + [
        label(state.quantity.text(range.worst), start - 6, y + 11, anchor: "end"),
        label(state.quantity.text(range.best), start + length + 6, y + 11, anchor: "start"),
        label(note ?? "", left, y + 34, anchor: "start"),
      ] + (map.markWords.map { [label($0, left, y + 52, anchor: "start")] } ?? [])
    }

    /// The ramp and the numbers at its ends.
    private var legendWidth: Double { min(max(plotWidth, 260), 420) }

    /// What the star, the outline and the mark of fewer seeds mean.
    private var note: String? {
      let best = state.plateau.map { plateau in
        plateau.places.count > 1
          ? "\(map.bestWords(state.quantity)); outlined: \(plateau.places.count) cells within "
            + "\(state.quantity.toleranceText(plateau.tolerance)) of it"
          : map.bestWords(state.quantity)
      }
      let words = [best, map.seedWords(state.quantity, state.statistic)].compactMap(\.self)
      return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    private func corner(_ place: SweepMap.Place) -> (Double, Double) {
      (
        left + cellWidth * Double(place.column),
        top + cellHeight * Double(map.scales.count - 1 - place.row)
      )
    }

    private func color(_ fraction: Double) -> String {
      let figures = String(Ramp.rgb(fraction), radix: 16, uppercase: true)
      return "#" + String(repeating: "0", count: 6 - figures.count) + figures
    }

    private func number(_ value: Double) -> String { numberText(value, from: 0, through: 2) }

    private func label(
      _ text: String, _ x: Double, _ y: Double, anchor: String = "middle", size: Int = 13,
      weight: String = "normal", fill: String = "#000000", turned: Bool = false
    ) -> String {
      let turn = turned ? " transform=\"rotate(-90 \(number(x)) \(number(y)))\"" : ""
      let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\" "
        + "font-weight=\"\(weight)\" fill=\"\(fill)\"\(turn)>\(escaped)</text>"
    }
  }
}
