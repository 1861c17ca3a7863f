internal import Kernels

import Drawing
import Training

/// `wedge judge BEFORE AFTER`: what became better and what worse.
struct JudgeChange {
  let tables: PairedTables
  let pairing: RowPairing
  let before: EmbeddingReport
  let after: EmbeddingReport
  let change: EmbeddingChange
  /// Whether rows and classes are named one by one.
  let isLong: Bool

  private func title(_ label: Int) -> String { before.classTitles[label] }
  private func name(_ place: Int) -> String { RowWords.name(place, of: before.table) }

  /// Rates with their keys and names.
  private var rates: [(key: String, name: String, difference: EmbeddingChange.Difference?)] {
    [("eer", "equal error", change.equalError)]
      + change.acceptances.map { far, difference in
        (
          "tar_at_far_\(JudgeJSON.word(of: far))",
          "TAR at FAR \(NumberWords.far(far))", difference
        )
      } + [
        ("rank1", "rank-1", change.rank1), ("rank5", "rank-5", change.rank5),
        ("map", "mean average precision", change.meanAveragePrecision),
      ]
  }

  var value: JSONValue {
    var members = JSONMembers()
    members["paired_by"] = .string(pairing.rawValue)
    members["left_out"] = .object([
      "before": left(tables.left.before), "after": left(tables.left.after),
    ])
    members["before"] = JudgeJSON(report: before, table: tables.before).value
    members["after"] = JudgeJSON(report: after, table: tables.after).value
    members["overall"] = json(change.overall)
    members["losses"] = .array(
      change.losses.map { JudgeLossChange($0, before.table.givenTitles).value })
    for (key, _, difference) in rates { members[key] = json(difference) }
    members["by_class"] = .array(
      change.byClass.enumerated().compactMap { label, shift in
        shift.map { shift in
          var shift = json(shift).object ?? [:]
          shift["class"] = .string(before.table.givenTitles[label])
          return .object(shift)
        }
      })
    members["gained"] = .array(change.gained.map(move))
    members["lost"] = .array(change.lost.map(move))
    return .object(members.values)
  }

  private func left(_ left: PairedTables.Left) -> JSONValue {
    .object(["rows": .number(Double(left.rows)), "classes": .number(Double(left.classes))])
  }

  private func json(_ difference: EmbeddingChange.Difference?) -> JSONValue {
    JSONMembers.object(difference)
  }

  private func json(_ shift: EmbeddingChange.Shift) -> JSONValue {
    .object([
      "rows": .number(Double(shift.count)), "better": .number(Double(shift.better)),
      "worse": .number(Double(shift.worse)), "accuracy": json(shift.share),
    ])
  }

  private func move(_ move: (place: Int, gap: Double)) -> JSONValue {
    .object([
      "name": .string(RowWords.givenName(move.place, of: before.table)),
      "row": .number(RowWords.place(move.place, of: before.table)),
      "class": .string(before.table.givenTitles[Int(before.table.labels[move.place])]),
      "gap_change_degrees": .number(move.gap.inDegrees),
    ])
  }

  var text: String {
    let head = """
      \(tables.before.name) → \(tables.after.name): \(counted(tables.places.count, "row")) paired by their \
      \(pairing.rawValue)\(pairing == .order ? "" : "s"), \(before.classTitles.count) classes\(leftOut)
        \(counted(change.overall.better, "row")) became right, \(change.overall.worse) wrong\(standards)

      """
    var body = [["", "before", "after", "difference, 95 %"], line("right", change.overall.share)]
    body += rates.map { line($0.name, $0.difference) }
    var lines = TextColumns(body, leading: [0, 3]).lines.map { "  " + $0 }
    if let refusal = before.pairs.refusal { lines.append("  no intervals of pairs: \(refusal)") }
    lines += thresholds
    lines += losses
    if isLong { lines += classes + lossClasses + moves }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  /// That the two are held against different things, which moves numbers by itself; empty where they are not.
  private var standards: String {
    let (first, second) = (
      JudgeTable(report: before, table: tables.before).prototypes,
      JudgeTable(report: after, table: tables.after).prototypes
    )
    guard first != second else { return "" }
    return
      "\n  not judged alike: before against \(first), after against \(second): what differs may be "
      + "due to that alone"
  }

  /// Which threshold to deploy, before and after.
  private var thresholds: [String] {
    let sides = [("before", before, tables.before), ("after", after, tables.after)]
    return sides.compactMap { side, report, table in
      JudgeTable(report: report, table: table).deployment.map {
        "  \($0.name), \(side): \($0.text)"
      }
    }
  }

  /// How much is compared with nothing; empty where all rows are in pairs.
  private var leftOut: String {
    func words(_ left: PairedTables.Left) -> String {
      return counted(left.rows, "row")
        + (left.classes > 0 ? " (\(counted(left.classes, "class whole")))" : "")
    }
    let (first, second) = tables.left
    guard first.rows + second.rows > 0 else { return "" }
    return "\n  left out, as the other file has no such rows: \(words(first)) before, "
      + "\(words(second)) after"
  }

  private func line(_ name: String, _ difference: EmbeddingChange.Difference?) -> [String] {
    [name] + NumberWords.cells(difference)
  }

  private var losses: [String] {
    guard !change.losses.isEmpty else { return [] }
    let body = change.losses.map { JudgeLossChange($0, before.classTitles).cells }
    let lines = TextColumns([JudgeLossChange.head] + body, leading: [0, 1, 4]).lines
    return [""]
      + (lines + MarginWords(change.losses.map(\.after)).lines).map { $0.isEmpty ? $0 : "  " + $0 }
  }

  private var lossClasses: [String] {
    change.losses.flatMap { loss in
      let loss = JudgeLossChange(loss, before.classTitles)
      return ["", "  violation by class, \(loss.title)"] + loss.classes.map { "    " + $0 }
    }
  }

  private var classes: [String] {
    let body = change.byClass.enumerated().compactMap { label, shift in
      shift.map { shift in
        [
          title(label), "\(shift.count)", "\(shift.better)", "\(shift.worse)",
        ] + NumberWords.cells(shift.share)
      }
    }
    let head = ["class", "rows", "better", "worse", "right before", "after", "difference, 95 %"]
    return [""] + TextColumns([head] + body, leading: [0, 6]).lines.map { "  " + $0 }
  }

  private var moves: [String] {
    func list(_ title: String, _ moves: [(place: Int, gap: Double)]) -> [String] {
      moves.isEmpty
        ? []
        : ["", "  \(title)"]
          + moves.map { move in
            "    \(name(move.place)), \(self.title(Int(before.table.labels[move.place]))): "
              + NumberWords.degrees(move.gap)
          }
    }
    return list("rows whose gap grew the most", change.gained)
      + list("rows whose gap shrank the most", change.lost)
  }
}

extension NumberWords {
  /// A share before and after and their difference, a column each.
  static func cells(_ difference: EmbeddingChange.Difference?) -> [String] {
    guard let difference else { return ["–", "–", "–"] }
    return [percent(difference.before), percent(difference.after), points(difference)]
  }

  /// A difference of shares in points, as in `+1.2 points (0.4–2.0)`; what it may be in brackets.
  static func points(_ difference: EmbeddingChange.Difference) -> String {
    func signed(_ value: Double) -> String {
      let text = told(100 * value, 1)
      return value > 0 && text != "0" ? "+" + text : text
    }
    let range = difference.interval.map { " (\(signed($0.low)) to \(signed($0.high)))" } ?? ""
    return "\(signed(difference.difference)) points\(range)"
  }
}
