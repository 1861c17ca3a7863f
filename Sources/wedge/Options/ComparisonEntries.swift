import Laboratory
import MarginLosses

/// The runs that `--compare` names: losses separated by commas, each with settings of its own after
/// colons, such as `arcface:margin=0.3:scale=16`.
enum ComparisonEntries {
  static func parse(_ text: String) throws -> [Comparison.Entry] {
    let entries = try text.split(separator: ",", omittingEmptySubsequences: false).map(entry)
    guard Comparison.counts.contains(entries.count) else {
      throw UsageError.invalid(
        text, for: "compare",
        "Name from \(Comparison.counts.lowerBound) to \(Comparison.counts.upperBound) losses.")
    }
    return entries
  }

  private static func entry(_ text: Substring) throws -> Comparison.Entry {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, let description = LossRegistry.description(named: String(name))
    else {
      let names = LossRegistry.descriptions.map(\.name).joined(separator: ", ")
      throw UsageError.invalid(String(text), for: "compare", "Choose from \(names).")
    }
    var parameters = LossMemory.standard(of: description)
    for setting in parts.dropFirst() {
      let sides = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw UsageError.invalid(
          String(setting), for: "compare", "Give a setting as name=value, such as margin=0.3.")
      }
      try set(sides[0], to: sides[1], of: &parameters, description)
    }
    return Comparison.Entry(loss: description.name, parameters: parameters)
  }

  private static func set(
    _ name: String, to value: String, of parameters: inout LossParameters,
    _ description: LossDescription
  ) throws {
    let isOfTriplets = LossRegistry.comparison(named: description.name) == .triplets
    if name == "variant" || name == "mining" && isOfTriplets {
      parameters.variant = value
      return
    }
    if name == "bias", description.name == "softmax" {
      parameters.variant = try isOn(name, value) ? "bias" : "nobias"
      return
    }
    let known = description.hyperparameters.first { $0.option == name || $0.key == name }
    guard let known else {
      let names =
        description.hyperparameters.map(\.option)
        + (description.variants.isEmpty ? [] : ["variant"])
      throw UsageError.invalid(
        name, for: "compare",
        "\(description.title) has \(names.joined(separator: ", ")).")
    }
    if known.isSwitch {
      parameters[known.key] = try isOn(name, value) ? 1 : 0
      return
    }
    guard let number = Double(value), number.isFinite else {
      throw UsageError.invalid("\(name)=\(value)", for: "compare", "Give a number.")
    }
    parameters[known.key] = number
  }

  private static func isOn(_ name: String, _ value: String) throws -> Bool {
    switch value {
    case "on", "1": true
    case "off", "0": false
    default: throw UsageError.invalid("\(name)=\(value)", for: "compare", "Give on or off.")
    }
  }
}
