import Drawing
import Kernels
import MarginLosses
import Training

/// What was measured, in words and as JSON: the best setting, those as good, and where to start.
struct AdviceText {
  let findings: [AdviceFinding]
  let measuring: AdviceMeasuring
  let untrained: UntrainedRows
  let options: Options

  var text: String {
    let runs = findings.reduce(0) { sum, each in
      sum + each.map.places.reduce(0) { $0 + each.map[$1].count }
    }
    let count = measuring.seeds.count
    var lines = [
      "",
      "measured: \(runs) runs of \(measuring.steps) steps, \(counted(count, "seed")) a "
        + "setting", AdviceRow.row("aim", aimWords), AdviceRow.row("untrained", untrained.words),
    ]
    for finding in findings { lines += measurement(of: finding) }
    lines += ["", "start from"]
    for finding in findings {
      lines.append("  " + command(for: finding))
      if let export = export(of: finding) { lines.append("  " + export) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var isHeldOut: Bool {
    findings.contains { $0.quantity != .trainingAccuracy }
  }

  private var aimWords: String { measuring.aim.words(isHeldOut: isHeldOut) }

  private func measurement(of finding: AdviceFinding) -> [String] {
    let (map, choice, subject) = (finding.map, finding.choice, finding.subject)
    let margins = choice.places.compactMap { map.margins[$0.column] }
    let scales = choice.places.compactMap { map.scales[$0.row] }
    let measured = map.places.filter { value(finding, $0) != nil }
    var lines = [
      AdviceRow.row(
        subject.description.title,
        "best \(setting(finding, choice.best)): \(numbers(finding, choice.best))"),
      AdviceRow.row(
        "",
        "may be as good, \(within(choice)): \(choice.places.count) of \(measured.count) settings, \(subject.margin.shortName) "
          + range(margins)
          + (scales.isEmpty ? "" : ", \(subject.scaleSymbol) \(range(scales))")),
    ]
    lines += warning(finding).map { [AdviceRow.row("", $0)] } ?? []
    let worst = measured.reduce(choice.best) { worst, place in
      guard let old = value(finding, worst), let new = value(finding, place) else { return worst }
      return finding.quantity.isBetter(old, than: new) ? place : worst
    }
    lines.append(
      AdviceRow.row("", "worst \(setting(finding, worst)): \(numbers(finding, worst))"))
    lines.append(
      AdviceRow.row(
        "",
        "start \(setting(finding, choice.start)): \(numbers(finding, choice.start)); \(reason(finding))"
          + lowScale(finding) + edge(finding)
      )
    )
    return lines
  }

  /// What is wrong with the best setting; where every run diverged no other number says anything.
  private func warning(_ finding: AdviceFinding) -> String? {
    let (choice, runs) = (finding.choice, finding.runs)
    let remedy = "take a lower --learning-rate"
    if runs.diverged == runs.count { return "all \(runs.count) runs diverged: \(remedy)" }
    let warning = untrained.warning(
      best: value(finding, choice.best), start: value(finding, choice.start), reach: choice.reach,
      finding.quantity, hasInterval: choice.interval != nil)
    guard runs.diverged > 0 else { return warning }
    return "\(runs.diverged) of \(runs.count) runs diverged: \(remedy)"
      + (warning.map { "; \($0)" } ?? "")
  }

  /// Says of a start on the edge of what was tried that it may not be the best there is.
  private func edge(_ finding: AdviceFinding) -> String {
    finding.isAtEdge
      ? "; it lies on the edge of what was tried, and further out was not measured" : ""
  }

  /// How near the best is as good, and by what.
  private func within(_ choice: SweepChoice) -> String {
    let points = fixed(choice.reach * 100, 1)
    return choice.interval == nil
      ? "within \(points) points (fixed: one seed gives no interval)"
      : "for all the seeds tell (\(points) points)"
  }

  private func reason(_ finding: AdviceFinding) -> String {
    let (map, choice) = (finding.map, finding.choice)
    let gaps = choice.places.compactMap {
      SweepStatistic.mean.value(of: map[$0], MapQuantity.classGap)
    }
    let (low, high) = (fixed(gaps.min() ?? 0, 0), fixed(gaps.max() ?? 0, 0))
    switch choice.reason {
    case .gap:
      return "these data cannot tell, so the narrowest gap between two classes decides, "
        + "\(low)° to \(high)°"
    case .nothing:
      let range = low == high ? "\(low)°" : "\(low)° to \(high)°"
      return "these data cannot tell, nor can the narrowest gap between two classes"
        + (gaps.isEmpty ? "" : ", \(range) everywhere") + ": \(neighbours(finding))"
    case .neighbours: return neighbours(finding)
    }
  }

  private func neighbours(_ finding: AdviceFinding) -> String {
    let (map, choice) = (finding.map, finding.choice)
    let inside = Set(choice.places)
    let neighbours = map.neighbours(of: choice.start)
    let good = neighbours.count { inside.contains($0) }
    return
      "\(good) of its \(counted(neighbours.count, "neighbour")) may be as good"
      + (choice.start == choice.best ? ", and it is the best" : "")
  }

  /// Says of a start below the closed form's least scale what it costs.
  private func lowScale(_ finding: AdviceFinding) -> String {
    let least = finding.subject.leastScale
    guard let scale = numbers(finding).scale, let least, scale < least else { return "" }
    return "; below s \(AdviceForms.enough(least)) not all classes reach p 0.99"
  }

  /// The run of the first seed, whole.
  private func command(for finding: AdviceFinding) -> String {
    let words = AdviceWords(options)
    return words.command(
      "train", finding.subject, numbers(finding),
      ["--steps", "\(measuring.steps)", "--seed", "\(measuring.seeds[0])"])
  }

  /// Nil for a loss that no module is written of.
  private func export(of finding: AdviceFinding) -> String? {
    guard (try? ExportCommand.module(of: finding.subject.configuration, for: .pytorch)) != nil
    else { return nil }
    return AdviceWords(options).export(finding.subject, numbers(finding))
  }

  private func numbers(_ finding: AdviceFinding) -> (margin: Double?, scale: Double?) {
    let (map, start) = (finding.map, finding.choice.start)
    return (map.margins[start.column], map.scales[start.row])
  }

  private func value(_ finding: AdviceFinding, _ place: SweepMap.Place) -> Double? {
    SweepStatistic.mean.value(of: finding.map[place], finding.quantity)
  }

  private func setting(_ finding: AdviceFinding, _ place: SweepMap.Place) -> String {
    let (map, subject) = (finding.map, finding.subject)
    let margin = map.margins[place.column].map {
      "\(subject.margin.shortName) \(AdviceRow.short($0))"
    }
    let scale = map.scales[place.row].map { "\(subject.scaleSymbol) \(AdviceRow.short($0))" }
    return [margin, scale].compactMap { $0 }.joined(separator: ", ")
  }

  private func numbers(_ finding: AdviceFinding, _ place: SweepMap.Place) -> String {
    let rows = finding.map[place]
    let worst = SweepStatistic.worst.value(of: rows, finding.quantity)
    let missing = rows.count { finding.quantity.value(of: $0) == nil }
    return percent(value(finding, place)) + ", worst seed \(percent(worst))"
      + (missing > 0 ? ", none of \(missing) of \(rows.count) runs" : "")
  }

  private func percent(_ share: Double?) -> String {
    share.map { percentText($0) + " %" } ?? "–"
  }

  private func range(_ values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return "–" }
    return low == high
      ? AdviceRow.short(low) : "\(AdviceRow.short(low))–\(AdviceRow.short(high))"
  }
}

extension AdviceText {
  /// One object: closed forms, then what each loss was measured at.
  func value(beside forms: AdviceForms) -> JSONValue {
    var members = forms.members
    members["aim"] = .string(measuring.aim.rawValue)
    members["measured"] = .string(aimWords)
    members["rows_as_they_are"] = untrained.share.map(JSONValue.number) ?? .null
    members["rows_as_they_are_by"] = untrained.rule.map { .string($0.rawValue) } ?? .null
    members["chance"] = .number(untrained.chance)
    members["steps"] = .number(Double(measuring.steps))
    members["seeds"] = .array(measuring.seeds.map(JSONValue.whole))
    var losses = members["losses"]?.object ?? [:]
    for finding in findings {
      let name = finding.subject.description.name
      losses[name] = .object(
        (losses[name]?.object ?? [:]).merging(self.members(of: finding)) { _, new in new })
    }
    members["losses"] = .object(losses)
    return .object(members)
  }

  private func members(of finding: AdviceFinding) -> [String: JSONValue] {
    let (map, choice) = (finding.map, finding.choice)
    let inside = Set(choice.places)
    let settings = map.places.map { place -> JSONValue in
      var members = self.members(of: finding, place)
      members["as_good"] = .boolean(inside.contains(place))
      return .object(members)
    }
    return [
      "settings": .array(settings), "best": .object(members(of: finding, choice.best)),
      "start": .object(members(of: finding, choice.start)),
      "interval_half_width": choice.interval.map(JSONValue.number) ?? .null,
      "as_good_within": .number(choice.reach),
      "runs_diverged": .number(Double(finding.runs.diverged)),
      "start_at_edge": .boolean(finding.isAtEdge),
      "data_tell": .boolean(choice.reason == .neighbours), "reason": .string(reason(finding)),
      "command": .string(command(for: finding)),
      "export": export(of: finding).map(JSONValue.string) ?? .null,
    ]
  }

  private func members(
    of finding: AdviceFinding, _ place: SweepMap.Place
  ) -> [String: JSONValue] {
    let rows = finding.map[place]
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      "margin": number(finding.map.margins[place.column]),
      "scale": number(finding.map.scales[place.row]), "mean": number(value(finding, place)),
      "worst_seed": number(SweepStatistic.worst.value(of: rows, finding.quantity)),
      "class_gap_min_degrees": number(SweepStatistic.mean.value(of: rows, .classGap)),
    ]
  }
}
