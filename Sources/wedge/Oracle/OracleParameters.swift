import MarginLosses

/// The numbers, switches and variant of an oracle entry; `mining` and `mode` are variants, too.
enum OracleParameters {
  /// Oracles go beyond what a person may turn, but not to where a margin has a million pieces.
  private static let most = 1e6
  private static let mostMargin = 1000.0

  /// - Throws: the place of a value that is of another kind, or that no loss can be made with.
  static func read(
    _ entry: JSONValue, _ description: LossDescription, _ place: String
  ) throws(InputError) -> LossParameters {
    let place = "\(place).params"
    guard let given = entry["params"] else { return LossParameters() }
    if case .null = given { return LossParameters() }
    guard let members = given.object else {
      throw InputError(place, "is \(given.kind) where an object belongs. Write { … }.")
    }
    var parameters = LossParameters()
    for name in variantKeys where parameters.variant == nil {
      guard let value = members[name] else { continue }
      parameters.variant = try variant(value, description, "\(place).\(name)")
    }
    if let base = members["base"] {
      parameters.variant = try variant(
        based(parameters.variant, on: base, description), description, "\(place).base")
    }
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      if case .null = value { continue }
      if case .string = value, (variantKeys + ["base"]).contains(key) { continue }
      if case .array = value {
        parameters[list: key] = try list(value, key, "\(place).\(key)")
        sayIfUnknown(key, description, place)
      } else {
        let number = try number(value, key, description, "\(place).\(key)")
        parameters[key] = number
        if !isSettled(key, number, description) { sayIfUnknown(key, description, place) }
        sayIfBeyond(number, key, description, place)
      }
    }
    return parameters
  }

  /// What a loss has learnt on its way, or is told class by class: no options, and read none the less.
  private static let states = ["s_prev", "t_prev", "mu", "sigma", "counts", "margins", "weights"]

  /// Whether a loss that has no such switch does as asked anyway.
  private static func isSettled(
    _ key: String, _ number: Double, _ description: LossDescription
  ) -> Bool {
    guard key == "normalize", number == 1 else { return false }
    return LossRegistry.metric(named: description.name)?.init(LossParameters()).normalizes ?? false
  }

  /// A number under a name that the loss does not have changes nothing, which its writer should know.
  private static func sayIfUnknown(
    _ key: String, _ description: LossDescription, _ place: String
  ) {
    let numbers = description.hyperparameters
    guard !numbers.contains(where: { $0.key == key }), !states.contains(key) else { return }
    let meant = numbers.first { $0.option == key || $0.key.lowercased() == key.lowercased() }
    let names = numbers.map(\.key).joined(separator: ", ")
    let remedy =
      meant.map { "calls it \($0.key) here" } ?? (names.isEmpty ? "has none" : "has \(names)")
    Notice.say("\(place).\(key) is left out: \(description.title) \(remedy).")
  }

  /// A number that no other command takes is reckoned with, and said to be one.
  private static func sayIfBeyond(
    _ number: Double, _ key: String, _ description: LossDescription, _ place: String
  ) {
    guard let known = description.hyperparameters.first(where: { $0.key == key }),
      !known.range.contains(number)
    else { return }
    let (low, high) = (known.range.lowerBound, known.range.upperBound)
    Notice.say(
      "\(place).\(key) is \(number), and --\(known.option) takes \(NumberWords.rounded(low, 3)) to "
        + "\(NumberWords.limit(high, 3)). The formula is worked out all the same.")
  }

  /// Says of an entry what its writer may think is read and is not.
  static func sayIfMisplaced(_ entry: JSONValue, _ place: String) {
    for name in variantKeys where entry[name]?.string != nil && entry["params"]?[name] == nil {
      Notice.say("\(place).\(name) is left out: write it among the params.")
    }
  }

  private static let variantKeys = ["variant", "mining", "mode"]

  /// The name of a variant of a loss that stands on one of several others, the usual one unnamed.
  private static func based(
    _ variant: String?, on base: JSONValue, _ description: LossDescription
  ) -> JSONValue {
    guard let base = base.string, let name = variant ?? description.variants.first?.name else {
      return base
    }
    return .string(base == "am" ? name : "\(name)-\(base)")
  }

  /// Numbers, one a class: sizes and weights above 0, margins of any sign.
  private static func list(
    _ value: JSONValue, _ key: String, _ place: String
  ) throws(InputError) -> [Double] {
    let bounds = key == "margins" ? -mostMargin...mostMargin : 1e-9...1e12
    return try OracleArrays.numbers(value, place, within: bounds)
  }

  private static func variant(
    _ value: JSONValue, _ description: LossDescription, _ place: String
  ) throws(InputError) -> String? {
    if case .null = value { return nil }
    let names = description.variants.map(\.name)
    guard let name = value.string, names.contains(name) else {
      let remedy =
        names.isEmpty
        ? "\(description.title) has no variants."
        : "Choose one of \(names.joined(separator: ", "))."
      throw InputError(place, "is \(value.string.map { "'\($0)'" } ?? value.kind). \(remedy)")
    }
    return name
  }

  private static func number(
    _ value: JSONValue, _ key: String, _ description: LossDescription, _ place: String
  ) throws(InputError) -> Double {
    if let on = value.switchNumber { return on }
    let known = description.hyperparameters.first { $0.key == key }
    guard known?.isWhole ?? false, let range = known?.range else {
      let isMargin = known.map { $0.unit != .plain } ?? false
      let most = isMargin ? mostMargin : most
      return try OracleArrays.number(value, place, within: -most...most)
    }
    let number = try OracleArrays.number(value, place, within: range)
    guard number == number.rounded() else {
      throw InputError(place, "is \(number). Give a whole number.")
    }
    return number
  }
}
