import MarginLosses
import Training

/// What is wrong with the numbers of a row: nothing of a file becomes a count or an axis unseen.
enum SweepRowCheck {
  private static let counts: [(name: String, range: ClosedRange<UInt64>)] =
    SettingRegistry.all.filter { $0.report != .nowhere }.compactMap { setting in
      setting.counts.map { (setting.memberName, $0) }
    } + [("steps", 0...1_000_000_000), ("steps_asked", 0...1_000_000_000)]
  /// No run of 32-bit numbers measures more.
  private static let most = 1e100

  /// The first fault, to be read after the row's place; nil where there is none.
  static func fault(in row: JSONValue) -> String? {
    let members = row.object ?? [:]
    for (name, range) in counts {
      guard let value = members[name] else { continue }
      guard let count = value.count, range.contains(count) else {
        return "has \(name) \(value.kind), which is no whole number from \(range.lowerBound) to "
          + "\(range.upperBound)."
      }
    }
    if let name = row["loss"]?.string, let loss = LossRegistry.description(named: name) {
      if let fault = fault(in: members, loss) { return fault }
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let number = value.number, number.magnitude > most else { continue }
      return "has \(name) \(number), which no run measures."
    }
    return nil
  }

  private static func fault(
    in members: [String: JSONValue], _ loss: LossDescription
  ) -> String? {
    for each in loss.hyperparameters {
      let name = each.memberName
      guard let value = members[name] else { continue }
      if case .null = value { continue }
      guard let number = value.number, each.range.contains(number) else {
        return "has \(name) \(value.kind), and \(loss.title) takes a number from "
          + "\(each.range.lowerBound) to \(each.range.upperBound)."
      }
    }
    return nil
  }
}
