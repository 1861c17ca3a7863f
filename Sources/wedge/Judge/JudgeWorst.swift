internal import Kernels

import Drawing
import Training

/// What is wrong with embeddings, by the names of rows and classes.
struct JudgeWorst {
  let report: EmbeddingReport

  private func name(_ place: Int) -> String { RowWords.name(place, of: report.table) }
  private func title(ofRow place: Int) -> String { title(Int(report.table.labels[place])) }

  private func title(_ label: Int) -> String { report.classTitles[label] }

  private func given(_ label: Int) -> String { report.table.givenTitles[label] }

  var members: [String: JSONValue] {
    [
      "worst_rows": .array(report.worst.rows.map(row)),
      "confused_classes": .array(
        report.worst.confusions.map { confusion in
          .object([
            "class": .string(given(confusion.label)), "taken_for": .string(given(confusion.other)),
            "rows": .number(Double(confusion.count)),
          ])
        }),
      "hardest_pairs_same": .array(report.pairs.hardestSame.map(pair)),
      "hardest_pairs_different": .array(report.pairs.hardestDifferent.map(pair)),
      "by_class": .array(report.byClass().map(summary)),
    ]
  }

  private func row(_ row: Int) -> JSONValue {
    let rows = report.rows
    var members = JSONMembers()
    members.add("row", RowWords.place(rows.places[row], of: report.table))
    members["name"] = .string(RowWords.givenName(rows.places[row], of: report.table))
    members["class"] = .string(given(Int(rows.labels[row])))
    members["nearest"] = .string(given(Int(rows.nearest[row])))
    members.add("angle_own_degrees", rows.ownAngles[row].inDegrees)
    members.add("angle_nearest_degrees", rows.nextAngles[row].inDegrees)
    members.add("gap_degrees", rows.gap(row).inDegrees)
    return .object(members.values)
  }

  private func pair(_ pair: HardPair) -> JSONValue {
    var members = JSONMembers()
    members["rows"] = .array(
      [pair.first, pair.second].map { .number(RowWords.place($0, of: report.table)) })
    members["names"] = .array(
      [pair.first, pair.second].map { .string(RowWords.givenName($0, of: report.table)) })
    members["classes"] = .array(
      [pair.first, pair.second].map { .string(given(Int(report.table.labels[$0]))) })
    for measure in OperatingPoint.measures { members.add(measure.name, measure.value(pair.point)) }
    return .object(members.values)
  }

  private func summary(_ summary: ClassSummary) -> JSONValue {
    var members = JSONMembers()
    members["class"] = .string(given(summary.label))
    members.add("rows", Double(summary.count))
    members.add("accuracy", summary.right?.share, summary.right?.interval)
    members.add("angle_own_median_degrees", summary.ownMedian.map(\.inDegrees))
    members.add("gap_median_degrees", summary.gapMedian.map(\.inDegrees))
    members["taken_for"] = summary.takenFor.map { .string(given($0.label)) } ?? .null
    members.add("taken_for_rows", summary.takenFor.map { Double($0.count) })
    return .object(members.values)
  }

  /// Lists below the table.
  var text: String {
    var lines: [String] = ["", "  costliest rows (nearest other − own)"]
    let rows = report.rows
    lines += report.worst.rows.map { row in
      "    \(name(rows.places[row])), \(title(Int(rows.labels[row]))): "
        + "\(NumberWords.degrees(rows.gap(row))), nearest \(title(Int(rows.nearest[row])))"
    }
    lines += ["", "  most confused classes"]
    lines += report.worst.confusions.map {
      "    \(title($0.label)) taken for \(title($0.other)): \(counted($0.count, "row"))"
    }
    if report.worst.confusions.isEmpty { lines.append("    none") }
    lines += ["", "  furthest pairs of one class"] + report.pairs.hardestSame.map(line)
    lines += ["", "  nearest pairs of two classes"] + report.pairs.hardestDifferent.map(line)
    lines += ["", "  by class"] + classes
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ pair: HardPair) -> String {
    let (first, second) = (title(ofRow: pair.first), title(ofRow: pair.second))
    let classes = first == second ? first : "\(first) and \(second)"
    let angle =
      pair.point.degrees.map {
        NumberWords.rounded($0, NumberWords.decimals($0, from: 2, through: 6)) + "°"
      } ?? "–"
    return "    \(name(pair.first)) and \(name(pair.second)), \(classes): \(angle)"
  }

  private var classes: [String] {
    let body = report.byClass().map { summary in
      [
        title(summary.label), "\(summary.count)",
        NumberWords.percent(summary.right?.share, summary.right?.interval),
        summary.ownMedian.map(NumberWords.degrees) ?? "–",
        summary.gapMedian.map(NumberWords.degrees) ?? "–",
        summary.takenFor.map { "\(title($0.label)) (\($0.count))" } ?? "–",
      ]
    }
    let head = ["class", "rows", "right", "to own", "gap", "taken for"]
    return TextColumns([head] + body, leading: [0, 5]).lines.map { "    " + $0 }
  }
}
