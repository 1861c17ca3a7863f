internal import Drawing
internal import Plotting

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
