internal import Drawing
internal import MarginLosses
public import Training

extension MapQuantity {
  /// A value by itself, with its unit.
  func text(_ value: Double) -> String {
    switch unit {
    case .share: percentText(value) + " %"
    case .degrees: fixed(value, 1) + "°"
    case .plain: fixed(value, 2)
    case .outcome: ""
    }
  }

  /// How far apart two values may be and still count as equal.
  func toleranceText(_ value: Double) -> String {
    unit == .share ? fixed(value * 100, 1) + " points" : text(value)
  }

  /// A value inside a cell of the map, as exactly as its width allows.
  func cellText(_ value: Double, width: Int) -> String {
    switch unit {
    case .share: fixed(value * 100, width >= 7 ? 1 : 0)
    case .degrees, .plain: fixed(value, value.magnitude >= 10 || width < 5 ? 0 : width < 7 ? 1 : 2)
    case .outcome: ""
    }
  }

  /// What its numbers are written in; empty for a plain number.
  var unitText: String {
    switch unit {
    case .share: "%"
    case .degrees: "degrees"
    case .plain, .outcome: ""
    }
  }
}

extension Status {
  /// Its position from the worst at 0 to the best at 1.
  var fraction: Double {
    let all = Status.worstFirst
    return Double(all.firstIndex(of: self) ?? 0) / Double(all.count - 1)
  }

  func cellText(width: Int) -> String {
    if width > rawValue.count { return rawValue }
    return width >= 6 ? rawValue.prefix(4) + "." : letter
  }

  /// No two are alike.
  var letter: String { self == .collapsed ? "o" : String(rawValue.prefix(1)) }

  /// What the legend says where cells may have room for a letter alone.
  var shortLegend: String {
    rawValue.hasPrefix(letter) ? cellText(width: 6) : "\(letter) \(cellText(width: 6))"
  }
}

extension SweepMap {
  /// The loss as the screen calls it, its data, classes and dimension.
  var title: String { LossRegistry.description(named: loss)?.title ?? loss }

  /// What all its runs share, as far as it is not as usual or sets them apart from another map's.
  public var subject: String {
    let data = settings.first { $0.name == "data" }?.text ?? ""
    let own = settings.filter { setting in
      LossRegistry.description(named: loss)?.hyperparameters.contains { $0.key == setting.name }
        ?? false || setting.name == "variant"
    }
    let others = apart.filter { setting in
      !["data", "classes", "dimension"].contains(setting.name) && !own.contains(setting)
    }
    let first = own.filter(apart.contains)
    let named = first + others + own.filter { !first.contains($0) }
    return
      (["\(data)", "C \(classes)", "d \(dimension)"] + named.map(words)).joined(separator: " · ")
  }

  /// What sets it apart from other maps of its loss; its subject where nothing does.
  var difference: String {
    apart.isEmpty ? subject : apart.map(words).joined(separator: " · ")
  }

  private func words(_ setting: SweepRow.Setting) -> String {
    switch setting.name {
    case "variant", "mode", "data": setting.text
    case "classes": "C \(setting.text)"
    case "dimension": "d \(setting.text)"
    case _ where Self.usualAtNought.contains(setting.name) && setting.text == "0":
      Self.plain(setting.name) + " as usual"
    case "data_digest": "data \(setting.text.prefix(8))"
    case "steps_asked": "\(setting.text) steps"
    case "unseen":
      "unseen " + (setting.text == "[]" ? "none" : String(setting.text.dropFirst().dropLast()))
    default: "\(Self.plain(setting.name)) \(setting.text)"
    }
  }

  /// Settings of which 0 takes what suits the loss or the data.
  private static let usualAtNought = ["examples", "identities", "per_identity", "samples"]

