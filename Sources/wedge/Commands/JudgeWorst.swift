import Training

/// What is wrong with embeddings, by the names of rows and classes.
struct JudgeWorst {
  let report: EmbeddingReport
  let table: DataTable

  /// What a row is called: its place, from 1.
  func name(_ place: Int) -> String { "row \(place + 1)" }

  private func title(_ label: Int) -> String { report.classTitles[label] }

  private func degrees(_ radians: Double) -> Double { radians * 180 / .pi }

  var members: [String: JSONValue] {
    [
      "worst_rows": .array(report.worst.rows.map(row)),
      "confused_classes": .array(
        report.worst.confusions.map { confusion in
          .object([
            "class": .string(title(confusion.label)), "taken_for": .string(title(confusion.other)),
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
    members.add("row", Double(rows.places[row] + 1))
    members["name"] = .string(name(rows.places[row]))
    members["class"] = .string(title(Int(rows.labels[row])))
    members["nearest"] = .string(title(Int(rows.nearest[row])))
    members.add("angle_own_degrees", degrees(rows.ownAngles[row]))
    members.add("angle_nearest_degrees", degrees(rows.nextAngles[row]))
    members.add("gap_degrees", degrees(rows.gap(row)))
    return .object(members.values)
  }

  private func pair(_ pair: HardPair) -> JSONValue {
    var members = JSONMembers()
    members["rows"] = .array([pair.first, pair.second].map { .number(Double($0 + 1)) })
    members["names"] = .array([pair.first, pair.second].map { .string(name($0)) })
    members["classes"] = .array(
      [pair.first, pair.second].map { .string(title(Int(table.labels[$0]))) })
    for measure in OperatingPoint.measures { members.add(measure.name, measure.value(pair.point)) }
    return .object(members.values)
  }

  private func summary(_ summary: ClassSummary) -> JSONValue {
    var members = JSONMembers()
    members["class"] = .string(title(summary.label))
    members.add("rows", Double(summary.count))
    members.add("accuracy", summary.right?.share, summary.right?.interval)
    members.add("angle_own_median_degrees", summary.ownMedian.map(degrees))
    members.add("gap_median_degrees", summary.gapMedian.map(degrees))
    members["taken_for"] = summary.takenFor.map { .string(title($0.label)) } ?? .null
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
      "    \(title($0.label)) taken for \(title($0.other)): \($0.count) rows"
    }
    if report.worst.confusions.isEmpty { lines.append("    none") }
    lines += ["", "  furthest pairs of one class"] + report.pairs.hardestSame.map(line)
    lines += ["", "  nearest pairs of two classes"] + report.pairs.hardestDifferent.map(line)
    lines += ["", "  by class"] + classes
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ pair: HardPair) -> String {
    let (first, second) = (Int(table.labels[pair.first]), Int(table.labels[pair.second]))
    let classes = first == second ? title(first) : "\(title(first)) and \(title(second))"
    let angle = pair.point.degrees.map { NumberWords.rounded($0, 2) + "°" } ?? "–"
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
