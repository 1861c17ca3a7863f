import MarginLosses
import Plotting
import Training

/// What is said as advice, with its evidence.
struct AdviceText {
  let subjects: [AdviceSubject]
  let maps: [SweepMap]
  let runs: Int
  /// As `--data` has it.
  let data: String

  private static let accuracy = MapQuantity.all[0]

  var text: String {
    guard let first = subjects.first, let base = first.plan.bases.first else { return "" }
    var lines = [
      "\(data), \(base.classes) classes, d \(base.dimension), \(base.mode.rawValue)", "",
      "closed forms", row("spacing", first.spacing.words),
    ]
    lines += subjects.map { row($0.description.title, room(of: $0)) }
    lines += scales(base)
    lines += [
      "",
      "measured: \(runs) runs of \(first.plan.steps) steps, \(first.plan.seeds.count) seeds a setting; "
        + (isHeldOut ? "held out, as used" : "training, as used: nothing is held out"),
    ]
    for subject in subjects { lines += measurement(of: subject) }
    lines += ["", "start from"]
    for subject in subjects { lines += start(for: subject) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ name: String, _ words: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 12 - name.count)))\(words)"
  }

  private var isHeldOut: Bool {
    maps.contains { map in
      map.places.contains { map[$0].contains { Self.accuracy.value(of: $0) != nil } }
    }
  }

  private var quantity: MapQuantity {
    isHeldOut ? Self.accuracy : MapQuantity.named("with-margin") ?? Self.accuracy
  }

  private func room(of subject: AdviceSubject) -> String {
    let unit = unit(subject.margin.unit)
    let published = subject.margin.published
    func words(_ range: String, _ isMet: (Double) -> Bool) -> String {
      "m \(range)\(unit) can be met"
        + (published.map { "; the paper's \(short($0)) " + (isMet($0) ? "can" : "cannot") } ?? "")
    }
    switch subject.bound {
    case .unbounded: return "every margin can be met"
    case .unknown: return "nobody knows which margins can be met"
    case .at(let limit, _):
      let range = "from \(short(subject.margin.range.lowerBound)) to \(fixed(limit, 3))"
      return words(range) { $0 <= limit }
    case .from(let least, _): return words("from \(fixed(least, 3)) on") { $0 >= least }
    }
  }

  private func unit(_ unit: Unit) -> String {
    switch unit {
    case .radians: " rad"
    case .cosine: " (cosine)"
    case .factor: " (factor)"
    case .plain: ""
    }
  }

  private func scales(_ base: Configuration) -> [String] {
    let classes = Double(base.classes)
    guard base.classes > 2 else { return [] }
    let bound = ClosedForms.scaleBound(classes: classes, probability: 0.99)
    var words = "s ≥ \(fixed(bound, 1)) before any class can reach p 0.99 (CosFace, equation 6)"
    if base.dimension == 2,
      let plane = ClosedForms.planeScale(classes: base.classes, probability: 0.99, own: 1)
    {
      words += "; s ≥ \(fixed(plane, 1)) in the plane, without a margin"
    }
    return [
      row("scale", words),
      row(
        "",
        "AdaCos starts from √2·ln(C − 1) = \(fixed(ClosedForms.adaCosScale(classes: classes), 1))"),
    ]
  }

  private func map(of subject: AdviceSubject) -> SweepMap? {
    maps.first { $0.loss == subject.description.name }
  }

  private func measurement(of subject: AdviceSubject) -> [String] {
    guard let map = map(of: subject), let plateau = SweepPlateau(map, quantity, .mean) else {
      return [row(subject.description.title, "nothing could be measured")]
    }
    let best = plateau.best
    let good = plateau.places
    let margins = good.compactMap { map.margins[$0.column] }
    let scales = good.compactMap { map.scales[$0.row] }
    var lines = [
      row(subject.description.title, "best \(setting(map, best)): \(numbers(map, best))"),
      row(
        "",
        "as good, within \(fixed(plateau.tolerance * 100, 1)) points: \(good.count) of \(map.places.count) settings, "
          + "m \(range(margins)), s \(range(scales))"),
    ]
    let worst = map.places.min { value(map, $0) < value(map, $1) }
    if let worst { lines.append(row("", "worst \(setting(map, worst)): \(numbers(map, worst))")) }
    return lines
  }

  /// The middle of the plateau: most of its neighbours are on it too, and among those it is best.
  private func start(for subject: AdviceSubject) -> [String] {
    guard let map = map(of: subject), let plateau = SweepPlateau(map, quantity, .mean),
      let base = subject.plan.bases.first
    else { return [] }
    let inside = Set(plateau.places)
    func rank(_ place: SweepMap.Place) -> (Int, Double) {
      (map.neighbours(of: place).count { inside.contains($0) }, value(map, place))
    }
    let middle = plateau.places.reduce(plateau.best) { rank($1) > rank($0) ? $1 : $0 }
    var command =
      "wedge run --loss \(map.loss) --data \(ShellWord.quoted(data)) --classes \(base.classes)"
    if base.dimension != 2 { command += " --dimension \(base.dimension)" }
    if let margin = map.margins[middle.column] {
      command += " --\(subject.margin.option) \(short(margin))"
    }
    if let scale = map.scales[middle.row] { command += " --scale \(short(scale))" }
    return ["  \(command)"]
  }

  private func value(_ map: SweepMap, _ place: SweepMap.Place) -> Double {
    SweepStatistic.mean.value(of: map[place], quantity) ?? 0
  }

  private func setting(_ map: SweepMap, _ place: SweepMap.Place) -> String {
    let margin = map.margins[place.column].map { "m \(short($0))" }
    let scale = map.scales[place.row].map { "s \(short($0))" }
    return [margin, scale].compactMap { $0 }.joined(separator: ", ")
  }

  private func numbers(_ map: SweepMap, _ place: SweepMap.Place) -> String {
    let rows = map[place]
    var words = percent(value(map, place))
    if let worst = SweepStatistic.worst.value(of: rows, quantity) {
      words += ", worst seed \(percent(worst))"
    }
    if let margin = MapQuantity.named("with-margin"), quantity != margin,
      let met = SweepStatistic.mean.value(of: rows, margin)
    {
      words += ", training with margin \(percent(met))"
    }
    return words
  }

  private func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }

  /// Three decimals at most, without zeros at the end.
  private func short(_ value: Double) -> String {
    var text = fixed(value, 3)
    while text.contains("."), text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private func range(_ values: [Double]) -> String {
    guard let low = values.min(), let high = values.max() else { return "–" }
    return low == high ? short(low) : "\(short(low))–\(short(high))"
  }
}