  private static func plain(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

  /// Quantities that some run of the map has.
  public var quantities: [MapQuantity] {
    MapQuantity.all.filter { quantity in
      quantity.unit == .outcome
        || places.contains { self[$0].contains { quantity.value(of: $0) != nil } }
    }
  }

  /// Whether what a cell shows is of fewer seeds than other cells have.
  func leavesOut(
    _ place: Place, _ quantity: MapQuantity, _ statistic: SweepStatistic
  ) -> Bool {
    guard statistic.value(of: self[place], quantity) != nil else { return false }
    return self[place].count { quantity.value(of: $0) != nil } < seeds
  }

  /// What that mark means; nil where there is none.
  func seedWords(_ quantity: MapQuantity, _ statistic: SweepStatistic) -> String? {
    places.contains { leavesOut($0, quantity, statistic) } ? "~ of fewer than \(seeds) seeds" : nil
  }

  /// What the screen calls the margin axis: m, α, m2.
  var marginSymbol: String { margin?.shortName ?? "m" }

  /// The same of the scale axis: s, γ.
  var scaleSymbol: String {
    LossRegistry.description(named: loss)?.scale?.shortName ?? "s"
  }

  private var margin: Hyperparameter? {
    let variant = settings.first { $0.name == "variant" }?.text
    let parameters =
      LossRegistry.description(named: loss)?.hyperparameters(of: variant) ?? []
    return parameters.first { $0.option == marginName || $0.key == marginName }
  }

  private var marginUnit: Unit { margin?.unit ?? .plain }

  /// What the margin is measured in.
  var marginUnitText: String {
    switch marginUnit {
    case .radians: "rad"
    case .cosine: "cosine"
    case .factor: "factor"
    case .plain: ""
    }
  }

  /// A place's margin and scale, with units.
  func placeText(_ place: Place) -> String {
    var words: [String] = []
    if let margin = margins[place.column] {
      var text = "\(marginSymbol) \(Self.axisText(margin))"
      if !marginUnitText.isEmpty { text += " \(marginUnitText)" }
      if marginUnit == .radians { text += " = \(degreesText(margin))" }
      words.append(text)
    }
    if let scale = scales[place.row] { words.append("\(scaleSymbol) \(Self.axisText(scale))") }
    return words.isEmpty ? "no margin, no scale" : words.joined(separator: " · ")
  }

  /// A number of an axis, with as few decimals as say it; three figures of a small one.
  static func axisText(_ value: Double?) -> String {
    guard let value else { return "–" }
    var decimals = 4
    var unit = 1e-2
    while decimals < 15, value != 0, value.magnitude < unit {
      decimals += 1
      unit /= 10
    }
    return numberText(value, from: 0, through: decimals)
  }

  /// The limit in a sentence; nil where there is none.
  var limitText: String? {
    limit.map { limit in
      "\(marginSymbol) < \(limit.text.map { $0 + " = " } ?? "")\(fixed(limit.value, 3))"
        + (limit.embeddings.map { ", embeddings \($0)" } ?? "")
    }
  }

  /// The first column whose margin is beyond the limit, where a point ties at best, or on it; nil where none or every one is.
  var firstColumnBeyond: Int? {
    guard let limit else { return nil }
    return margins.firstIndex { $0.map { $0 > limit.value - 1e-9 } ?? false }
  }

  /// Whether equally spaced classes can meet a column's margin, as far as a closed form tells.
  func canBeMet(column: Int) -> Bool { firstColumnBeyond.map { column < $0 } ?? true }

  /// Whether classes can meet a place's margin, by the closed form and by what its runs found.
  func canBeMet(_ place: Place) -> Bool { canBeMet(column: place.column) && !isUnmet(place) }

  /// Whether a place is marked: it cannot be met, and no line says so.
  func isMarked(_ place: Place) -> Bool { canBeMet(column: place.column) && isUnmet(place) }

  /// What its runs' mark means; nil where there is none.
  var markWords: String? {
    places.contains(where: isMarked)
      ? "! \(classes) classes in \(dimension == 2 ? "the plane" : "d \(dimension)") cannot meet it"
      : nil
  }

  /// What the star stands on.
  func bestWords(_ quantity: MapQuantity) -> String {
    (quantity.isWithMargin ? "◆ best margin" : "◆ best")
      + (places.allSatisfy(canBeMet) ? "" : " that can be met")
  }
}

extension MapQuantity {
  /// Whether it asks for the margin, which without one is nothing to ask.
  var isWithMargin: Bool { name == "with-margin" }

  /// The title in a word or two.
  var shortTitle: String {
    switch name {
    case "accuracy": "held out"
    case "with-margin": "training, m"
    case "own-angle": "own angle"
    case "gap": "gap, 5 %"
    case "above-floor": "above floor"
    case "unseen-eer": "unseen EER"
    case "unseen-tar": "unseen TAR"
    default: name
    }
  }
}
