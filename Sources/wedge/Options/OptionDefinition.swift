/// One option of the command line: its name, what it takes, where it goes.
struct OptionDefinition {
  /// Without dashes.
  let name: String
  /// A single letter that may stand for it after one dash.
  let letter: Character?
  /// What its value is called in help; nil when it takes none.
  let argument: String?
  let help: String
  let group: OptionGroup
  /// Values that its argument's name does not show, for shells that complete it.
  var words: () -> [String] = { [] }
  let apply: (inout Options, String) throws -> Void

  /// The same where a command takes something else if it is not given.
  func withDefault(_ text: String) -> OptionDefinition {
    let start = help.ranges(of: "(default: ").last?.upperBound ?? help.endIndex
    return OptionDefinition(
      name: name, letter: letter, argument: argument, help: help[..<start] + text + ")",
      group: group, words: words, apply: apply)
  }

  /// An option that takes a value of a registered or enumerated kind.
  static func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ help: String, _ group: OptionGroup,
    set: @escaping (inout Options, Value) -> Void
  ) -> OptionDefinition where Value.RawValue == String {
    choice(name, of: Value.allCases.map { ($0.rawValue, $0) }, help, group, set: set)
  }

  /// An option that takes one of these names.
  static func choice<Value>(
    _ name: String, of values: [(name: String, value: Value)], _ help: String,
    _ group: OptionGroup, set: @escaping (inout Options, Value) -> Void
  ) -> OptionDefinition {
    let names = values.map(\.name)
    return OptionDefinition(
      name: name, letter: nil, argument: names.joined(separator: "|"), help: help,
      group: group
    ) { options, text in
      guard let value = values.first(where: { $0.name == text })?.value else {
        throw UsageError.invalid(text, for: name, "Choose one of \(names.joined(separator: ", ")).")
      }
      set(&options, value)
    }
  }

  /// An option that is on or off.
  static func toggle(
    _ name: String, _ help: String, _ group: OptionGroup,
    _ set: @escaping (inout Options, Bool) -> Void
  ) -> OptionDefinition {
    OptionDefinition(
      name: name, letter: nil, argument: "on|off", help: help, group: group
    ) { options, text in
      guard text == "on" || text == "off" else {
        throw UsageError.invalid(text, for: name, "Choose on or off.")
      }
      set(&options, text == "on")
    }
  }

  /// An option that takes a finite number.
  static func number(
    _ name: String, _ argument: String, _ help: String, _ group: OptionGroup,
    _ set: @escaping (inout Options, Double) -> Void
  ) -> OptionDefinition {
    OptionDefinition(
      name: name, letter: nil, argument: argument, help: help, group: group
    ) { options, text in
      guard let value = Double(text), value.isFinite else {
        throw UsageError.invalid(text, for: name, "Give a finite number.")
      }
      set(&options, value)
    }
  }

  /// An option that takes a whole number within bounds.
  static func whole(
    _ name: String, _ argument: String, _ help: String, _ group: OptionGroup,
    in range: ClosedRange<Int>, _ target: WritableKeyPath<Options, Int?>
  ) -> OptionDefinition {
    OptionDefinition(
      name: name, letter: nil, argument: argument, help: help, group: group
    ) { options, text in
      guard let value = Int(text), range.contains(value) else {
        throw UsageError.invalid(
          text, for: name,
          "Give a whole number from \(range.lowerBound) to \(range.upperBound).")
      }
      options[keyPath: target] = value
    }
  }

  /// An option that takes any text.
  static func text(
    _ name: String, letter: Character? = nil, _ argument: String, _ help: String,
    _ group: OptionGroup, words: @escaping () -> [String] = { [] },
    _ target: WritableKeyPath<Options, String?>
  ) -> OptionDefinition {
    OptionDefinition(
      name: name, letter: letter, argument: argument, help: help, group: group, words: words
    ) { options, text in options[keyPath: target] = text }
  }
}
