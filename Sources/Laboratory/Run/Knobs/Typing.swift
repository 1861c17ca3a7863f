internal import Drawing
internal import Plotting

extension State {
  /// Typing an exact value for the chosen knob.
  mutating func handleEntry(_ action: Action) {
    switch action {
    case .entryBegun: beginEntry()
    case .entryTyped(let scalar):
      guard let typed = entry, typed.count < 16 else { return }
      entry = typed + String(scalar)
    case .entryErased: entry = entry.map { String($0.dropLast()) }
    case .entryConfirmed: confirmEntry()
    default: return
    }
  }

  private mutating func beginEntry() {
    guard dial(chosenSubject).names.isEmpty else {
      message = "\(name(of: chosenSubject).title) has no number: ←→ turn it"
      return
    }
    entry = ""
  }

  private mutating func confirmEntry() {
    guard let typed = entry else { return }
    let dial = dial(chosenSubject)
    switch dial.reading(of: typed) {
    case .absent:
      entry = nil
      if dial.isOptional { turn(to: nil) }
    case .number(let value):
      entry = nil
      turn(to: value)
    case .refused(let reason): message = "\(entryName): \(reason)"
    }
  }

  private var entryName: String {
    let name = name(of: chosenSubject)
    return name.symbol.isEmpty ? name.title : "\(name.symbol) \(name.title)"
  }
}

extension Dial {
  /// What was typed, as a value.
  enum Reading: Equatable {
    case number(Double)
    /// Nothing was typed, or a dash where the value may be absent.
    case absent
    case refused(String)
  }

  /// Reads what was typed, and refuses what the knob cannot take.
  func reading(of typed: String) -> Reading {
    if typed.isEmpty || isOptional && typed == "-" { return .absent }
    guard let value = Double(typed), value.isFinite else {
      return .refused("“\(typed)” is not a number, \(remedy)")
    }
    guard range.contains(value) else { return .refused("\(typed) is out of range, \(remedy)") }
    guard !isWhole || value == value.rounded() else {
      return .refused("\(typed) is not whole, \(remedy)")
    }
    // −0 would be printed with a sign.
    return .number(value == 0 ? 0 : value)
  }

  private var remedy: String {
    let absent = isOptional ? "; - for ‖x‖" : ""
    guard range.lowerBound != .leastNormalMagnitude else {
      return "give more than 0, at most \(number(range.upperBound))\(absent)"
    }
    return "give \(number(range.lowerBound)) to \(number(range.upperBound))\(absent)"
  }

  /// Rounded down, so that what is offered is accepted.
  private func number(_ value: Double) -> String {
    let thousandths = (value * 1000).rounded(.down) / 1000
    return numberText(thousandths, from: 0, through: 3)
  }
}
